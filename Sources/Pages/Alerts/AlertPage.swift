import Measures
import Registry

/// The page of one alert, for the officials who were told.
public func alertPage(_ model: AlertModel, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.alertTitle(model), at: .alerts, in: context,
        """
        <a class="back" href="\(context.link(.alerts))">← \(words.allAlertsLink)</a>
        <p class="over">\(words.kind(model.kind)) – \(words.marked(model.organisation))</p>
        <h1>\(words.alertTitle(model))</h1>
        \(when: model.kind.isAboutStatus, standing(model, context))
        <dl class="facts">\(facts(model, context))</dl>
        \(acknowledgeForm(model, context))
        \(model.kind.isAboutStatus && model.state == .resolved
            ? situations(model, context) : section("about", words.aboutTitle(model), about(model, context)))
        \(section("next", words.nextTitle, nextSteps(model, context)))
        \(takeUp(model, context))
        \(section("evidence", words.evidenceTitle, evidence(model, context)))
        \(section("messages", words.deliveriesTitle, deliveries(model, context)))
        \(section("history", words.alertHistoryTitle, history(model, context)))
        """)
}

private func standing(_ model: AlertModel, _ context: PageContext) -> HTML {
    """
    <p class="standing">\(when: model.state == .resolved, HTML(escaping: context.words.itWas + " "))\
    \(.status(model.status, context.words.serviceStatus(model.status), isLarge: true))</p>
    """
}

/// How it was while the alert lasted, and what people could do when it ended.
private func situations(_ model: AlertModel, _ context: PageContext) -> HTML {
    let words = context.words
    func statements(_ situation: Situation) -> HTML {
        SituationStatements(situation: situation, context: context).html
    }
    return """
        \(section("situation", words.howItWasTitle, about(model, context)))\
        \(if: model.ending, { section("ending", words.whenItEndedTitle, statements($0)) })
        """
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
        \(when: model.kind != .network, concerned(model, context))
        """
}

/// The service that it is about, and its people.
private func concerned(_ model: AlertModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <dt>\(words.peopleColumn)</dt><dd>\(words.capitalised(words.people(model.peoplePerDay)))</dd>
        <dt>\(words.serviceColumn)</dt><dd><a href="\(context.link(.service(model.service)))">\
        \(words.marked(model.title))</a></dd>
        """
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
        case .overdue, .unmeasured, .network: return nil
        }
    }
}

private func nextSteps(_ model: AlertModel, _ context: PageContext) -> HTML {
    "<ol>\(each: context.words.nextSteps(model), { "<li>\($0)</li>" })</ol>"
}

private func evidence(_ model: AlertModel, _ context: PageContext) -> HTML {
    let rests = AlertEvidence(model: model, context: context, isForTeam: true).html
    let notes = HTML(context.words.notes(model).map { "<p>\($0)</p>" })
    return "\(notes)\(rests)\(if: model.ratings, { said($0, context) })"
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
