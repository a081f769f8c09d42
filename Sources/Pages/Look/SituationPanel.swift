import Measures

/// What people can and cannot do, in sentences, under the status of the whole service.
struct SituationPanel {
    let situation: Situation
    let status: StatusSpan
    let unwatched: [Window]
    let context: PageContext

    var html: HTML {
        let words = context.words
        return """
            <section class="panel of-\(status.status.rawValue)" aria-labelledby="now">
            <h2 id="now" class="hidden">\(words.nowTitle)</h2>
            <p class="standing">\(.status(status.status, words.serviceStatus(status.status), isLarge: true)) \
            <span class="quiet">\(words.time(status.start, words.capitalised(words.since(status.start)))) \
            (\(words.zoneName(at: status.start)))\(if: words.notWatched(unwatched), { " – \($0)" })</span></p>
            \(SituationStatements(situation: situation, context: context).html)
            </section>
            """
    }
}

/// The sentences alone, what matters most first.
struct SituationStatements {
    let situation: Situation
    let context: PageContext
    /// The time in which it is told.
    var tense = Tense.now

    var html: HTML {
        let words = context.words
        let parts = situation.all
        guard !parts.isEmpty else {
            return "<p>\(tense == .now ? words.summary(situation) : words.situationNotKept)</p>"
        }
        return HTML(parts.map(statement))
    }

    private func statement(_ statement: Situation.Statement) -> HTML {
        let words = context.words
        return """
            <div class="statement"><p class="lead">\(words.lead(statement, tense))\
            \(statement.tasks.isEmpty ? "." : words.colon)</p>\
            \(when: !statement.tasks.isEmpty, "<ul>\(each: statement.tasks, { "<li>\(words.marked($0))</li>" })</ul>")\
            \(if: words.why(statement, tense), { "<p class=\"why\">\($0)</p>" })\
            \(if: statement.lastSeen.map(words.lastSeen), { "<p class=\"why\">\($0)</p>" })</div>
            """
    }
}
