/// How many runs may be under way to each host, and which wait for their turn: a host that hangs holds only its own.
struct HostLimits {
    /// A run that waits.
    struct Waiting {
        var due: Schedule.Due
    }

    private struct Host {
        var active = 0
        var waiting: [Waiting] = []
    }

    /// The most runs under way to one host.
    let perHost: Int
    private var hosts: [String: Host] = [:]

    init(perHost: Int) {
        self.perHost = max(1, perHost)
    }

    /// How many runs wait.
    private(set) var waitingCount = 0

    /// Takes a place at a host; false when the run must wait, which it then does.
    ///
    /// A probe waits at most once: when its next run comes up while the last still waits, that one is dropped.
    mutating func enter(_ host: String, _ due: Schedule.Due) -> (isIn: Bool, dropped: Int) {
        var entry = hosts[host] ?? Host()
        defer { hosts[host] = entry }
        guard entry.active >= perHost else {
            entry.active += 1
            return (true, 0)
        }
        if let index = entry.waiting.firstIndex(where: { $0.due.stream == due.stream }) {
            entry.waiting[index] = Waiting(due: due)
            return (false, 1)
        }
        entry.waiting.append(Waiting(due: due))
        waitingCount += 1
        return (false, 0)
    }

    /// Leaves a place; gives the run that has waited longest and now has it.
    mutating func leave(_ host: String) -> Schedule.Due? {
        guard var entry = hosts[host] else { return nil }
        defer { hosts[host] = entry.active == 0 && entry.waiting.isEmpty ? nil : entry }
        guard !entry.waiting.isEmpty else {
            entry.active -= 1
            return nil
        }
        waitingCount -= 1
        return entry.waiting.removeFirst().due
    }
}
