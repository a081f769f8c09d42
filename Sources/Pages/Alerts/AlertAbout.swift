import Measures
import Registry

/// What an alert is about, for every kind, in the words that the mails use too.
///
/// It stands on the page of the alert and on those that sealed links lead to. One that is over keeps what it was.
struct AlertAbout {
    let model: AlertModel
    let context: PageContext

    var html: HTML {
        let (words, isOver) = (context.words, model.isOver)
        switch model.kind {
        case .status: return statements
        case .overdue: return "<p>\(isOver ? words.overdueMeaningBefore : words.overdueMeaning)</p>\(statements)"
        case .verdict: return points
        case .ratings: return "<p>\(isOver ? words.ratingsMeaningBefore : words.ratingsMeaning)</p>"
        case .unmeasured: return "<p>\(words.unmeasuredWhy(model))</p>\(statements)"
        case .network: return "<p>\(isOver ? words.networkMeaningBefore : words.networkMeaning)</p>"
        case .fact: return "<p>\(isOver ? words.factMeaningBefore : words.factMeaning)</p>"
        }
    }

    /// What people can and cannot do; where something hides it, what failed until then, and what is so now.
    private var statements: HTML {
        guard let meanwhile = model.meanwhile else {
            return SituationStatements(situation: model.situation, context: context, tense: model.tense).html
        }
        let failing = Situation(cells: model.situation.cells.filter { $0.status == .down || $0.status == .degraded })
        return """
            \(SituationStatements(situation: failing, context: context, tense: model.tense).html)
            <p><strong>\(context.words.nowTitle)</strong></p>
            \(SituationStatements(situation: meanwhile.situation, context: context).html)
            """
    }

    private var points: HTML {
        let words = context.words
        guard let standard = model.standard, !standard.points.isEmpty else { return .empty }
        return """
            <p>\(words.lapseIntro(standard, isOver: model.isOver))</p>
            <ul class="events">\(each: standard.points, { point in
                """
                <li><strong>\(words.marked(point.title))</strong> – \(words.verdict(point.verdict))
                \(if: words.lapseLine(point), { "<p>\($0)</p>" })</li>
                """
            })</ul>
            """
    }
}
