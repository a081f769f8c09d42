import Registry

/// The page that the link in a mail about several services leads to: it lists them and asks, because mail programs open
/// links by themselves.
public func acknowledgeGroupQuestionPage(_ models: [AlertModel], seal: String, in context: PageContext) -> HTML {
    let (words, models) = (context.words, models.map(\.withoutInsides))
    let open = models.filter { $0.state == .open }
    return page(
        words.acknowledgeGroupQuestion(open.count), in: context, isListed: false,
        """
        <h1>\(words.acknowledgeGroupQuestion(open.count))</h1>
        <p>\(words.acknowledgeMeaning)</p>
        <form method="post" action="\(context.link(.acknowledge(seal: seal)))">
        <p><button>\(words.acknowledgeYes)</button></p></form>
        <p class="quiet">\(words.acknowledgeNo)</p>
        \(AlertItems(models, context).html)
        """)
}

/// The page after acknowledging several alerts, or when it had been done or all were over before.
public func acknowledgedGroupPage(_ models: [AlertModel], in context: PageContext) -> HTML {
    let (words, models) = (context.words, models.map(\.withoutInsides))
    return page(
        words.acknowledgedGroup(models), in: context, isListed: false,
        """
        <h1>\(words.acknowledgedGroup(models))</h1>
        \(AlertItems(models, context).html)
        \(when: models.contains { !$0.isOver }, "<p>\(words.acknowledgedMeaning)</p>")
        <p><a href="\(context.link(.statuses))">\(words.followStatus)</a></p>
        """)
}
