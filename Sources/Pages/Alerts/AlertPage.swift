import Measures
import Registry

/// The page of one alert, for the officials who were told.
public func alertPage(_ model: AlertModel, in context: PageContext) -> HTML {
    let words = context.words
    let title = words.title(words.alertTitle(model), of: model)
    return page(
        title, at: .alerts, in: context,
        """
        <a class="back" href="\(context.link(.alerts))">← \(words.allAlertsLink)</a>
        <p class="over">\(words.kind(model.kind, isOver: model.isOver)) – \(words.marked(model.organisation))</p>
        <h1>\(title)</h1>
        \(AlertFacts.standing(model, context))
        \(AlertFacts(model: model, context: context, isForTeam: true).html)
        \(acknowledgeForm(model, context))
        \(section("about", words.aboutTitle(model), about(model, context)))
        \(AlertEnding(model: model, context: context).html)
        \(section("next", words.nextTitle, nextSteps(model, context)))
        \(takeUp(model, context))
        \(section("evidence", words.evidenceTitle, evidence(model, context)))
        \(section("messages", words.deliveriesTitle, deliveries(model, context)))
        \(section("history", words.alertHistoryTitle, history(model, context)))
        """)
}

private func about(_ model: AlertModel, _ context: PageContext) -> HTML {
    """
    \(AlertAbout(model: model, context: context).html)\(if: model.standard, { standard in
        """

        <p><a href="\(context.link(.assessment(model.service, standard.id)))">\(context.words.allVerdicts)</a></p>
        """
    })
    """
}

private func acknowledgeForm(_ model: AlertModel, _ context: PageContext) -> HTML {
    guard model.state == .open, let viewer = context.viewer, viewer.mayAcknowledge else { return .empty }
    let words = context.words
    return """
        <div class="panel"><h2>\(words.acknowledgeTitle)</h2><p>\(words.acknowledgeMeaning)</p>
        <form method="post" action="\(context.link(.acknowledgeAlert(model.id)))">\(csrf(viewer))
        <p><button>\(words.acknowledgeButton)</button></p></form></div>
        """
}

/// What an alert is about may be worth more than its repair: a loop, with an owner and a measure.
private func takeUp(_ model: AlertModel, _ context: PageContext) -> HTML {
    // What was taken back was not so, and is worth no loop.
    guard model.takenBack == nil, let viewer = context.viewer, viewer.mayAnswer,
        let origin = LoopModel.Origin(model.kind)
    else { return .empty }
    let words = context.words
    return """
        <details><summary>\(words.startLoop)</summary>
        <form class="ask" method="post" action="\(context.link(.loops(model.service)))">\(csrf(viewer))
        <p class="quiet">\(words.takeUpMeaning)</p>
        <input type="hidden" name="origin" value="\(origin.rawValue)">
        <div class="field wide"><label for="said">\(words.saidLabel)</label>\
        <textarea id="said" name="said" rows="2">\(words.alertTitle(model))</textarea></div>
        <p><button>\(words.openLoopButton)</button></p></form></details>
        """
}

extension LoopModel.Origin {
    fileprivate init?(_ kind: AlertModel.Kind) {
        switch kind {
        case .status: self = .outage
        case .verdict: self = .verdict
        case .ratings: self = .feedback
        case .fact: self = .fact
        case .overdue, .unmeasured, .network: return nil
        }
    }
}

private func nextSteps(_ model: AlertModel, _ context: PageContext) -> HTML {
    "<ol>\(each: context.words.nextSteps(model), { "<li>\($0)</li>" })</ol>"
}

private func evidence(_ model: AlertModel, _ context: PageContext) -> HTML {
    let rests = AlertEvidence(model: model, context: context, isForTeam: true).html
    return "\(rests)\(if: model.ratings, { said($0, context) })"
}

/// What unhappy people wrote, for whoever may read it.
private func said(_ ratings: AlertModel.Ratings, _ context: PageContext) -> HTML {
    let words = context.words
    guard let examples = ratings.examples else { return "<p class=\"quiet\">\(words.wordsAreKept)</p>" }
    guard !examples.isEmpty else { return "<p class=\"quiet\">\(words.noUnhappyWords)</p>" }
    return """
        <p>\(words.unhappyWords)</p>
        <ul class="events">\(each: examples, { example in
            """
            <li><strong>\(words.time(example.at, words.momentAndZone(example.at)))</strong>
            <p>\(example.words)</p></li>
            """
        })</ul>
        """
}

private func deliveries(_ model: AlertModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.deliveries.isEmpty else { return "<p class=\"empty\">\(words.noDeliveries)</p>" }
    return DataTable(
        id: "deliveries", caption: words.deliveriesCaption,
        columns: [
            DataTable.Column(words.officeColumn), DataTable.Column(words.purposeColumn),
            DataTable.Column(words.deliveryColumn), DataTable.Column(words.atColumn),
            DataTable.Column(words.attemptsColumn, isNumber: true),
        ],
        rows: model.deliveries.map { delivery in
            [
                HTML(escaping: words.recipient(delivery)),
                HTML(escaping: words.purpose(delivery.purpose)),
                "\(words.deliveryState(delivery.state))\(if: problem(delivery, words), { "<small>\($0)</small>" })",
                words.time(delivery.at, words.moment(delivery.at)),
                HTML(escaping: words.number(delivery.attempts)),
            ]
        }
    ).html
}

/// What stands in the way of a message, in the words of whoever runs the relay; why it was not sent.
private func problem(_ delivery: DeliveryRow, _ words: Messages) -> HTML? {
    delivery.problem.map { kept in words.remark(kept).map { HTML(escaping: $0) } ?? words.marked(technical: kept) }
}

private func history(_ model: AlertModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.history.isEmpty else { return "<p class=\"empty\">\(words.noEvents)</p>" }
    return """
        <ul class="events">\(each: model.history, { entry in
            """
            <li><strong>\(words.history(entry.kind))</strong>\(if: entry.office, { " – \(words.office($0))" })
            <p class="quiet">\(words.time(entry.at, words.momentAndZone(entry.at)))</p>\
            \(if: entry.note, { "<p>\(words.marked(remark: $0))</p>" })</li>
            """
        })</ul>
        """
}
