import Registry

/// Whose turn it is to be judged.
struct JudgeRota {
    /// How often each service is judged.
    let every: Duration
    /// The number of the newest change that was followed.
    private(set) var seenChange: Int64 = -1
    private var due: [String: Timestamp] = [:]
    private var changed: Set<String> = []

    /// A service that is judged now.
    struct Turn: Hashable {
        var service: String
        /// Whether its hour has passed, and not only something changed: only this counts as one evaluation in a row.
        var isHourly: Bool
    }

    init(every: Duration) {
        self.every = every
    }

    /// Takes note of which services are judged, and which of them changed.
    ///
    /// New ones and changed ones are due at once, the others when their hour has passed.
    mutating func follow(_ services: [String]?, changed: Set<String>, seen: Int64, now: Timestamp) {
        seenChange = seen
        if let services {
            let kept = Set(services)
            due = due.filter { kept.contains($0.key) }
            for service in services where due[service] == nil { due[service] = now }
        }
        self.changed.formUnion(changed)
        self.changed.formIntersection(due.keys)
    }

    /// Those that changed and those whose time has come, the longest waiting first, at most a number of them.
    mutating func takeDue(now: Timestamp, limit: Int) -> [Turn] {
        let ready = due.filter { $0.value <= now || changed.contains($0.key) }
            .sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(limit)
        return ready.map { service, time in
            changed.remove(service)
            if time <= now { due[service] = now + every }
            return Turn(service: service, isHourly: time <= now)
        }
    }
}
