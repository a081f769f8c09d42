import Curl
import Registry

/// Tells our own lost network from targets that fail: a value that every batch of results passes through.
///
/// When, within half a minute, results of at least three hosts came and all of the newest ones could not get out at all,
/// the fault is taken to be ours: the results become unknown. A refused connection, a name that the name server says does
/// not exist, or any answer shows that the network works. Name servers that cannot tell are our own fault only where
/// names of at least two domains are concerned: one domain can be broken for everybody.
public struct NetworkGate: Sendable {
    /// How far back results count.
    static let memory: Duration = .seconds(30)
    /// How many hosts must agree.
    static let quorum = 3

    private var newest: [Int: (at: Timestamp, host: String, isCutOff: Bool, isUntold: Bool)] = [:]

    /// Creates a gate that has seen nothing.
    public init() {}

    /// Gives the results back, those that our own network is to blame for as unknown.
    ///
    /// - Parameters:
    ///   - results: results in order of time.
    ///   - host: the host that a stream's probe goes to.
    public mutating func judge(_ results: [ProbeResult], host: (Int) -> String) -> [ProbeResult] {
        guard let now = results.map(\.at).max() else { return [] }
        for result in results where result.trigger != .pushed {
            newest[result.stream] = (
                result.at, host(result.stream), Self.isCutOff(result), result.reason == .dnsFailed
            )
        }
        guard results.contains(where: { $0.trigger != .pushed && Self.isCutOff($0) }) else { return results }
        // None is forgotten for being old: batches do not come in order of time, and a later one may look further back.
        let near = newest.values.filter { now - $0.at <= Self.memory }
        let hosts = Set(near.map(\.host))
        let domains = Set(hosts.map { NameServers.domain(of: $0) ?? $0 })
        if domains.count < 2, near.contains(where: \.isUntold) { return results }
        guard hosts.count >= Self.quorum, near.allSatisfy(\.isCutOff) else { return results }
        return results.map { result in
            guard Self.isCutOff(result) else { return result }
            var ours = result
            ours.outcome = .unknown
            ours.reason = .ourError
            ours.detail =
                "no probe of \(hosts.count) hosts could get out (\(result.reason.rawValue)): "
                + "the fault is taken to be our own network's"
            return ours
        }
    }

    private static func isCutOff(_ result: ProbeResult) -> Bool {
        switch result.reason {
        case .dnsTimeout, .dnsFailed, .connectTimeout, .connectFailed: true
        default: false
        }
    }
}
