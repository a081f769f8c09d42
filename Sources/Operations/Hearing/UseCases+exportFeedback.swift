import Documents
import Feedback
import Measures
public import Registry
import Storage

extension UseCases {
    /// Gives what people said of a service as lines of comma-separated values, oldest first; that it was read is noted.
    ///
    /// Words are given as they are kept, without personal data, and nothing by which somebody follows theirs.
    ///
    /// - Parameters:
    ///   - days: from which day of UTC to which, both included.
    ///   - write: takes one line without its end.
    /// - Returns: how many submissions there were.
    @discardableResult
    public func exportFeedback(
        _ slug: String, days: ClosedRange<CivilDate>, by caller: Caller, write: (String) -> Void
    ) async throws -> Int {
        try caller.require(.hear, service: slug)
        let (moment, ids) = (now(), ids)
        let (subject, questions) = try await store.write { transaction in
            let (service, subject) = try heardService(slug, transaction)
            try transaction.audit(
                actor: caller.name, action: "export feedback", subject: slug,
                detail: "\(days.lowerBound) to \(days.upperBound)", now: moment, ids: ids)
            let asked = service.feedback.flatMap { questionSets[$0.questionSet] }?.questions.map(\.id) ?? []
            let answered = try transaction.answeredQuestions(of: subject)
            return (subject, asked + answered.filter { !asked.contains($0) })
        }
        write(
            CSVLine.text(["submission", "at", "channel", "language", "mode", "state", "question_set"] + questions))
        var (count, last) = (0, Int64.min)
        while true {
            let after = last
            let page = try await store.read {
                try $0.submissions(
                    of: subject, days: days.lowerBound.days...days.upperBound.days, after: after,
                    limit: Self.exportedAtOnce)
            }
            for submission in page { write(Self.line(submission, questions)) }
            count += page.count
            guard page.count == Self.exportedAtOnce, let end = page.last else { return count }
            last = end.id
        }
    }

    /// How many submissions are read in one transaction.
    private static let exportedAtOnce = 500

    private static func line(_ submission: StoredSubmission, _ questions: [String]) -> String {
        let answers = Dictionary(
            submission.answers.map { ($0.question, $0.words ?? $0.options.joined(separator: "|")) },
            uniquingKeysWith: { first, _ in first })
        return CSVLine.text(
            [
                String(submission.id), submission.receivedAt.description, submission.channel, submission.language,
                submission.mode.rawValue, submission.state.rawValue,
                "\(submission.questionSet) \(submission.version)",
            ] + questions.map { answers[$0] ?? "" })
    }
}
