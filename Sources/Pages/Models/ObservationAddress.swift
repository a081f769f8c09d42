public import Registry

/// Where an observation stands, read from its address: `renew-passport/web/probe:start`, with `@` and milliseconds since
/// 1970 where one result is meant.
public struct ObservationAddress: Sendable, Hashable {
    /// The address of the probe.
    public let probe: String
    /// The slug of the service; nil where it names none.
    public let service: String?
    /// The slug of the channel; nil where it names none.
    public let channel: String?
    /// What the service's file calls the check; nil where it is about no check.
    public let check: String?
    /// When the result began; nil where the whole probe is meant.
    public let at: Timestamp?

    /// The address of one result of a check.
    public init(service: String, channel: String, check: String, at: Timestamp) {
        self.init("\(service)/\(channel)/probe:\(check)@\(at.milliseconds)")
    }

    /// What follows the service in the address, `web/probe:start@1770000000000`; nil where it names no service.
    var withinService: String? {
        guard let service, probe.hasPrefix(service + "/") else { return nil }
        return probe.dropFirst(service.count + 1) + (at.map { "@\($0.milliseconds)" } ?? "")
    }

    /// Reads an address; what does not fit is left out.
    public init(_ address: String) {
        let parts = address.split(separator: "@", maxSplits: 1).map(String.init)
        probe = parts.first ?? address
        at = parts.count == 2 ? Int64(parts[1]).map { Timestamp(milliseconds: $0) } : nil
        let places = probe.split(separator: "/").map(String.init)
        service = places.first
        channel = places.count > 1 && places[1] != "-" ? places[1] : nil
        check = places.last.flatMap { $0.hasPrefix("probe:") ? String($0.dropFirst(6)) : nil }
    }
}
