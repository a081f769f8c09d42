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

    /// How many comments an alert shows.
    private static let examples = 3

    /// Takes the rating of a submission, where it has one.
    ///
    /// - Parameter moment: when the person gave it; earlier ones must have been taken before.
    func take(_ submission: Submission, at moment: Timestamp) throws {
        guard let question = place.set.questions.first(where: { $0.construct == .satisfaction }),
            case .options(let chosen)? = submission.answers[question.id],
            let score = question.options.first(where: { $0.id == chosen.first })?.score
        else { return }
        var watch = try transaction.ratingWatch(
            of: place.channelID, set: submission.questionSet, version: submission.version)
        let finding = watch.take(isUnhappy: score < 5, at: moment)
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
                after: RatingDrop(hits: evidence.hits, answers: evidence.answers).rawValue, at: evidence.since,
                evidence: [counts(evidence, subject)] + (try comments(since: evidence.since, subject)))
        case .recovered:
            change = Change(
                subject: subject, kind: .ratings, before: existing?.newest.after ?? RatingDrop.usual,
                after: RatingDrop.usual, at: moment)
        }
        let holidays = try WatchedService.publicHolidays(of: place.service.organisation, transaction)
        let plan = useCases.alertLifecycle.follow(
            change, situation: AlertSituation(change), existing: existing,
            outbox: try existing.map { try transaction.deliveries(ofAlert: $0.id) } ?? [],
            context: AlertWriter.context(of: place.service, holidays: holidays, now: now),
            ids: { useCases.ids.next(at: now) })
        try transaction.keep(plan)
    }

    private func counts(_ evidence: RatingWatch.Evidence, _ subject: Subject) -> Evidence {
        let usual = (evidence.usual * 1000).rounded() / 10
        return Evidence(
            subject: subject, at: evidence.since,
            detail: "\(evidence.hits) of \(evidence.answers) answers were unhappy; usual are \(usual) %, "
                + "learnt from \(evidence.learned) answers")
    }

    /// The newest comments since then, as they are kept: without personal data.
    private func comments(since: Timestamp, _ subject: Subject) throws -> [Evidence] {
        let recent = try transaction.submissions(of: place.serviceID, state: nil, limit: 100, offset: 0)
        return recent.filter { $0.channel == place.channel.id && $0.receivedAt >= since && $0.state != .held }
            .compactMap { submission -> Evidence? in
                guard let words = submission.answers.lazy.compactMap(\.words).first else { return nil }
                let short = words.count > 200 ? String(words.prefix(199)) + "…" : words
                return Evidence(
                    subject: subject, at: submission.receivedAt,
                    detail: "“" + short.replacing("\n", with: " ") + "”")
            }.prefix(Self.examples).map { $0 }
    }
}
