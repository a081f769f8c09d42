public import Measures

/// Whether a source is heard: the words of changes of the kind `overdue`.
public enum Hearing: String, CaseIterable, Sendable, Hashable {
    /// It reports, or its probe runs, when it should.
    case heard
    /// It should have been heard by now.
    case silent
    /// Nothing is expected of it now (closed, maintenance).
    case notExpected = "not_expected"
    /// Nothing can be said: it was never heard yet, or Plumbline did not listen.
    case unknown

    /// What a span of a source says.
    public init(_ span: StatusSpan) {
        self =
            switch span.cause {
            case .overdue: .silent
            case .observed, .flapping: .heard
            // Its probe runs and is turned away: silence it is not, and that nothing can be seen is told by itself.
            case .blocked, .rateLimited: .heard
            case .closed, .maintenance: .notExpected
            case .pending, .notWatched, .ownFault: .unknown
            }
    }
}

extension Change {
    /// The change of status between two spans of a subject; nothing where the status is the same.
    public static func status(
        of subject: Subject, from before: StatusSpan, to after: StatusSpan, evidence: [Evidence] = []
    ) -> Change? {
        guard before.status != after.status else { return nil }
        return Change(
            subject: subject, kind: .status, before: before.status.rawValue, after: after.status.rawValue,
            at: after.start, evidence: evidence)
    }

    /// The change of hearing between two spans of a source; nothing where it is heard as before.
    public static func hearing(
        of subject: Subject, from before: StatusSpan, to after: StatusSpan, evidence: [Evidence] = []
    ) -> Change? {
        let (was, hears) = (Hearing(before), Hearing(after))
        guard was != hears else { return nil }
        return Change(
            subject: subject, kind: .overdue, before: was.rawValue, after: hears.rawValue, at: after.start,
            evidence: evidence)
    }
}
