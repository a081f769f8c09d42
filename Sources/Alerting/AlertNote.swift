/// What a reader of an alert must know about how sure it is: a closed list, so that every note has words.
public enum AlertNote: Hashable, Sendable {
    /// Nothing told whether our own network worked when it was confirmed.
    case wayOutUntold
    /// Several checks of the same server failed together, and were taken together.
    case sharedOrigin(checks: Int)
}

extension AlertNote: RawRepresentable {
    /// Reads a note in the form in which it is kept; nil for others.
    public init?(rawValue: String) {
        let parts = rawValue.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count > 1 ? Int(parts[1]) : nil) {
        case ("way_out_untold", nil) where parts.count == 1: self = .wayOutUntold
        case ("shared_origin", let checks?) where checks >= 0: self = .sharedOrigin(checks: checks)
        default: return nil
        }
    }

    /// The form in which it is kept: `way_out_untold`, `shared_origin:3`.
    public var rawValue: String {
        switch self {
        case .wayOutUntold: "way_out_untold"
        case .sharedOrigin(let checks): "shared_origin:\(checks)"
        }
    }
}
