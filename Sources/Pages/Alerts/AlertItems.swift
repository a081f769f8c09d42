import Registry

/// The alerts that were told in one message, those of the services that most people use first: what each is about, or
/// was, from when on, how many people are concerned, and where in its life it is.
struct AlertItems {
    /// One alert, with the address of a page about it where the reader may open one.
    struct Item {
        let alert: AlertModel
        let link: Link?
    }

    let items: [Item]
    let context: PageContext

    /// Creates a list in which nothing leads further.
    init(_ alerts: [AlertModel], _ context: PageContext) {
        self.init(alerts.byPeople.map { Item(alert: $0, link: nil) }, context)
    }

    /// Creates a list in the order given.
    init(_ items: [Item], _ context: PageContext) {
        (self.items, self.context) = (items, context)
    }

    var html: HTML { "<ul class=\"events\">\(each: items, item)</ul>" }

    private func item(_ item: Item) -> HTML {
        let (words, alert) = (context.words, item.alert)
        let title = words.title(words.headline(alert), of: alert)
        let works = alert.isOver ? [] : (alert.meanwhile?.situation ?? alert.situation).works
        return """
            <li><strong>\(item.link.map { "<a href=\"\(context.link($0))\">\(title)</a>" } ?? HTML(escaping: title))</strong>\
            \(if: words.timesAndPeople(alert), { "\n<p>\($0)</p>" })\
            \(each: works, { "\n<p>\(words.sentence($0))</p>" })
            <p class="quiet">\(words.stateSentence(alert))</p></li>

            """
    }
}
