public import Feedback
import Measures
import Registry
import Storage

/// A channel on which people are asked what they think of a service.
struct FeedbackPlace: Sendable {
    let service: PublicService
    let channel: ServiceChannel
    let set: QuestionSet
    /// The stored ids of the service and of the channel.
    let serviceID: Int64
    let channelID: Int64
}

/// Why feedback is not taken.
public enum FeedbackRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// People are not asked about this service, or not on this channel.
    case notAsked(service: String, channel: String?)
    /// The service's file names a question set that is not there.
    case noQuestions(String)
    /// Fields are wrong.
    case fields(Intake.Problems)
    /// The key was used before, with something else.
    case keyReused
    /// No submission has this code.
    case unknownCode

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .notAsked(let service, nil): "the service \"\(service)\" does not ask for feedback"
        case .notAsked(let service, let channel?):
            "the service \"\(service)\" does not ask for feedback on the channel \"\(channel)\""
        case .noQuestions(let set):
            "the question set \"\(set)\" is not there; the operator finds the sets with `plumbline feedback sets`"
        case .fields(let problems): problems.all.map(\.words).joined(separator: "; ")
        case .keyReused:
            "this Idempotency-Key was used before with another body; send a new key with what is new"
        case .unknownCode: "no submission has this code; check that all of it was copied"
        }
    }
}

extension Intake.Problem {
    /// The problem in words, for programs.
    public var words: String {
        switch kind {
        case .missing: "\(question) is missing"
        case .unknownQuestion: "there is no question \"\(question)\""
        case .unknownOption(let option): "\(question) has no option \"\(option)\""
        case .several: "\(question) has several answers, expected one"
        case .notAlone(let option): "\(question) has \"\(option)\" and others, which exclude each other"
        case .tooLong(let count, let limit): "\(question) has \(count) characters, expected at most \(limit)"
        case .controls: "\(question) holds control characters or marks that turn the direction of text"
        }
    }
}

extension UseCases {
    /// Where people are asked, by service and channel.
    func feedbackPlace(_ slug: String, _ channel: String, _ transaction: StoreTransaction) throws -> FeedbackPlace {
        let (service, subject) = try feedbackService(slug, transaction)
        guard let settings = service.feedback, settings.channels.contains(channel),
            let found = service.channels.first(where: { $0.id == channel }),
            let stored = try transaction.subject(.channel(slug, channel))
        else { throw FeedbackRefusal.notAsked(service: slug, channel: channel) }
        guard let set = questionSets[settings.questionSet] else {
            throw FeedbackRefusal.noQuestions(settings.questionSet)
        }
        return FeedbackPlace(service: service, channel: found, set: set, serviceID: subject, channelID: stored.id)
    }

    /// A service of which people said something, with its stored id: one that no longer asks, or was retired, keeps what was
    /// said.
    func heardService(_ slug: String, _ transaction: StoreTransaction) throws -> (PublicService, Int64) {
        guard let stored = try transaction.subject(.service(slug)) else {
            throw try Self.unknownService(slug, transaction)
        }
        return (try service(slug, transaction), stored.id)
    }

    /// A service that asks for feedback, with its stored id.
    func feedbackService(_ slug: String, _ transaction: StoreTransaction) throws -> (PublicService, Int64) {
        guard let stored = try transaction.subject(.service(slug)), stored.retiredAt == nil else {
            throw try Self.unknownService(slug, transaction)
        }
        let service = try service(slug, transaction)
        guard let settings = service.feedback, !settings.channels.isEmpty else {
            throw FeedbackRefusal.notAsked(service: slug, channel: nil)
        }
        return (service, stored.id)
    }
}
