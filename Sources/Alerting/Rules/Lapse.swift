/// The points of a standard that were met and are not any more: the words of changes of the kind `verdict`.
public struct Lapse: RawRepresentable, Hashable, Sendable {
    /// How urgent the most urgent of them is.
    public let severity: AlertSeverity
    /// Their ids, in order.
    public let points: [String]

    /// The word for no such point.
    public static let none = "met"

    /// Creates the words of some points.
    public init?(severity: AlertSeverity, points: Set<String>) {
        guard !points.isEmpty else { return nil }
        self.severity = severity
        self.points = points.sorted()
    }

    /// Reads the words; nothing for others.
    public init?(rawValue: String) {
        let parts = rawValue.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let severity = AlertSeverity(rawValue: parts[0]) else { return nil }
        self.init(severity: severity, points: Set(parts[1].split(separator: ",").map(String.init)))
    }

    /// The form in which it is kept: `warning:FR-online,FR-uptime`.
    public var rawValue: String { "\(severity.rawValue):\(points.joined(separator: ","))" }
}
