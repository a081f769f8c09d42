import Feedback
import Measures
import Registry
import Storage

extension ServiceReading {
    /// What people chose on the channels of a subject over a window, in the version of the questions that is asked now;
    /// nothing where nobody is asked.
    ///
    /// Days are those of UTC; the first and the last count whole.
    func answers(
        _ subject: Subject, _ window: Window, _ questionSets: QuestionSets, _ transaction: StoreTransaction
    ) throws -> AnswerCounts? {
        try answers(on: askedChannels(subject), window, questionSets, transaction)
    }

    /// The channels of a subject on which people are asked.
    func askedChannels(_ subject: Subject) -> [Int64] {
        (service.feedback?.channels ?? []).filter { subject.channel == nil || subject.channel == $0 }
            .compactMap { ids[.channel(service.id, $0)] }
    }

    /// What people chose on some channels over a window.
    func answers(
        on channels: [Int64], _ window: Window, _ questionSets: QuestionSets, _ transaction: StoreTransaction
    ) throws -> AnswerCounts? {
        guard let settings = service.feedback, let set = questionSets[settings.questionSet], !channels.isEmpty else {
            return nil
        }
        let day: Int64 = 86_400_000
        let first = max(0, window.start.milliseconds) / day
        let last = max(first, (window.end.milliseconds - 1) / day)
        let sums = try transaction.answerSums(of: channels, set: set.id, version: set.version, days: first...last)
        return AnswerCounts(
            questions: set.questions.filter { !$0.options.isEmpty }.map { question in
                let counts = sums[question.id] ?? [:]
                return AnswerCounts.Question(
                    construct: question.construct.rawValue,
                    options: question.options.map {
                        .init(id: $0.id, score: $0.score, count: counts[$0.id] ?? 0)
                    }, respondents: counts[""] ?? 0)
            })
    }
}
