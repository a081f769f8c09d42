/// Where one is in a list of several pages, with links to the pages before and after.
func pager(_ pagination: Pagination, in context: PageContext, link: (Int) -> Link) -> HTML {
    let words = context.words
    guard pagination.total > 0 else { return .empty }
    guard pagination.pages > 1 else { return "<p class=\"quiet\">\(words.shown(pagination))</p>" }
    func to(_ page: Int, _ relation: StaticString, _ label: String) -> HTML {
        "<a rel=\"\(relation.description)\" href=\"\(context.link(link(page)))\">\(label)</a>"
    }
    return """
        <nav class="pages" aria-label="\(words.pages)">\
        \(when: pagination.page > 1, to(pagination.page - 1, "prev", "← " + words.previousPage))\
        <p>\(words.shown(pagination)) (\(words.page(pagination.page, of: pagination.pages)))</p>\
        \(when: pagination.page < pagination.pages, to(pagination.page + 1, "next", words.nextPage + " →"))\
        </nav>
        """
}
