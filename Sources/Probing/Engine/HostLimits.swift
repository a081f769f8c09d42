import Registry

/// How many runs may be under way to each host, and which wait for their turn: a host that hangs holds only its own.
///
/// Runs whose time has come go before runs that check again, and where a host has several places, always find one that no
/// check again has taken; its only place may be taken by one, for as long as it lasts.
/// Confined to the engine's thread, as all that holds a `Host`.
struct HostLimits {
    /// A run that waits, and since when.
    struct Waiting {
        /// The newest run that was due.
        var due: Schedule.Due
        /// When the probe began to wait.
        let since: Timestamp
    }

    /// One host: probes hold theirs, so that no run looks it up by name.
    final class Host {
        fileprivate var active = 0
        fileprivate var checkingAgain = 0
        fileprivate var waiting: [Waiting] = []
        fileprivate var waitingAgain: [Waiting] = []
    }

    /// The most runs under way to one host.
    let perHost: Int
    /// The most of them that check again.
    private let checkingAgain: Int
    /// Grows with the hosts ever probed, which registration bounds.
    private var hosts: [String: Host] = [:]

    init(perHost: Int) {
        self.perHost = max(1, perHost)
        checkingAgain = max(1, self.perHost - 1)
    }

    /// How many runs wait.
    private(set) var waitingCount = 0

    /// The host of a name, always the same object.
    mutating func host(_ name: String) -> Host {
        if let known = hosts[name] { return known }
        let host = Host()
        hosts[name] = host
        return host
    }

    /// Takes a place at a host; false when the run must wait, which it then does.
    ///
    /// A probe waits at most once: when its next run comes up while the last still waits, that one is left out, and the next
    /// has its place in the line.
    ///
    /// - Parameter isFirst: whether it goes before all others that wait: a probe that waits already moves to the front.
    mutating func enter(
        _ host: Host, _ due: Schedule.Due, now: Timestamp, isFirst: Bool = false
    ) -> (isIn: Bool, leftOut: Int) {
        if due.trigger == .confirmation {
            guard host.active >= perHost || host.checkingAgain >= checkingAgain || !host.waiting.isEmpty else {
                host.active += 1
                host.checkingAgain += 1
                return (true, 0)
            }
            // Who waits for the own turn anyway needs no check besides.
            guard !host.waiting.contains(where: { $0.due.stream == due.stream }),
                !host.waitingAgain.contains(where: { $0.due.stream == due.stream })
            else { return (false, 0) }
            host.waitingAgain.append(Waiting(due: due, since: now))
            waitingCount += 1
            return (false, 0)
        }
        guard host.active >= perHost else {
            host.active += 1
            return (true, 0)
        }
        // The run that was due takes the place of a check again that waits.
        let before = host.waitingAgain.count
        host.waitingAgain.removeAll { $0.due.stream == due.stream }
        waitingCount -= before - host.waitingAgain.count
        if let index = host.waiting.firstIndex(where: { $0.due.stream == due.stream }) {
            host.waiting[index].due = due
            if isFirst { host.waiting.insert(host.waiting.remove(at: index), at: 0) }
            return (false, isFirst ? 0 : 1)
        }
        host.waiting.insert(Waiting(due: due, since: now), at: isFirst ? 0 : host.waiting.count)
        waitingCount += 1
        return (false, 0)
    }

    /// Leaves a place; gives the run that has waited longest and now has it.
    mutating func leave(_ host: Host, _ left: Schedule.Due) -> Waiting? {
        host.active -= 1
        if left.trigger == .confirmation { host.checkingAgain -= 1 }
        if !host.waiting.isEmpty {
            host.active += 1
            waitingCount -= 1
            return host.waiting.removeFirst()
        }
        guard !host.waitingAgain.isEmpty, host.checkingAgain < checkingAgain else { return nil }
        host.active += 1
        host.checkingAgain += 1
        waitingCount -= 1
        return host.waitingAgain.removeFirst()
    }
}
