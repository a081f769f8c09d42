import Registry

/// The forms by which a loop goes on: what its state allows.
struct LoopForms {
    let loop: LoopModel
    let list: LoopListModel
    let context: PageContext

    private var words: Messages { context.words }

    /// All of them.
    var html: HTML {
        switch loop.state {
        case .heard: accept(words.acceptButton) + decline
        case .accepted: act + decline + change
        case .acted: act + button("review", words.reviewButton)
        case .reviewed: button("close", words.closeButton) + button("review", words.reviewButton) + reopen
        case .declined: button("close", words.closeButton) + reopen
        case .closed: reopen
        }
    }

    private var decline: HTML { text("decline", words.declineLabel, words.declineButton, isPlain: true) }
    private var act: HTML { text("act", words.didLabel, words.didButton) }
    private var reopen: HTML { text("reopen", words.reopenLabel, words.reopenButton, isPlain: true) }

    /// What was agreed may change while nothing was done yet.
    private var change: HTML {
        "<details><summary>\(words.changeAgreed)</summary>\(accept(words.changeAgreedButton))</details>"
    }

    private func form(_ content: HTML) -> HTML {
        """
        <form class="ask" method="post" action="\(context.link(.loop(list.service, loop.id)))">\(csrf(context.viewer))
        \(content)</form>
        """
    }

    private func button(_ step: String, _ label: String) -> HTML {
        form("<p><button name=\"step\" value=\"\(step)\">\(label)</button></p>")
    }

    private func text(_ step: String, _ label: String, _ button: String, isPlain: Bool = false) -> HTML {
        let id = "\(step)-\(loop.id)"
        return form(
            """
            <div class="field wide"><label for="\(id)">\(label)</label>\
            <textarea id="\(id)" name="words" rows="2"></textarea></div>
            <p><button\(when: isPlain, " class=\"plain\"") name="step" value="\(step)">\(button)</button></p>
            """)
    }

    private func accept(_ button: String) -> HTML {
        let id = String(loop.id)
        var (measure, because): (LoopMeasure?, String?)
        switch loop.yardstick {
        case .some(.measure(let present)): measure = present
        case .some(.none(let why)): because = why
        case nil: break
        }
        return form(
            """
            <div class="field"><label for="owner-\(id)">\(words.ownerLabel)</label>\
            <select id="owner-\(id)" name="owner">
            \(each: list.offices, { option($0, words.office($0), isChosen: $0 == loop.owner) })</select></div>
            <div class="field"><label for="due-\(id)">\(words.dueLabel)</label>\
            <input id="due-\(id)" name="due" type="text" inputmode="numeric" autocomplete="off" \
            value="\(loop.due?.description ?? "")"></div>
            <div class="field"><label for="measure-\(id)">\(words.yardstickLabel)</label>\
            <select id="measure-\(id)" name="measure">
            \(each: measures(with: measure), {
                option($0.choice, words.name($0), isChosen: $0.choice == measure?.choice)
            })
            \(option("", words.notMeasurable, isChosen: because != nil))</select></div>
            <div class="field wide"><label for="because-\(id)">\(words.notMeasurableLabel)</label>\
            <input id="because-\(id)" name="because" type="text" value="\(because ?? "")"></div>
            <p><button name="step" value="accept">\(button)</button></p>
            """)
    }

    /// What may be chosen; what was chosen before stays among it.
    private func measures(with present: LoopMeasure?) -> [LoopMeasure] {
        guard let present, !list.measures.contains(where: { $0.choice == present.choice }) else { return list.measures }
        return [present] + list.measures
    }
}
