public import Measures
public import Registry

/// What a reader of an alert must know about how sure it is: a closed list, so that every note has words.
public enum AlertNote: Hashable, Sendable {
    /// Nothing told whether our own network worked when it was confirmed.
    case wayOutUntold
    /// Several checks of the same server failed together, and were taken together.
    case sharedOrigin(checks: Int)
    /// An announced maintenance ended, and what it stopped has not come back since.
    case afterMaintenance(ended: Timestamp)
    /// It was seen to work while an announced maintenance still went on.
    case duringMaintenance
    /// The page sends people on to another server (scheme, host and port), and that is where it fails.
    case sentOn(to: String)
    /// What cannot be seen now did not work, or worked badly, when it was last seen.
    case lastSeen(Status, at: Timestamp)
}

extension AlertNote: RawRepresentable {
    /// Reads a note in the form in which it is kept; nil for others.
    public init?(rawValue: String) {
        let parts = rawValue.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, parts[0] == "sent_on", !parts[1].isEmpty {
            self = .sentOn(to: parts[1])
            return
        }
        if parts.count == 2, parts[0] == "last_seen" {
            let seen = parts[1].split(separator: ":").map(String.init)
            guard seen.count == 2, let status = Status(rawValue: seen[0]), let at = Int64(seen[1]) else { return nil }
            self = .lastSeen(status, at: Timestamp(milliseconds: at))
            return
        }
        switch (parts.first, parts.count > 1 ? Int(parts[1]) : nil) {
        case ("way_out_untold", nil) where parts.count == 1: self = .wayOutUntold
        case ("shared_origin", let checks?) where checks >= 0: self = .sharedOrigin(checks: checks)
        case ("after_maintenance", let ended?): self = .afterMaintenance(ended: Timestamp(milliseconds: Int64(ended)))
        case ("during_maintenance", nil) where parts.count == 1: self = .duringMaintenance
        default: return nil
        }
    }

    /// The form in which it is kept: `way_out_untold`, `shared_origin:3`, `after_maintenance:1770000000000`.
    public var rawValue: String {
        switch self {
        case .wayOutUntold: "way_out_untold"
        case .sharedOrigin(let checks): "shared_origin:\(checks)"
        case .afterMaintenance(let ended): "after_maintenance:\(ended.milliseconds)"
        case .duringMaintenance: "during_maintenance"
        case .sentOn(let origin): "sent_on:\(origin)"
        case .lastSeen(let status, let at): "last_seen:\(status.rawValue):\(at.milliseconds)"
        }
    }
}
