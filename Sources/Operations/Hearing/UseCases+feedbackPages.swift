import Documents
public import Feedback
import Measures
public import Pages
import Registry
import Storage

extension UseCases {
    /// The channels of a service on which people are asked.
    public func feedbackStart(_ slug: String) async throws -> FeedbackStartModel {
        try await store.read { transaction in
            let (service, _) = try feedbackService(slug, transaction)
            let labels = ChannelLabel.labels(service.channels)
            let asked = service.feedback?.channels ?? []
            return FeedbackStartModel(
                service: slug, title: service.title, organisation: try Self.organisation(service, transaction),
                channels: labels.filter { asked.contains($0.id) })
        }
    }

    /// The form about one channel.
    ///
    /// - Parameters:
    ///   - values: what was filled in already.
    ///   - problems: what is wrong with it.
    ///   - key: the word by which the same form sent twice is taken once; nothing for a new one.
    public func feedbackForm(
        _ slug: String, _ channel: String, values: [String: [String]] = [:], problems: Intake.Problems? = nil,
        key: String? = nil
    ) async throws -> FeedbackFormModel {
        try await store.read { transaction in
            let place = try feedbackPlace(slug, channel, transaction)
            let label = ChannelLabel.labels(place.service.channels).first { $0.id == channel }
            return FeedbackFormModel(
                service: slug, title: place.service.title,
                organisation: try Self.organisation(place.service, transaction),
                channel: label ?? ChannelLabel(id: channel, kind: place.channel.kind, title: place.channel.title),
                questions: place.set.questions.map { Self.shown($0, in: place.set) }, values: values,
                problems: Dictionary(
                    (problems?.all ?? []).map { ($0.question, Self.shown($0.kind)) },
                    uniquingKeysWith: { first, _ in first }), key: key ?? Secrets.make())
        }
    }

    private static func organisation(_ service: PublicService, _ transaction: StoreTransaction) throws -> Text {
        let body = try transaction.subject(.organisation(service.organisation))
        return body.flatMap { RegistrationWriter.text($0.title) } ?? Text("en", service.organisation)
    }

    private static func shown(_ question: Question, in set: QuestionSet) -> FeedbackFormModel.Question {
        func options(_ options: [Question.Option]) -> [FeedbackFormModel.Question.Option] {
            options.map { .init(id: $0.id, label: $0.label) }
        }
        let kind: FeedbackFormModel.Question.Kind =
            switch question.kind {
            case .choice(let choices): .choice(options(choices))
            case .several(let choices): .several(options(choices))
            case .text(let limit): .text(limit: limit)
            }
        let after = question.showIf.map { condition in
            (set.question(condition.question)?.options ?? []).filter { condition.options.contains($0.id) }.map(\.label)
        }
        return .init(
            id: question.id, label: question.label, hint: question.hint, kind: kind, isRequired: question.isRequired,
            askedAfter: after ?? [])
    }

    private static func shown(_ kind: Intake.Problem.Kind) -> FeedbackFormModel.Problem {
        switch kind {
        case .missing: .missing
        case .unknownQuestion, .unknownOption: .wrong
        case .several: .several
        case .notAlone: .notAlone
        case .tooLong(let count, let limit): .tooLong(count: count, limit: limit)
        case .controls: .controls
        }
    }

    // MARK: For whoever holds a code

    /// What became of a submission.
    ///
    /// - Throws: `FeedbackRefusal.unknownCode`, the same for codes that never were and those that are gone.
    public func follow(_ text: String) async throws -> FollowModel {
        guard let code = FollowCode(text) else { throw FeedbackRefusal.unknownCode }
        return try await store.read { transaction in
            guard let submission = try transaction.submission(followDigest: Self.digest(of: code)),
                let slug = try transaction.subject(id: submission.subject)?.subject.path
            else { throw FeedbackRefusal.unknownCode }
            let (title, labels) = try names(slug, transaction)
            let linked = try transaction.loop(ofSubmission: submission.id)
            return FollowModel(
                service: slug, title: title, channel: labels.first { $0.id == submission.channel },
                state: SubmissionState(submission.state), words: submission.answers.compactMap(\.words),
                events: try transaction.events(ofSubmission: submission.id).map {
                    SubmissionEventRow(at: $0.at, kind: .init($0.kind), words: $0.words)
                }, code: code.description,
                loop: linked.map { LoopModel($0.loop, service: slug, title: title, labels: labels) },
                isFixed: linked?.fixed)
        }
    }

    /// What a service and its channels are called; where its file cannot be read any more, what the service was called
    /// when it was registered.
    private func names(
        _ slug: String, _ transaction: StoreTransaction
    ) throws -> (title: Text, channels: [ChannelLabel]) {
        do {
            let service = try service(slug, transaction)
            return (service.title, ChannelLabel.labels(service.channels))
        } catch is DocumentProblems {
            let stored = try transaction.subject(.service(slug))
            return (stored.flatMap { RegistrationWriter.text($0.title) } ?? Text("en", slug), [])
        }
    }

    /// Takes back what somebody wrote: their words are deleted, what they chose stays in the sums.
    public func withdraw(_ text: String) async throws {
        guard let code = FollowCode(text) else { throw FeedbackRefusal.unknownCode }
        let (moment, ids) = (now(), ids)
        try await store.write { transaction in
            guard let submission = try transaction.submission(followDigest: Self.digest(of: code)) else {
                throw FeedbackRefusal.unknownCode
            }
            guard submission.answers.contains(where: { $0.words != nil }) else { return }
            try transaction.eraseWords(ofSubmission: submission.id)
            try transaction.move(
                submission: submission.id, to: nil,
                event: SubmissionEvent(at: moment, kind: .withdrawn, actor: "person"), eventID: ids.next(at: moment))
        }
    }
}

extension SubmissionState {
    init(_ state: Submission.State) {
        self =
            switch state {
            case .received: .received
            case .acknowledged: .acknowledged
            case .linked: .linked
            case .answered: .answered
            case .noAction: .noAction
            case .held: .held
            }
    }
}

extension SubmissionEventRow.Kind {
    init(_ kind: SubmissionEvent.Kind) {
        self =
            switch kind {
            case .received: .received
            case .acknowledged: .acknowledged
            case .answered: .answered
            case .released: .released
            case .noAction: .noAction
            case .withdrawn: .withdrawn
            }
    }
}
