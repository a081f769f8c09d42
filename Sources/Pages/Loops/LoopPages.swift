import Registry

/// What everybody may read of what was said and done.
public func youSaidPage(_ model: YouSaidModel, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.youSaidTitle, at: .youSaid, in: context,
        """
        <h1>\(words.youSaidTitle)</h1>
        <p class="intro">\(words.youSaidIntro)</p>
        \(when: model.loops.isEmpty, "<p class=\"empty\">\(words.youSaidEmpty)</p>")
        \(each: model.loops, { loop in
            """
            <section class="panel" aria-labelledby="loop-\(String(loop.id))">
            <h2 id="loop-\(String(loop.id))">\(words.marked(loop.title))</h2>
            \(story(loop, context))
            <p class="quiet">\(words.loopState(loop.state))\
            \(when: loop.fixed + loop.notFixed > 0, " – \(words.fixedCounts(loop))")</p>
            </section>
            """
        })
        \(pager(model.pagination, in: context) { Link.youSaid.adding("page", String($0)) })
        """)
}

/// What was said, what was done, and what it did.
///
/// - Parameter repeatsWords: whether what was said is part of it; a heading may say it already.
func story(_ loop: LoopModel, _ context: PageContext, repeatsWords: Bool = true) -> HTML {
    let words = context.words
    let isDeclined = loop.changedAt == nil && (loop.state == .declined || loop.state == .closed)
    return """
        <dl class="facts">\(when: repeatsWords, "<dt>\(words.youSaid)</dt><dd>\(loop.said)</dd>")
        \(if: loop.did, { "<dt>\(isDeclined ? words.weChangeNothing : words.weDid)</dt><dd>\($0)</dd>" })
        \(if: words.effectLine(loop), { "<dt>\(words.whatItDid)</dt><dd>\($0)</dd>" })</dl>
        """
}

/// The loops of a service, for those who run it.
public func loopListPage(_ model: LoopListModel, in context: PageContext) -> HTML {
    let words = context.words
    let title = "\(words.loopsTitle) – \(words.text(model.title))"
    return page(
        model.refused == nil ? title : "\(words.notTaken) – \(title)", at: .services, in: context,
        """
        <a class="back" href="\(context.link(.service(model.service)))">← \(words.marked(model.title))</a>
        <h1>\(words.marked(model.title))\(words.colon) \(words.loopsTitle)</h1>
        <p class="intro">\(words.loopsIntro)</p>
        \(if: stray(model), { strayForm($0, in: context) })\
        \(when: model.mayAct, open(model, context))
        \(when: model.loops.isEmpty, "<p class=\"empty\">\(words.noLoops)</p>")
        \(each: model.loops, { loop($0, model, context) })
        """)
}

/// The form that was not taken, where it belongs to no loop that is shown.
private func stray(_ model: LoopListModel) -> RefusedForm? {
    guard let refused = model.refused, refused.place != .opening else { return nil }
    return model.mayAct && model.loops.contains { refused.place == .loop($0.id) } ? nil : refused
}

private func open(_ model: LoopListModel, _ context: PageContext) -> HTML {
    let words = context.words
    let refused = model.refused.flatMap { $0.place == .opening ? $0 : nil }
    // Where it came from, which no field shows.
    let kept = ["origin", "submission"].compactMap { name in refused?.values[name].map { (name: name, value: $0) } }
    return """
        <details\(when: refused != nil, " open")><summary>\(words.openLoopTitle)</summary>
        <form class="ask" method="post" action="\(context.link(.loops(model.service)))">\(csrf(context.viewer))
        \(refusal(refused, id: "said-problem", in: context))\
        \(each: kept, { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
        <div class="field wide"><label for="said">\(words.saidLabel)</label>\
        <textarea id="said" name="said" rows="2"\(when: refused != nil, " aria-describedby=\"said-problem\"")>\
        \(refused?.written ?? "")</textarea></div>
        <p><button>\(words.openLoopButton)</button></p></form></details>
        """
}

private func loop(_ loop: LoopModel, _ model: LoopListModel, _ context: PageContext) -> HTML {
    let words = context.words
    let id = String(loop.id)
    return """
        <section class="panel" aria-labelledby="loop-\(id)">
        <h2 id="loop-\(id)">\(loop.said)</h2>
        <p class="quiet">\(words.loopState(loop.state))\
        \(when: loop.isOverdue(at: context.now), " – <strong>\(words.overdueMark)</strong>")\
        \(if: loop.owner, { " – \(words.office($0))" })\(if: loop.due, { " – \($0.description)" })\
        \(if: loop.yardstick, { " – \(words.yardstickLabel.lowercased())\(words.colon) \(words.yardstick($0))" })</p>
        \(when: loop.did != nil, story(loop, context, repeatsWords: false))
        \(when: loop.fixed + loop.notFixed > 0, "<p>\(words.fixedCounts(loop))</p>")
        <details><summary>\(words.whatHappened)</summary>
        <ul class="events">\(each: loop.steps, { step in
            """
            <li><strong>\(words.loopStep(step.kind))</strong>\(if: step.words, { "<p>\($0)</p>" })
            <p class="quiet">\(words.time(step.at, words.momentAndZone(step.at)))</p></li>
            """
        })</ul></details>
        \(when: model.mayAct, LoopForms(loop: loop, list: model, context: context).html)
        </section>
        """
}
