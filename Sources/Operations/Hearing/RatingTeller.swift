import Alerting
import Feedback
import Measures
import Registry
import Storage

/// Hands each rating to the watch over its channel, and what it finds to the rules, within the transaction that keeps it.
struct RatingTeller {
    let transaction: StoreTransaction
    let useCases: UseCases
    let place: FeedbackPlace
    let now: Timestamp

    /// How many submissions an alert points at.
    private static let examples = 3
    /// A score below this is an unhappy one, of 10.
    static let unhappyBelow = 5.0

    /// Takes the rating of a submission, where it has one.
    ///
    /// - Parameter moment: when the person gave it; earlier ones must have been taken before.
    func take(_ submission: Submission, at moment: Timestamp) throws {
        guard let question = place.set.rating, case .options(let chosen)? = submission.answers[question.id],
            let score = question.score(of: chosen)
        else { return }
        var watch = try transaction.ratingWatch(
            of: place.channelID, set: submission.questionSet, version: submission.version)
        let finding = watch.take(isUnhappy: score < Self.unhappyBelow, at: moment)
        try transaction.keep(
            watch, of: place.channelID, set: submission.questionSet, version: submission.version)
        guard let finding else { return }
        try tell(finding, at: moment)
    }

    private func tell(_ finding: RatingWatch.Finding, at moment: Timestamp) throws {
        let subject = Subject.channel(place.service.id, place.channel.id)
        let existing = try transaction.openAlert(AlertIdentity(.ratings, subject))
        let change: Change
        switch finding {
        case .dropped(let evidence):
            change = Change(
                subject: subject, kind: .ratings, before: RatingDrop.usual,
                after: RatingDrop(
                    hits: evidence.hits, answers: evidence.answers, usual: evidence.usual, learned: evidence.learned
                ).rawValue, at: evidence.since, evidence: try examples(since: evidence.since, subject))
        case .recovered:
            change = Change(
                subject: subject, kind: .ratings, before: existing?.newest.after ?? RatingDrop.usual,
                after: RatingDrop.usual, at: moment)
        }
        let holidays = try useCases.publicHolidays(of: place.service.organisation, transaction)
        let plan = useCases.alertLifecycle.follow(
            change, situation: AlertSituation(change), existing: existing,
            outbox: try existing.map { try transaction.deliveries(ofAlert: $0.id) } ?? [],
            context: AlertWriter.context(of: place.service, holidays: holidays, now: now),
            ids: { useCases.ids.next(at: now) })
        try transaction.keep(plan)
    }

    /// The newest submissions with words of people who are unhappy: where they are, and not what they say, so that words are
    /// read where they may be read, and are gone when they are taken back.
    private func examples(since: Timestamp, _ subject: Subject) throws -> [Evidence] {
        guard let question = place.set.rating else { return [] }
        return try transaction.submissions(of: place.serviceID, state: nil, limit: 200, offset: 0)
            .filter { submission in
                guard submission.channel == place.channel.id, submission.receivedAt >= since,
                    submission.state != .held, submission.questionSet == place.set.id,
                    submission.version == place.set.version, submission.answers.contains(where: { $0.words != nil }),
                    let chosen = submission.answers.first(where: { $0.question == question.id })?.options,
                    let score = question.score(of: chosen)
                else { return false }
                return score < Self.unhappyBelow
            }
            .prefix(Self.examples)
            .map { Evidence(subject: subject, at: $0.receivedAt, detail: RatingExample(submission: $0.id).rawValue) }
    }
}

/// A submission that shows what a drop in ratings is about, as evidence keeps it.
struct RatingExample: RawRepresentable {
    let submission: Int64

    init(submission: Int64) { self.submission = submission }

    init?(rawValue: String) {
        guard rawValue.hasPrefix(Self.word), let id = Int64(rawValue.dropFirst(Self.word.count)) else { return nil }
        submission = id
    }

    var rawValue: String { Self.word + String(submission) }

    private static let word = "submission "
}

extension QuestionSet {
    /// The question how satisfied people are.
    var rating: Question? { questions.first { $0.construct == .satisfaction } }
}

extension Question {
    /// The score of what was chosen.
    fileprivate func score(of chosen: [String]) -> Double? {
        options.first { $0.id == chosen.first }?.score
    }
}
