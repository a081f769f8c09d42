import Feedback
import Measures
import Registry
import Storage

extension UseCases {
    /// Ties what somebody said to a loop that is under way: whoever said it sees what becomes of it.
    ///
    /// - Throws: `StatementRefusal` where the loop is over, or the submission is set aside or belongs to another loop
    ///   that is not over; nothing is changed then.
    public func link(
        submission: Int64, toLoop loop: Int64, of slug: String, by caller: Caller
    ) async throws {
        try caller.require(.answer, service: slug)
        let (ids, moment) = (ids, now())
        try await store.write { transaction in
            guard let stored = try transaction.subject(.service(slug)), stored.retiredAt == nil else {
                throw try Self.unknownService(slug, transaction)
            }
            guard let found = try transaction.loop(id: loop), found.subject == stored.id else {
                throw NameError.unknown(kind: "loop", name: "\(loop)", suggestion: nil)
            }
            guard !found.loop.state.isOver else {
                throw StatementRefusal("the loop \(loop) is over; open it again first, or take this up anew")
            }
            // The form may have been sent twice.
            guard try transaction.loop(ofSubmission: submission)?.loop.loop.id != loop else { return }
            try tie(submission, to: loop, of: stored.id, at: moment, by: caller, transaction)
            try transaction.audit(
                actor: caller.name, action: "link to loop", subject: slug,
                detail: "submission \(submission), loop \(loop)", now: moment, ids: ids)
        }
    }

    /// Ties a submission to a loop of its service, and notes that somebody has read it.
    func tie(
        _ submission: Int64, to loop: Int64, of service: Int64, at moment: Timestamp, by caller: Caller,
        _ transaction: StoreTransaction
    ) throws {
        guard let said = try transaction.submission(id: submission), said.subject == service else {
            throw NameError.unknown(kind: "submission", name: "\(submission)", suggestion: nil)
        }
        guard said.state != .held else { throw Self.heldRefusal(submission) }
        if let former = try transaction.loop(ofSubmission: submission)?.loop.loop, !former.state.isOver {
            throw StatementRefusal(
                "the submission \(submission) belongs to the loop \(former.id) already, which is not over")
        }
        try transaction.link(submission: submission, toLoop: loop)
        // Who was answered stays answered; the loop is shown beside it.
        let isAnswered = said.state == .answered || said.state == .noAction
        try transaction.move(
            submission: submission, to: isAnswered ? nil : .linked,
            event: SubmissionEvent(at: moment, kind: .acknowledged, actor: caller.name),
            eventID: ids.next(at: moment))
    }
}
