import Alerting
import Crypto
public import Feedback
import Foundation
import Measures
import Registry
import Storage

/// What somebody gets for what they said: the code by which they find out what became of it.
public struct FeedbackReceipt: Sendable, Hashable {
    /// The code, shown once.
    public var code: FollowCode
    /// Whether the same was sent before, under the same key.
    public var isRepeat: Bool
}

/// What is sent about a service on a channel.
public struct FeedbackForm: Sendable, Hashable {
    /// The service.
    public var service: String
    /// The channel.
    public var channel: String
    /// The values by question.
    public var fields: [String: [String]]
    /// What stands in the field that people are told to leave empty.
    public var honeypot: String
    /// The language of the form.
    public var language: String
    /// Who filled it in.
    public var mode: Submission.Mode

    /// Creates a form.
    public init(
        service: String, channel: String, fields: [String: [String]], honeypot: String = "", language: String,
        mode: Submission.Mode = .own
    ) {
        self.service = service
        self.channel = channel
        self.fields = fields
        self.honeypot = honeypot
        self.language = language
        self.mode = mode
    }
}

extension UseCases {
    /// How long a key is remembered.
    static let keyLength: Duration = .seconds(7 * 86_400)

    /// Takes what somebody says; it is durable on return, without what would name them.
    ///
    /// - Parameters:
    ///   - form: what is sent.
    ///   - key: the sender's own word for this submission: the same again is taken once.
    /// - Throws: `FeedbackRefusal`; nothing is kept then.
    public func submit(_ form: FeedbackForm, key: String? = nil) async throws -> FeedbackReceipt {
        let (moment, ids) = (now(), ids)
        let seal = try await sealKey()
        let keyDigest = key.map { Secrets.seal("key|\(form.service)|\($0)", key: seal) }
        let bodyDigest = Secrets.seal("body|\(form.canonical)", key: seal)
        return try await submissions.write { transaction in
            let place = try feedbackPlace(form.service, form.channel, transaction)
            if let key, let keyDigest,
                let known = try transaction.submission(ofKey: keyDigest, subject: place.serviceID)
            {
                guard known.bodyDigest == bodyDigest else { throw FeedbackRefusal.keyReused }
                return FeedbackReceipt(code: try Self.code(of: known.id, key: key), isRepeat: true)
            }
            let submission: Submission
            do throws(Intake.Problems) {
                submission = try Intake(place.set).submission(
                    form.fields, honeypot: form.honeypot, language: form.language, mode: form.mode)
            } catch {
                throw FeedbackRefusal.fields(error)
            }
            let id = ids.next(at: moment)
            let code = try key.map { try Self.code(of: id, key: $0) } ?? Self.freshCode()
            try transaction.add(
                submission, id: id, of: place.serviceID, channel: place.channel.id,
                followDigest: Self.digest(of: code), at: moment)
            try transaction.move(
                submission: id, to: nil, event: SubmissionEvent(at: moment, kind: .received, actor: "person"),
                eventID: ids.next(at: moment))
            if let keyDigest {
                try transaction.use(
                    key: keyDigest, body: bodyDigest, submission: id, subject: place.serviceID, at: moment)
            }
            if submission.firstState == .received {
                try transaction.count(submission, of: place.channelID, at: moment)
                try RatingTeller(transaction: transaction, useCases: self, place: place, now: moment)
                    .take(submission, at: moment)
            }
            return FeedbackReceipt(code: code, isRepeat: false)
        }
    }

    /// The digest under which a code is kept.
    static func digest(of code: FollowCode) -> String { Secrets.digest("follow|" + code.description) }

    /// A code that nobody can guess.
    private static func freshCode() throws -> FollowCode {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        guard let code = FollowCode(bytes: bytes) else { throw FeedbackRefusal.unknownCode }
        return code
    }

    /// The code of a submission that has a key: sent again, the same is answered the same.
    ///
    /// Neither codes nor keys are kept: whoever holds the database and not the key cannot make it.
    private static func code(of submission: Int64, key: String) throws -> FollowCode {
        let mac = HMAC<SHA256>.authenticationCode(
            for: Data("code|\(submission)".utf8), using: SymmetricKey(data: SHA256.hash(data: Data(key.utf8))))
        guard let code = FollowCode(bytes: Array(Array(mac).prefix(16))) else { throw FeedbackRefusal.unknownCode }
        return code
    }
}

extension FeedbackForm {
    /// The form in one text, the same whatever the order of its fields and the language that it is read in.
    fileprivate var canonical: String {
        let values = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.joined(separator: "\u{1F}"))" }
        return ([service, channel, mode.rawValue, honeypot] + values).joined(separator: "\u{1E}")
    }
}
