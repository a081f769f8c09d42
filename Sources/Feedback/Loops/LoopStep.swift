public import Registry

/// A step of a loop, and the rules of who may follow whom.
public enum LoopStep: Hashable, Sendable {
    /// An office takes it on.
    case accept(owner: String, due: CivilDate, FeedbackLoop.Yardstick)
    /// Nothing is changed, for a reason that everybody may read.
    case decline(because: String)
    /// Something was changed.
    case act(did: String, at: Timestamp)
    /// What the change did was looked at.
    case review(FeedbackLoop.Review)
    /// It is over.
    case close
    /// It is not over after all.
    case reopen(because: String)

    /// The word under which the step is kept.
    public var word: String {
        switch self {
        case .accept: "accepted"
        case .decline: "declined"
        case .act: "acted"
        case .review: "reviewed"
        case .close: "closed"
        case .reopen: "reopened"
        }
    }
}

/// Why a step cannot be taken.
public enum LoopRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// It does not follow from where the loop is.
    case outOfOrder(step: String, state: FeedbackLoop.State)
    /// It cannot be closed before what was changed has been looked at.
    case closedBeforeReview
    /// It cannot be closed before anything was changed.
    case closedBeforeChange
    /// The day is over.
    case dueInThePast(CivilDate)
    /// The change would lie in the future, or before the loop began.
    case changeOutOfTime
    /// Somebody took a step while it was looked at.
    case changedMeanwhile

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .outOfOrder(let step, let state):
            "a loop that is \(state.rawValue) cannot be \(step) now"
        case .closedBeforeReview:
            "a loop is closed after its review: look at what the change did first, or say why it cannot be measured"
        case .closedBeforeChange: "a loop is closed after something was changed and reviewed, or after it was declined"
        case .dueInThePast(let day): "\(day) is over; choose a day to come"
        case .changedMeanwhile: "somebody worked on the loop meanwhile; look at it again"
        case .changeOutOfTime: "the change lies in the future, or before the loop was opened"
        }
    }
}

extension FeedbackLoop {
    /// The loop after a step.
    public func taking(_ step: LoopStep, at now: Timestamp) throws(LoopRefusal) -> FeedbackLoop {
        var next = self
        switch step {
        case .accept(let owner, let due, let yardstick):
            guard state == .heard || state == .accepted else { throw .outOfOrder(step: step.word, state: state) }
            guard due.days >= now.milliseconds / 86_400_000 else { throw .dueInThePast(due) }
            (next.state, next.owner, next.due, next.yardstick) = (.accepted, owner, due, yardstick)
            next.baseline = nil
        case .decline(let why):
            guard state == .heard || state == .accepted else { throw .outOfOrder(step: step.word, state: state) }
            (next.state, next.did, next.changedAt) = (.declined, why, nil)
        case .act(let did, let at):
            guard state == .accepted || state == .acted else { throw .outOfOrder(step: step.word, state: state) }
            guard at <= now, at >= openedAt else { throw .changeOutOfTime }
            (next.state, next.did, next.changedAt, next.review) = (.acted, did, at, nil)
        case .review(let review):
            guard state == .acted || state == .reviewed else { throw .outOfOrder(step: step.word, state: state) }
            (next.state, next.review) = (.reviewed, review)
        case .close:
            switch state {
            case .reviewed, .declined: next.state = .closed
            case .acted: throw .closedBeforeReview
            case .heard, .accepted: throw .closedBeforeChange
            case .closed: throw .outOfOrder(step: step.word, state: state)
            }
        case .reopen:
            guard state == .closed || state == .declined || state == .reviewed else {
                throw .outOfOrder(step: step.word, state: state)
            }
            next.state = owner == nil ? .heard : .accepted
            // What was seen last is what a next change begins with.
            if baseline != nil { next.baseline = review?.after ?? baseline }
            (next.did, next.changedAt, next.review) = (nil, nil, nil)
        }
        return next
    }
}
