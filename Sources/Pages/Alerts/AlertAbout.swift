import Measures
import Registry

/// What an alert is about, for every kind, in the words that the mails use too: on the page of the alert and on those
/// that sealed links lead to.
struct AlertAbout {
    let model: AlertModel
    let context: PageContext

    var html: HTML {
        let words = context.words
        guard !model.isWithdrawn else { return "<p>\(words.withdrawnMeaning)</p>" }
        let isOver = model.state == .resolved
        switch model.kind {
        case .status: return statements
        case .overdue: return "\(when: !isOver, "<p>\(words.overdueMeaning)</p>")\(statements)"
        case .verdict: return "\(when: isOver, "<p>\(words.plainEnd(.verdict))</p>")\(points)"
        case .ratings: return "<p>\(isOver ? words.plainEnd(.ratings) : words.ratingsMeaning)</p>"
        case .unmeasured: return "\(when: !isOver, "<p>\(words.unmeasuredWhy(model))</p>")\(statements)"
        case .network: return "<p>\(isOver ? words.plainEnd(.network) : words.networkMeaning)</p>"
        case .fact: return "<p>\(isOver ? words.plainEnd(.fact) : words.factMeaning)</p>"
        }
    }

    private var statements: HTML { SituationStatements(situation: model.situation, context: context).html }

    private var points: HTML {
        let words = context.words
        guard let standard = model.standard, !standard.points.isEmpty else { return .empty }
        return """
            <p>\(words.lapseIntro(standard, isOver: model.state == .resolved))</p>
            <ul class="events">\(each: standard.points, { point in
                """
                <li><strong>\(words.marked(point.title))</strong> – \(words.verdict(point.verdict))
                \(if: words.lapseLine(point), { "<p>\($0)</p>" })</li>
                """
            })</ul>
            """
    }
}
