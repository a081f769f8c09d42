import Measures
import Registry

/// What stands at the head of every page about an alert: how things stood, where in its life it is, from when to when,
/// and how many people are concerned.
struct AlertFacts {
    let model: AlertModel
    let context: PageContext
    /// Whether whoever reads it is signed in, and may look at the service.
    let isForTeam: Bool

    var html: HTML {
        let words = context.words
        return """
            <dl class="facts"><dt>\(words.stateColumn)</dt><dd>\(words.stateSentence(model))</dd>
            \(times)\(when: isForTeam, """
                <dt>\(words.severityColumn)</dt><dd>\(words.capitalised(words.severity(model.severity)))</dd>

                """)\(when: model.kind != .network, concerned)</dl>
            """
    }

    /// Since when it has been so, or from when to when it was.
    private var times: HTML {
        let words = context.words
        func row(_ name: String, _ moment: Timestamp, _ more: String = "") -> HTML {
            """
            <dt>\(name)</dt><dd>\(words.time(moment, words.momentAndZone(moment)))\(more)</dd>

            """
        }
        // What was taken back neither began nor ended.
        guard model.takenBack == nil else { return row(words.history(.opened), model.openedAt) }
        guard let end = model.end else { return row(words.sinceColumn, model.since) }
        let began = row(words.beganColumn, model.since)
        guard !model.isWithdrawn else { return began + row(words.watchedUntilColumn, end) }
        let unwatched = model.unwatchedBeforeEnd
        let lasted = words.lasted(from: model.since, to: end, unwatched: unwatched)
        guard let unwatched else { return began + row(words.endedColumn, end, " (\(lasted))") }
        return began
            + """
            <dt>\(words.endedColumn)</dt><dd>\(words.endedUnwatched(from: unwatched, to: end)) (\(lasted))</dd>

            """
    }

    private var concerned: HTML {
        let words = context.words
        return """
            <dt>\(words.peopleColumn)</dt><dd>\(words.capitalised(words.people(model.peoplePerDay)))</dd>\
            \(when: isForTeam, """

                <dt>\(words.serviceColumn)</dt><dd><a href="\(context.link(.service(model.service)))">\
                \(words.marked(model.title))</a></dd>
                """)
            """
    }

    /// The status that it is about, or was; nothing where it is about none, or was taken back.
    static func standing(_ model: AlertModel, _ context: PageContext) -> HTML {
        let mark = mark(model, context)
        return mark.isEmpty ? .empty : "<p class=\"standing\">\(mark)</p>"
    }

    /// The mark of a status that something is, or was.
    static func mark(_ model: AlertModel, isLarge: Bool = true, _ context: PageContext) -> HTML {
        guard model.kind.isAboutStatus, model.takenBack == nil else { return .empty }
        let words = context.words
        // Only what works on some ways and not on others works in part.
        let isBad = model.status == .degraded && model.situation.cannot.isEmpty
        let name =
            model.isOver || model.meanwhile != nil
            ? (isBad ? words.statusBefore(model.status) : words.serviceStatusBefore(model.status))
            : (isBad ? words.status(model.status) : words.serviceStatus(model.status))
        return """
            \(.status(model.status, name, isLarge: isLarge))
            """
    }
}
