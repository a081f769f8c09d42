import Crypto
import Feedback
import Foundation
import Measures
import Registry
import Storage

/// What taking a file of feedback did.
public struct FeedbackImport: Sendable, Hashable {
    /// Rows that were added.
    public var added: Int
    /// Rows that had been taken from the same file before.
    public var known: Int
}

extension UseCases {
    /// Takes feedback that was collected elsewhere, checked and redacted like that of the form: all rows or, with any
    /// error, none.
    ///
    /// Each row has a key of its own from the digest of the file and its number, so that the same file adds nothing the
    /// second time, and one that was interrupted is taken up where it was.
    ///
    /// - Throws: `DocumentProblems` with everything that is wrong in any row; `FeedbackRefusal` where nobody is asked.
    public func importFeedback(
        _ slug: String, channel: String, _ file: SourceFile, by caller: Caller
    ) async throws -> FeedbackImport {
        try caller.require(.answer, service: slug)
        let (moment, ids) = (now(), ids)
        let seal = try await sealKey()
        let (set, language) = try await store.read { transaction in
            let place = try feedbackPlace(slug, channel, transaction)
            return (place.set, place.service.title.wordings.first?.language ?? "en")
        }
        let rows = try FeedbackRows(set: set, language: language, now: moment).read(file.bytes, file: file.name)
        let digest = Secrets.sha256(String(decoding: file.bytes, as: UTF8.self))
        // Ids grow with the time of the rows, so that lists show them where they belong.
        let rowIDs = IdentifierSource()
        var done = FeedbackImport(added: 0, known: 0)
        for start in stride(from: 0, to: rows.count, by: Self.importedAtOnce) {
            let slice = rows[start..<min(start + Self.importedAtOnce, rows.count)]
            let added = try await store.write { transaction in
                let place = try feedbackPlace(slug, channel, transaction)
                guard place.set == set else { throw FeedbackRefusal.noQuestions(set.id) }
                let teller = RatingTeller(transaction: transaction, useCases: self, place: place, now: moment)
                var added = 0
                for row in slice {
                    let code = try Self.code(
                        ofKey: "import|\(slug)|\(channel)|\(digest)|\(row.number)", seal: seal)
                    let followDigest = Self.digest(of: code)
                    guard try transaction.submission(followDigest: followDigest) == nil else { continue }
                    var id = rowIDs.next(at: row.at)
                    while try transaction.submission(id: id) != nil { id = rowIDs.next(at: row.at) }
                    try transaction.add(
                        row.submission, id: id, of: place.serviceID, channel: channel, followDigest: followDigest,
                        at: row.at)
                    try transaction.move(
                        submission: id, to: nil,
                        event: SubmissionEvent(at: row.at, kind: .received, actor: "import"),
                        eventID: ids.next(at: moment))
                    added += 1
                    guard row.submission.firstState == .received else { continue }
                    try transaction.count(row.submission, of: place.channelID, at: row.at)
                    try teller.take(row.submission, at: row.at)
                }
                if added > 0 {
                    try transaction.audit(
                        actor: caller.name, action: "import feedback", subject: slug,
                        detail: "\(added) submissions on \(channel), file \(digest.prefix(12))", now: moment, ids: ids)
                }
                return added
            }
            done.added += added
            done.known += slice.count - added
        }
        return done
    }

    /// How many rows are taken in one transaction, so that a running server never waits long.
    private static let importedAtOnce = 500

    /// The code that belongs to a key: what marks a row as taken, for good, and tells nobody anything.
    private static func code(ofKey key: String, seal: String) throws -> FollowCode {
        let mac = HMAC<SHA256>.authenticationCode(for: Data(key.utf8), using: SymmetricKey(data: Data(seal.utf8)))
        guard let code = FollowCode(bytes: Array(Array(mac).prefix(16))) else { throw FeedbackRefusal.unknownCode }
        return code
    }
}
