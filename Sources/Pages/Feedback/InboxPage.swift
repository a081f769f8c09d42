import Registry

/// What people say of a service, for those who run it.
public func inboxPage(_ model: InboxModel, in context: PageContext) -> HTML {
    let words = context.words
    let title = "\(words.inboxTitle) – \(words.text(model.title))"
    return page(
        model.refused == nil ? title : "\(words.notTaken) – \(title)", at: .services, in: context,
        """
        <a class="back" href="\(context.link(.service(model.service)))">← \(words.marked(model.title))</a>
        <h1>\(words.marked(model.title))\(words.colon) \(words.inboxTitle)</h1>
        <p class="intro">\(words.inboxIntro)</p>
        \(if: stray(model), { strayForm($0, in: context) })\
        \(filter(model, context))
        \(when: model.entries.isEmpty, "<p class=\"empty\">\(words.inboxEmpty)</p>")
        \(each: model.entries, { entry($0, model, context) })
        \(pager(model.pagination, in: context) { model.link(page: $0) })
        """)
}

private func filter(_ model: InboxModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <form class="filter" method="get" action="\(Link.inbox(model.service))" role="search">\(languageField(context))
        <div class="field"><label for="state">\(words.stateColumn)</label><select id="state" name="state">
        <option value="">\(words.allStates)</option>
        \(each: SubmissionState.allCases, { state in
            option(
                state.rawValue, "\(words.state(state)) (\(words.number(model.counts[state] ?? 0)))",
                isChosen: model.state == state)
        })</select></div>
        <button>\(words.show)</button></form>
        """
}

private func entry(_ entry: InboxModel.Entry, _ model: InboxModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <section class="panel" aria-labelledby="s-\(String(entry.id))">
        <h2 id="s-\(String(entry.id))">\(words.time(entry.receivedAt, words.capitalised(words.spoken(entry.receivedAt))))\
        \(if: entry.channel, { " – \(words.name($0))" })</h2>
        <p class="quiet">\(words.state(entry.state))\(when: entry.isAssisted, " – \(words.assistedMark)")</p>
        <ul>\(each: entry.choices, { choice in
            """
            <li>\(words.marked(choice.question)) <strong>\(words.list(choice.options.map(words.text)))</strong></li>
            """
        })</ul>
        \(each: entry.words, { "<blockquote>\($0)</blockquote>" })
        \(when: asksForAnswer(entry, model), answerForm(entry, model, context))
        \(when: model.mayAnswer && entry.state == .held, releaseForm(entry, model, context))
        \(when: asksForLoop(entry, model), linkForm(entry, model, context))
        </section>
        """
}

private func asksForAnswer(_ entry: InboxModel.Entry, _ model: InboxModel) -> Bool {
    model.mayAnswer && entry.state != .answered && entry.state != .noAction && entry.state != .held
}

private func asksForLoop(_ entry: InboxModel.Entry, _ model: InboxModel) -> Bool {
    model.mayAnswer && entry.state != .held && !model.openLoops.isEmpty
}

/// The form about a submission that was not taken: the one that answers it, or the one that ties it to a loop.
private func refused(_ entry: InboxModel.Entry, _ model: InboxModel, isLink: Bool) -> RefusedForm? {
    guard let refused = model.refused, refused.place == .submission(entry.id),
        isLink == (refused.values["loop"] != nil)
    else { return nil }
    return refused
}

/// The form that was not taken, where it is shown nowhere.
private func stray(_ model: InboxModel) -> RefusedForm? {
    let isShown = model.entries.contains { entry in
        asksForAnswer(entry, model) && refused(entry, model, isLink: false) != nil
            || asksForLoop(entry, model) && refused(entry, model, isLink: true) != nil
    }
    return isShown ? nil : model.refused
}

private func answerForm(_ entry: InboxModel.Entry, _ model: InboxModel, _ context: PageContext) -> HTML {
    let words = context.words
    let id = String(entry.id)
    let refused = refused(entry, model, isLink: false)
    return """
        <form class="ask" method="post" action="\(context.link(model.place(.submission(model.service, entry.id))))">\
        \(csrf(context.viewer))
        \(refusal(refused, id: "words-\(id)-problem", in: context))\
        <div class="field wide"><label for="words-\(id)">\(words.answerLabel)</label>\
        <textarea id="words-\(id)" name="words" rows="3"\
        \(when: refused != nil, " aria-describedby=\"words-\(id)-problem\"")>\(refused?.written ?? "")</textarea></div>
        <p><button name="act" value="answer">\(words.sendAnswer)</button> \
        \(when: entry.state == .received, "<button name=\"act\" value=\"acknowledge\">\(words.markRead)</button> ")\
        <button class="plain" name="act" value="no_action">\(words.noActionButton)</button></p></form>
        <details><summary>\(words.startLoop)</summary>
        <form class="ask" method="post" action="\(context.link(.loops(model.service)))">\(csrf(context.viewer))
        <input type="hidden" name="submission" value="\(id)">
        <div class="field wide"><label for="said-\(id)">\(words.saidLabel)</label>\
        <textarea id="said-\(id)" name="said" rows="2"></textarea></div>
        <p><button>\(words.openLoopButton)</button></p></form></details>
        """
}

/// What looked like nobody's words, and is somebody's.
private func releaseForm(_ entry: InboxModel.Entry, _ model: InboxModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <form class="ask" method="post" action="\(context.link(model.place(.submission(model.service, entry.id))))">\
        \(csrf(context.viewer))
        <p>\(words.heldMeaning)</p>
        <p><button name="act" value="release">\(words.releaseButton)</button></p></form>
        """
}

/// More of the same: what somebody said joins what is already being worked on.
private func linkForm(_ entry: InboxModel.Entry, _ model: InboxModel, _ context: PageContext) -> HTML {
    let words = context.words
    let id = "loop-\(entry.id)"
    let refused = refused(entry, model, isLink: true)
    return """
        <form class="ask" method="post" action="\(context.link(model.place(.linkToLoop(model.service, entry.id))))">\
        \(csrf(context.viewer))
        \(refusal(refused, id: "\(id)-problem", in: context))\
        <div class="field wide"><label for="\(id)">\(words.belongsToLoop)</label><select id="\(id)" name="loop"\
        \(when: refused != nil, " aria-describedby=\"\(id)-problem\"")>
        \(each: model.openLoops, {
            option(String($0.id), $0.label, isChosen: refused?.values["loop"] == String($0.id))
        })</select></div>
        <p><button class="plain">\(words.linkToLoopButton)</button></p></form>
        """
}

extension InboxModel.OpenLoop {
    /// What it is about, short enough for a line.
    fileprivate var label: String {
        let line = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 90 ? line.prefix(89) + "…" : line
    }
}

extension InboxModel {
    /// The same list on another page.
    func link(page: Int) -> Link {
        Link(
            ["services", service, "feedback"],
            query: (state.map { [("state", $0.rawValue)] } ?? []) + [("page", String(page))])
    }

    /// An address that knows from which page of which list a form was sent: the same is shown where it is not taken.
    fileprivate func place(_ link: Link) -> Link {
        var link = link
        if let state { link = link.adding("state", state.rawValue) }
        return pagination.page > 1 ? link.adding("page", String(pagination.page)) : link
    }
}
