public import Feedback
import Measures
public import Pages
import Registry
import Storage

extension UseCases {
    /// How many loops are offered for what somebody said to belong to.
    private static let openLoopChoices = 100

    /// What people say of a service; that it was read is noted.
    public func inbox(
        _ slug: String, state: SubmissionState?, page: Int, by caller: Caller
    ) async throws -> InboxModel {
        try caller.require(.hear, service: slug)
        let (moment, ids) = (now(), ids)
        return try await store.write { transaction in
            let (service, subject) = try heardService(slug, transaction)
            let stored = state.flatMap { Submission.State(rawValue: $0.rawValue) }
            let counts = try transaction.submissionCounts(of: subject)
            let total = stored.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
            let pagination = Pagination(page: page, size: 20, total: total)
            let entries = try transaction.submissions(
                of: subject, state: stored, limit: pagination.size, offset: pagination.offset)
            if entries.contains(where: { $0.answers.contains { $0.words != nil } }) {
                try transaction.audit(
                    actor: caller.name, action: "read feedback", subject: slug,
                    detail: "\(entries.count) submissions from \(entries.last?.id ?? 0) to \(entries.first?.id ?? 0)",
                    now: moment, ids: ids)
            }
            let labels = ChannelLabel.labels(service.channels)
            return InboxModel(
                service: slug, title: service.title, state: state,
                counts: Dictionary(
                    counts.map { (SubmissionState($0.key), $0.value) }, uniquingKeysWith: { first, _ in first }),
                entries: entries.map { self.entry($0, labels) }, pagination: pagination,
                mayAnswer: caller.may(.answer, service: slug),
                openLoops: try transaction.openLoops(of: subject, limit: Self.openLoopChoices).map {
                    .init(id: $0.loop.id, said: $0.loop.said)
                })
        }
    }

    /// Acts on a submission; the person sees what was done.
    public func act(_ act: SubmissionAct, on id: Int64, of slug: String, by caller: Caller) async throws {
        try caller.require(.answer, service: slug)
        let (moment, ids) = (now(), ids)
        try await store.write { transaction in
            guard let submission = try transaction.submission(id: id),
                try transaction.subject(id: submission.subject)?.subject == .service(slug)
            else { throw NameError.unknown(kind: "submission", name: "\(id)", suggestion: nil) }
            let state: Submission.State
            do throws(Submission.State.Refusal) {
                state = try submission.state.after(act)
            } catch {
                throw Self.refusal(error, of: id)
            }
            let (kind, words): (SubmissionEvent.Kind, String?) =
                switch act {
                case .acknowledge: (.acknowledged, nil)
                case .answer(let text): (.answered, try Self.reply(text))
                case .noAction(let text): (.noAction, try Self.reply(text))
                case .release: (.released, nil)
                }
            // Read twice is read.
            if state == submission.state, act == .acknowledge { return }
            try transaction.move(
                submission: id, to: state,
                event: SubmissionEvent(at: moment, kind: kind, actor: caller.name, words: words),
                eventID: ids.next(at: moment))
            if act == .release { try count(submission, of: slug, transaction, now: moment) }
            try transaction.audit(
                actor: caller.name, action: "feedback: \(kind.rawValue)", subject: slug, detail: "submission \(id)",
                now: moment, ids: ids)
        }
    }

    /// Counts what was set aside by mistake, on the day on which it came; as long as people are asked the same.
    private func count(
        _ stored: StoredSubmission, of slug: String, _ transaction: StoreTransaction, now: Timestamp
    ) throws {
        guard let channel = try transaction.subject(.channel(slug, stored.channel)) else { return }
        let submission = Submission(
            questionSet: stored.questionSet, version: stored.version,
            answers: Dictionary(
                stored.answers.filter { !$0.options.isEmpty }.map { ($0.question, .options($0.options)) },
                uniquingKeysWith: { first, _ in first }),
            language: stored.language, mode: stored.mode, signs: stored.signs)
        try transaction.count(submission, of: channel.id, at: stored.receivedAt)
        guard let place = try? feedbackPlace(slug, stored.channel, transaction), place.set.id == stored.questionSet,
            place.set.version == stored.version
        else { return }
        try RatingTeller(transaction: transaction, useCases: self, place: place, now: now).take(submission, at: now)
    }

    /// Why something is not done, for whoever tried.
    private static func refusal(_ refusal: Submission.State.Refusal, of submission: Int64) -> StatementRefusal {
        switch refusal {
        case .held: heldRefusal(submission)
        case .notHeld: StatementRefusal("the submission \(submission) is not set aside")
        case .ended:
            StatementRefusal("the submission \(submission) has its answer or is being worked on; answer it instead")
        }
    }

    /// What is set aside is nobody's words until somebody says otherwise.
    static func heldRefusal(_ submission: Int64) -> StatementRefusal {
        StatementRefusal("the submission \(submission) is set aside as spam; take it back in first")
    }

    /// A reply that a person will read: some words, not too long, none that control anything.
    private static func reply(_ text: String) throws -> String {
        let limit = 4000
        let lines = Intake.lines(text)
        let isThere = text.unicodeScalars.contains { !$0.properties.isWhitespace }
        guard isThere else { throw StatementRefusal("the answer is empty; the person should read something") }
        guard !Intake.isTooLong(text, limit: limit) else {
            throw StatementRefusal("the answer has \(Intake.length(text)) characters, at most \(limit)")
        }
        guard !lines.unicodeScalars.contains(where: Intake.isControl) else {
            throw StatementRefusal("the answer holds control characters or marks that turn the direction of text")
        }
        return lines
    }

    private func entry(_ submission: StoredSubmission, _ labels: [ChannelLabel]) -> InboxModel.Entry {
        let set = questionSets[submission.questionSet]
        let choices = submission.answers.filter { !$0.options.isEmpty }.map { answer in
            let question = set?.question(answer.question)
            return InboxModel.Choice(
                question: question?.label ?? Text("en", answer.question),
                options: answer.options.map { id in
                    question?.options.first { $0.id == id }?.label ?? Text("en", id)
                })
        }
        return InboxModel.Entry(
            id: submission.id, receivedAt: submission.receivedAt,
            channel: labels.first { $0.id == submission.channel }, state: SubmissionState(submission.state),
            choices: choices, words: submission.answers.compactMap(\.words), isAssisted: submission.mode == .assisted)
    }
}
