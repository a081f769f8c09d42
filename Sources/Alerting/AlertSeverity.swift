/// How soon an official must know of something, from the least to the most urgent.
public enum AlertSeverity: String, CaseIterable, Sendable, Hashable, Codable, Comparable {
    /// Good to know.
    case info
    /// People are hindered: told to whoever is on duty, or when duty next begins.
    case warning
    /// People cannot do what they came for: told at once, whatever the hour.
    case critical

    /// Orders by urgency.
    public static func < (left: AlertSeverity, right: AlertSeverity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .critical: 2
        }
    }
}
