import Measures

/// How an alert ended, under its own heading; nothing while it is not over.
struct AlertEnding {
    let model: AlertModel
    let context: PageContext

    var html: HTML {
        let words = context.words
        guard model.isOver else { return .empty }
        if model.takenBack != nil {
            guard model.kind != .network else { return .empty }
            return section("ending", words.howItEndedTitle, "<p>\(words.takenBackMeaning)</p>")
        }
        if model.isWithdrawn { return section("ending", words.howItEndedTitle, "<p>\(words.withdrawnMeaning)</p>") }
        if let end = words.endBefore(model.kind) { return section("ending", words.howItEndedTitle, "<p>\(end)</p>") }
        guard let ending = model.ending else { return .empty }
        return section(
            "ending", words.whenItEndedTitle,
            SituationStatements(situation: ending, context: context, tense: .then).html)
    }
}
