/// The jobs that wait for the loop, and whether it knows.
struct Inbox: Sendable {
    /// The life of a loop.
    enum Phase { case idle, running, stopping, stopped }

    /// Something to run on the loop.
    enum Work: Sendable {
        case job(UnownedJob)
        case closure(@Sendable () -> Void)
    }

    /// What the one who added work has to do, outside the lock.
    enum Next { case nothing, runInThisTurn, wake, drain }

    var phase = Phase.idle
    /// Whether the loop was woken for the jobs that wait: only the first job after a drain pays for a wake-up.
    var isWoken = false
    /// Whether a thread serves jobs after the loop's end.
    var isDraining = false
    private var waiting: [Work] = []

    /// Adds work and says what must follow.
    mutating func add(_ work: Work, isLocal: Bool) -> Next {
        waiting.append(work)
        switch phase {
        case .idle: return .nothing
        case .running, .stopping:
            if isLocal { return .runInThisTurn }
            if isWoken { return .nothing }
            isWoken = true
            return .wake
        case .stopped:
            if isDraining { return .nothing }
            isDraining = true
            return .drain
        }
    }

    /// Takes everything that waits.
    mutating func takeAll() -> [Work] {
        guard !waiting.isEmpty else { return [] }
        var taken: [Work] = []
        swap(&taken, &waiting)
        return taken
    }
}
