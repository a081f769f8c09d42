/// What somebody of a service does with a submission.
public enum SubmissionAct: Sendable, Hashable {
    /// They have read it.
    case acknowledge
    /// They answer; the person can read it.
    case answer(String)
    /// They change nothing, and say why; the person can read it.
    case noAction(String)
    /// It was set aside by mistake.
    case release
}

extension Submission.State {
    /// Why something is not done with a submission.
    public enum Refusal: Error, Hashable, Sendable {
        /// It is set aside as spam.
        case held
        /// It is not set aside.
        case notHeld
        /// The person has an answer already, which says why nothing is changed.
        case ended
    }

    /// The state after an act: what the person was told is never taken back by a later one.
    public func after(_ act: SubmissionAct) throws(Refusal) -> Submission.State {
        switch (self, act) {
        case (.held, .release): return .received
        case (_, .release): throw .notHeld
        // Whatever is set aside may be put away as what it is.
        case (.held, .noAction): return .noAction
        case (.held, _): throw .held
        case (.received, .acknowledge): return .acknowledged
        // Read again, it is where it was.
        case (_, .acknowledge): return self
        // Who was told why nothing is changed may be told more, and an answer may be added to another; where it belongs to
        // what is being worked on, it stays there.
        case (.linked, .answer), (.answered, .answer), (.noAction, .answer): return self
        case (_, .answer): return .answered
        case (.answered, .noAction), (.linked, .noAction), (.noAction, .noAction): throw .ended
        case (.received, .noAction), (.acknowledged, .noAction): return .noAction
        }
    }
}
