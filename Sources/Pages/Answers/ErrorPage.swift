/// The page of a request that failed: what happened and what to do, in words.
///
/// - Parameters:
///   - status: The HTTP status code.
///   - detail: What was wrong with this request, in one English sentence without its full stop; not shown for 404 and
///     5xx, where it is for those who run commands.
public func errorPage(status: Int, detail: String? = nil, in context: PageContext) -> HTML {
    let words = context.words
    let (title, next) = words.failure(status)
    return page(
        title, in: context,
        """
        <h1>\(title)</h1>
        \(if: status == 404 || status >= 500 ? nil : detail, {
            // Details are written in English.
            "<p\(when: context.language != .english, " lang=\"en\"")>\(words.capitalised($0)).</p>"
        })
        <p>\(next)</p>
        <p><a href="\(context.link(.statuses))">\(words.toStatuses)</a></p>
        <p class="quiet">\(words.errorCode(status))</p>
        """)
}
