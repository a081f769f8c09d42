import Measures
import Registry

/// The page of one alert, for the officials who were told.
public func alertPage(_ model: AlertModel, in context: PageContext) -> HTML {
    let words = context.words
    let situation = SituationStatements(situation: model.situation, context: context).html
    return page(
        words.alertTitle(model), at: .alerts, in: context,
        """
        <a class="back" href="\(context.link(.alerts))">← \(words.allAlertsLink)</a>
        <p class="over">\(words.kind(model.kind)) – \(words.marked(model.organisation))</p>
        <h1>\(words.alertTitle(model))</h1>
        \(when: model.kind.isAboutStatus, standing(model, context))
        <dl class="facts">\(facts(model, context))</dl>
        \(acknowledgeForm(model, context))
        \(if: model.standard, { section("points", words.lapseTitle, lapsedPoints($0, model, context)) })\
        \(when: model.kind.isAboutStatus, section("situation", words.situationTitle(model.state), situation))
        \(section("next", words.nextTitle, nextSteps(model, context)))
        \(takeUp(model, context))
        \(section("evidence", words.evidenceTitle, evidence(model, context)))
        \(section("messages", words.deliveriesTitle, deliveries(model, context)))
        \(section("history", words.alertHistoryTitle, history(model, context)))
        """)
}

private func standing(_ model: AlertModel, _ context: PageContext) -> HTML {
    "<p class=\"standing\">\(.status(model.status, context.words.serviceStatus(model.status), isLarge: true))</p>"
}

private func facts(_ model: AlertModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <dt>\(words.stateColumn)</dt><dd>\(words.stateSentence(model))</dd>
        <dt>\(words.sinceColumn)</dt><dd>\(words.time(model.since, words.momentAndZone(model.since)))</dd>
        \(if: model.resolvedAt, { end in
            """
            <dt>\(words.untilColumn)</dt><dd>\(words.time(end, words.momentAndZone(end))) \
            (\(words.lasted(end - model.since)))</dd>

            """
        })<dt>\(words.severityColumn)</dt><dd>\(words.capitalised(words.severity(model.severity)))</dd>
        <dt>\(words.peopleColumn)</dt><dd>\(words.capitalised(words.people(model.peoplePerDay)))</dd>
        <dt>\(words.serviceColumn)</dt><dd><a href="\(context.link(.service(model.service)))">\
        \(words.marked(model.title))</a></dd>
        """
}

private func lapsedPoints(
    _ standard: AlertModel.LapsedStandard, _ model: AlertModel, _ context: PageContext
) -> HTML {
    let words = context.words
    return """
        \(when: standard.points.isEmpty, "<p class=\"empty\">\(words.allMetAgain)</p>")\
        <ul class="events">\(each: standard.points, { point in
            """
            <li><strong>\(words.marked(point.title))</strong> – \(words.verdict(point.verdict))
            \(if: words.lapseLine(point), { "<p>\($0)</p>" })</li>
            """
        })</ul>
        <p><a href="\(context.link(.assessment(model.service, standard.id)))">\(words.allVerdicts)</a></p>
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
    guard let viewer = context.viewer, viewer.mayAnswer, let origin = LoopModel.Origin(model.kind) else {
        return .empty
    }
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
        case .overdue: return nil
        }
    }
}

private func nextSteps(_ model: AlertModel, _ context: PageContext) -> HTML {
    "<ol>\(each: context.words.nextSteps(model), { "<li>\($0)</li>" })</ol>"
}

private func evidence(_ model: AlertModel, _ context: PageContext) -> HTML {
    let words = context.words
    if let ratings = model.ratings { return said(ratings, context) }
    guard !model.evidence.isEmpty else { return "<p class=\"empty\">\(words.noEvidence)</p>" }
    return """
        \(if: model.runs, { "<p>\(words.runs($0))</p>" })
        <ul class="events">\(each: model.evidence, { line in
            """
            <li><strong>\(words.time(line.at, words.momentAndZone(line.at)))</strong>
            <p>\(line.detail)</p><p class="quiet"><code>\(line.source)</code></p></li>
            """
        })</ul>
        """
}

/// How many people are unhappy, and what they wrote for whoever may read it.
private func said(_ ratings: AlertModel.Ratings, _ context: PageContext) -> HTML {
    let words = context.words
    let counts: HTML = "<p>\(words.counted(ratings))</p>"
    guard let examples = ratings.examples else { return "\(counts)<p class=\"quiet\">\(words.wordsAreKept)</p>" }
    guard !examples.isEmpty else { return "\(counts)<p class=\"quiet\">\(words.noUnhappyWords)</p>" }
    return """
        \(counts)
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
                HTML(escaping: words.office(delivery.office)),
                HTML(escaping: words.purpose(delivery.purpose)),
                "\(words.deliveryState(delivery.state))\(if: delivery.problem, { "<small>\($0)</small>" })",
                words.time(delivery.at, words.moment(delivery.at)),
                HTML(escaping: words.number(delivery.attempts)),
            ]
        }
    ).html
}

private func history(_ model: AlertModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.history.isEmpty else { return "<p class=\"empty\">\(words.noEvents)</p>" }
    return """
        <ul class="events">\(each: model.history, { entry in
            """
            <li><strong>\(words.history(entry.kind))</strong>\(if: entry.office, { " – \(words.office($0))" })
            <p class="quiet">\(words.time(entry.at, words.momentAndZone(entry.at)))</p>\
            \(if: entry.note, { "<p>\($0)</p>" })</li>
            """
        })</ul>
        """
}
