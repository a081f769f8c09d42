public import Measures
public import Registry

/// What people can and cannot do with a service now: the same words on pages and in mails are made from it.
public struct Situation: Sendable, Hashable {
    /// One task on one channel now.
    public struct Cell: Sendable, Hashable {
        /// What people do; nothing for a service that declares no tasks.
        public var task: Text?
        /// The channel.
        public var channel: ChannelLabel
        /// Whether it works.
        public var status: Status
        /// Why the status is so.
        public var cause: StatusCause
        /// What the deciding probe found.
        public var reason: String?
        /// Since when.
        public var since: Timestamp
        /// Whether any probe says whether people can get in.
        public var isWatched: Bool
        /// The times since then in which Plumbline did not watch.
        public var unwatched: [Window]
        /// How it was when it was last seen, where that is not known now.
        public var lastSeen: LastSeen?

        /// Creates a cell.
        public init(
            task: Text?, channel: ChannelLabel, status: Status, cause: StatusCause = .observed, reason: String? = nil,
            since: Timestamp, isWatched: Bool = true, unwatched: [Window] = [], lastSeen: LastSeen? = nil
        ) {
            self.task = task
            self.channel = channel
            self.status = status
            self.cause = cause
            self.reason = reason
            self.since = since
            self.isWatched = isWatched
            self.unwatched = unwatched
            self.lastSeen = lastSeen
        }
    }

    /// What can be said in one sentence: tasks on channels in the same state for the same cause.
    public struct Statement: Sendable, Hashable {
        /// The state of all of them.
        public var state: State
        /// The channels.
        public var channels: [ChannelLabel]
        /// What people do; empty for a service that declares no tasks.
        public var tasks: [Text]
        /// Since when: the earliest of them.
        public var since: Timestamp
        /// What the deciding probes found, each once.
        public var reasons: [String]
        /// The times since then in which nobody watched: those of the earliest.
        public var unwatched: [Window] = []
        /// How all of them were when they were last seen, where that is not known now.
        public var lastSeen: LastSeen?
    }

    /// The states that sentences tell apart.
    public enum State: Sendable, Hashable {
        case cannot, badly, works, maintenance, closed
        /// Not known, because …
        case unknown(StatusCause)
        /// Not known, for no probe looks.
        case unwatched
    }

    /// Every task on every channel that offers it.
    public var cells: [Cell]

    /// Creates a situation from every task on every channel that offers it.
    public init(cells: [Cell]) {
        self.cells = cells
    }

    /// Everything, what matters most first.
    var all: [Statement] { cannot + badly + maintenance + works + unknown + closed }
    /// What people cannot do.
    public var cannot: [Statement] { statements { $0 == .cannot } }
    /// What works, but not as it should.
    public var badly: [Statement] { statements { $0 == .badly } }
    /// What works.
    public var works: [Statement] { statements { $0 == .works } }
    /// What is stopped as announced.
    public var maintenance: [Statement] { statements { $0 == .maintenance } }
    /// What is outside its declared hours.
    public var closed: [Statement] { statements { $0 == .closed } }
    /// What is not known.
    public var unknown: [Statement] {
        statements { state in
            switch state {
            case .unknown, .unwatched: true
            default: false
            }
        }
    }

    /// The cells of some states, first by channel, then channels that say the same together.
    private func statements(_ matches: (State) -> Bool) -> [Statement] {
        var perChannel: [Statement] = []
        for cell in cells where matches(cell.state) {
            let place = perChannel.firstIndex {
                $0.state == cell.state && $0.channels == [cell.channel] && $0.isLastSeen(as: cell.lastSeen)
            }
            let found = place ?? perChannel.endIndex
            if place == nil {
                perChannel.append(
                    Statement(
                        state: cell.state, channels: [cell.channel], tasks: [], since: cell.since, reasons: [],
                        unwatched: cell.unwatched, lastSeen: cell.lastSeen))
            }
            if let task = cell.task, !perChannel[found].tasks.contains(task) { perChannel[found].tasks.append(task) }
            if let reason = cell.reason, !perChannel[found].reasons.contains(reason) {
                perChannel[found].reasons.append(reason)
            }
            if cell.since < perChannel[found].since {
                (perChannel[found].since, perChannel[found].unwatched) = (cell.since, cell.unwatched)
            }
        }
        var merged: [Statement] = []
        for statement in perChannel {
            guard let place = merged.firstIndex(where: { $0.says(sameAs: statement) }) else {
                merged.append(statement)
                continue
            }
            merged[place].channels += statement.channels
            if statement.since < merged[place].since {
                (merged[place].since, merged[place].unwatched) = (statement.since, statement.unwatched)
            }
        }
        return merged
    }
}

extension Situation.Cell {
    /// The state that the status and its cause amount to.
    var state: Situation.State {
        switch status {
        case .down: .cannot
        case .degraded: .badly
        case .up: .works
        case .maintenance: .maintenance
        case .unknown where cause == .closed: .closed
        case .unknown where !isWatched: .unwatched
        case .unknown: .unknown(cause)
        }
    }
}

extension Situation.Statement {
    /// Whether something else was the same when it was last seen, in the same minute.
    func isLastSeen(as other: LastSeen?) -> Bool {
        guard let lastSeen, let other else { return lastSeen == other }
        return lastSeen.status == other.status && lastSeen.failedSince == other.failedSince
            && lastSeen.at.milliseconds.flooredQuotient(60_000) == other.at.milliseconds.flooredQuotient(60_000)
    }

    /// Whether two statements differ in nothing but the channels; what works needs no time, all else the same minute.
    func says(sameAs other: Situation.Statement) -> Bool {
        let needsTime = state != .works && state != .closed && state != .unwatched
        let sameMinute = since.milliseconds.flooredQuotient(60_000) == other.since.milliseconds.flooredQuotient(60_000)
        return state == other.state && tasks == other.tasks && reasons == other.reasons && (!needsTime || sameMinute)
            && isLastSeen(as: other.lastSeen)
    }
}
