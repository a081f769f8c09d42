import Measures

extension StatusCause {
    /// Whether it says that nothing could be measured, though somebody looked.
    var isBlind: Bool { self == .ownFault || self == .blocked || self == .rateLimited }

    /// What keeps a run from measuring.
    init(blindBecause reason: Reason) {
        self =
            switch reason {
            case .blockedByTarget: .blocked
            case .rateLimited: .rateLimited
            default: .ownFault
            }
    }
}
