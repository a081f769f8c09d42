import Registry

/// The forms by which a loop goes on: what its state allows.
struct LoopForms {
    private enum Step: String {
        case accept, decline, act, review, close, reopen
    }

    let loop: LoopModel
    let list: LoopListModel
    let context: PageContext

    private var words: Messages { context.words }

    /// All of them.
    var html: HTML {
        let steps = steps
        let forms: HTML = "\(each: steps, { form($0) })"
        guard let refused, !steps.contains(where: { $0.rawValue == refused.values["step"] }) else { return forms }
        return strayForm(refused, in: context) + forms
    }

    private var steps: [Step] {
        switch loop.state {
        case .heard: [.accept, .decline]
        case .accepted: [.act, .decline, .accept]
        case .acted: [.act, .review]
        case .reviewed: [.close, .review, .reopen]
        case .declined: [.close, .reopen]
        case .closed: [.reopen]
        }
    }

    private func form(_ step: Step) -> HTML {
        switch step {
        case .accept: loop.state == .accepted ? change : form(step, accept(words.acceptButton))
        case .decline: form(step, text(step, words.declineLabel, words.declineButton, isPlain: true))
        case .act: form(step, text(step, words.didLabel, words.didButton))
        case .review: form(step, button(step, words.reviewButton))
        case .close: form(step, button(step, words.closeButton))
        case .reopen: form(step, text(step, words.reopenLabel, words.reopenButton, isPlain: true))
        }
    }

    /// The form of this loop that was not taken.
    private var refused: RefusedForm? {
        list.refused.flatMap { $0.place == .loop(loop.id) ? $0 : nil }
    }

    /// The same, where it is the form of a step.
    private func refused(_ step: Step) -> RefusedForm? {
        refused.flatMap { $0.values["step"] == step.rawValue ? $0 : nil }
    }

    private func problemID(_ step: Step) -> String { "\(step.rawValue)-\(loop.id)-problem" }

    private func form(_ step: Step, _ content: HTML) -> HTML {
        """
        <form class="ask" method="post" action="\(context.link(.loop(list.service, loop.id)))">\(csrf(context.viewer))
        \(refusal(refused(step), id: problemID(step), in: context))\(content)</form>
        """
    }

    private func button(_ step: Step, _ label: String, isPlain: Bool = false) -> HTML {
        """
        <p><button\(when: isPlain, " class=\"plain\"") name="step" value="\(step.rawValue)">\(label)</button></p>
        """
    }

    private func text(_ step: Step, _ label: String, _ button: String, isPlain: Bool = false) -> HTML {
        let id = "\(step.rawValue)-\(loop.id)"
        let refused = refused(step)
        return """
            <div class="field wide"><label for="\(id)">\(label)</label>\
            <textarea id="\(id)" name="words" rows="2"\
            \(when: refused != nil, " aria-describedby=\"\(problemID(step))\"")>\
            \(refused?.written ?? "")</textarea></div>
            \(self.button(step, button, isPlain: isPlain))
            """
    }

    /// What was agreed may change while nothing was done yet.
    private var change: HTML {
        """
        <details\(when: refused(.accept) != nil, " open")><summary>\(words.changeAgreed)</summary>
        \(form(.accept, accept(words.changeAgreedButton)))</details>
        """
    }

    private func accept(_ label: String) -> HTML {
        let id = String(loop.id)
        let present = agreed
        let isWrongDay = refused(.accept)?.problem.isAboutDay ?? false
        return """
            <div class="field"><label for="owner-\(id)">\(words.ownerLabel)</label>\
            <select id="owner-\(id)" name="owner">
            \(each: list.offices, { option($0, words.office($0), isChosen: $0 == present.owner) })</select></div>
            <div class="field"><label for="due-\(id)">\(words.dueLabel)</label>\
            <input id="due-\(id)" name="due" type="text" inputmode="numeric" autocomplete="off" value="\(present.due)"\
            \(when: isWrongDay, " aria-invalid=\"true\" aria-describedby=\"\(problemID(.accept))\"")></div>
            <div class="field"><label for="measure-\(id)">\(words.yardstickLabel)</label>\
            <select id="measure-\(id)" name="measure">
            \(each: measures, { option($0.choice, words.name($0), isChosen: $0.choice == present.choice) })
            \(option("", words.notMeasurable, isChosen: present.choice == ""))</select></div>
            <div class="field wide"><label for="because-\(id)">\(words.notMeasurableLabel)</label>\
            <input id="because-\(id)" name="because" type="text" value="\(present.because)"></div>
            \(button(.accept, label))
            """
    }

    /// What stands in the form: what was typed just now, else what was agreed before.
    private var agreed: (owner: String?, due: String, choice: String?, because: String) {
        if let typed = refused(.accept)?.values {
            return (typed["owner"], typed["due"] ?? "", typed["measure"], typed["because"] ?? "")
        }
        let due = loop.due?.description ?? ""
        switch loop.yardstick {
        case .some(.measure(let measure)): return (loop.owner, due, measure.choice, "")
        case .some(.none(let because)): return (loop.owner, due, "", because)
        case nil: return (loop.owner, due, nil, "")
        }
    }

    /// What may be chosen; what was chosen before stays among it.
    private var measures: [LoopMeasure] {
        guard case .some(.measure(let present)) = loop.yardstick,
            !list.measures.contains(where: { $0.choice == present.choice })
        else { return list.measures }
        return [present] + list.measures
    }
}
