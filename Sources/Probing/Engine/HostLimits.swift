/// How many runs may be under way to each host, and which wait for their turn: a host that hangs holds only its own.
///
/// Confined to the engine's thread, as all that holds a `Host`.
struct HostLimits {
    /// One host: probes hold theirs, so that no run looks it up by name.
    final class Host {
        fileprivate var active = 0
        fileprivate var waiting: [Schedule.Due] = []
    }

    /// The most runs under way to one host.
    let perHost: Int
    /// Grows with the hosts ever probed, which registration bounds.
    private var hosts: [String: Host] = [:]

    init(perHost: Int) {
        self.perHost = max(1, perHost)
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
    /// A probe waits at most once: when its next run comes up while the last still waits, that one is dropped.
    mutating func enter(_ host: Host, _ due: Schedule.Due) -> (isIn: Bool, dropped: Int) {
        guard host.active >= perHost else {
            host.active += 1
            return (true, 0)
        }
        if let index = host.waiting.firstIndex(where: { $0.stream == due.stream }) {
            host.waiting[index] = due
            return (false, 1)
        }
        host.waiting.append(due)
        waitingCount += 1
        return (false, 0)
    }

    /// Leaves a place; gives the run that has waited longest and now has it.
    mutating func leave(_ host: Host) -> Schedule.Due? {
        guard !host.waiting.isEmpty else {
            host.active -= 1
            return nil
        }
        waitingCount -= 1
        return host.waiting.removeFirst()
    }
}
