public import Measures
public import Registry

/// A status with what explains it.
public struct ExplainedStatus: Sendable, Hashable {
    /// The status.
    public var status: Status
    /// Why it is so.
    public var cause: StatusCause
    /// What the deciding probe found.
    public var reason: String?
    /// The probe that decided.
    public var evidence: String?
    /// What it rests on beside that probe's results.
    public var basis: SpanBasis?
    /// How it was when it was last seen, where it is not known now.
    public var lastSeen: Status?

    /// Creates a status.
    public init(
        _ status: Status, _ cause: StatusCause, reason: String? = nil, evidence: String? = nil,
        basis: SpanBasis? = nil, lastSeen: Status? = nil
    ) {
        self.status = status
        self.cause = cause
        self.reason = reason
        self.evidence = evidence
        self.basis = basis
        self.lastSeen = lastSeen
    }

    /// What a span says.
    ///
    /// - Parameter seen: the newest span that said how it was, where this one does not.
    public init(_ span: StatusSpan, lastSeen seen: StatusSpan? = nil) {
        // Where nothing has been looked at since, there is nothing to wait for.
        let isHidden = span.status == .unknown && span.cause != .pending
        self.init(
            span.status, span.cause, reason: span.reason, evidence: span.evidence, basis: span.basis,
            lastSeen: isHidden ? seen?.status : nil)
    }

    /// The same finding as another status.
    func said(as status: Status) -> ExplainedStatus {
        ExplainedStatus(status, cause, reason: reason, evidence: evidence, basis: basis)
    }

    static let unwatched = ExplainedStatus(.unknown, .pending)
    static let closed = ExplainedStatus(.unknown, .closed)

    /// Whether it cannot be seen now and did not work, or worked badly, when it was last seen.
    var hidesFailure: Bool { status == .unknown && (lastSeen == .down || lastSeen == .degraded) }

    /// Whether it cannot be seen now and worked, well or badly, when it was last seen.
    var hidesSuccess: Bool { status == .unknown && (lastSeen?.works ?? false) }

    /// The status that weighs most; the first one among equals, with the worst that was last seen of any of them.
    static func worst(_ statuses: [ExplainedStatus]) -> ExplainedStatus? {
        statuses.reduce(nil) { worst, next in
            guard var worst, next.status.weight <= worst.status.weight else { return next }
            if next.status == worst.status, let seen = next.lastSeen, seen.weight > worst.lastSeen?.weight ?? -1 {
                worst.lastSeen = seen
            }
            return worst
        }
    }
}

extension ServiceShape {
    /// The status of every part of a service at one moment.
    public struct Statuses: Sendable, Hashable {
        /// By subject: the service, its tasks, its watched channels, and the tasks on them.
        public var bySubject: [Subject: ExplainedStatus]
    }

    /// Puts the status of every part together from the statuses of the streams: the one place where it is done.
    ///
    /// A task on a channel has the status of its own availability probes, else of those of the whole channel, else of
    /// the channel; a channel has the worst of its availability probes; a failing check makes at most degraded. A service
    /// is down when some task works on no open channel, otherwise degraded where something is down or degraded. What cannot
    /// be seen and failed when it was last seen is not known, and so is the whole that else would work. Channels that nobody
    /// watches count neither way.
    ///
    /// - Parameter isBare: whether hours and maintenance hide nothing: how things are beneath them.
    public func statuses(
        at moment: Timestamp, isBare: Bool = false, of stream: (Int) -> ExplainedStatus
    ) -> Statuses {
        var bySubject: [Subject: ExplainedStatus] = [:]
        var offers: [String: [ExplainedStatus]] = [:]
        var closedTasks: Set<String> = []
        for channel in channels where channel.isWatched {
            let isOpen = isBare || isOpen(channel, at: moment)
            let maintained = !isBare && isInMaintenance(channel, at: moment)
            let whole = maintained ? .init(.maintenance, .maintenance) : status(of: channel, stream)
            bySubject[.channel(service, channel.id)] = whole
            for task in channel.tasks {
                let onChannel = maintained ? whole : status(of: task, on: channel, whole: whole, stream)
                if task != Self.wholeService { bySubject[.task(service, task, on: channel.id)] = onChannel }
                if isOpen { offers[task, default: []].append(onChannel) } else { closedTasks.insert(task) }
            }
        }
        var byTask: [ExplainedStatus] = []
        var isAnyClosed = false
        for task in tasks {
            let status = offers[task].map(Self.status(ofOffers:)) ?? (closedTasks.contains(task) ? .closed : .unwatched)
            if task != Self.wholeService { bySubject[.task(service, task)] = status }
            if offers[task] != nil { byTask.append(status) }
            isAnyClosed = isAnyClosed || closedTasks.contains(task)
        }
        bySubject[.service(service)] = ExplainedStatus.worst(byTask) ?? (isAnyClosed ? .closed : .unwatched)
        return Statuses(bySubject: bySubject)
    }

    private func status(of channel: Channel, _ stream: (Int) -> ExplainedStatus) -> ExplainedStatus {
        let doors = channel.sources.filter { $0.rules.role == .availability }.map { stream($0.stream) }
        return ExplainedStatus.worst(doors + checks(of: channel, task: nil, stream)) ?? .unwatched
    }

    private func status(
        of task: String, on channel: Channel, whole: ExplainedStatus, _ stream: (Int) -> ExplainedStatus
    ) -> ExplainedStatus {
        let doors = channel.sources.filter { $0.rules.role == .availability }
        let own = doors.filter { $0.task == task }
        let unbound = doors.filter { $0.task == nil }
        let deciding = own.isEmpty ? unbound : own
        guard !deciding.isEmpty else { return whole }
        let statuses = deciding.map { stream($0.stream) } + checks(of: channel, task: task, stream)
        return ExplainedStatus.worst(statuses) ?? whole
    }

    /// What failing checks add: those of the whole channel, and those of one task (of every task for no task).
    private func checks(of channel: Channel, task: String?, _ stream: (Int) -> ExplainedStatus) -> [ExplainedStatus] {
        channel.sources.compactMap { source in
            guard source.rules.role == .check, task == nil || source.task == nil || source.task == task else {
                return nil
            }
            let status = stream(source.stream)
            return status.status == .degraded || status.status == .down ? status.said(as: .degraded) : nil
        }
    }

    /// The status of a task from its statuses on the open, watched channels that offer it; never empty.
    private static func status(ofOffers offers: [ExplainedStatus]) -> ExplainedStatus {
        guard let worst = ExplainedStatus.worst(offers) else { return .unwatched }
        guard offers.contains(where: \.status.works) else {
            // Where it worked when it was last seen, nobody saw that it stopped: what is lost is not all of it, as far as is
            // known.
            guard worst.status == .down, var unseen = offers.first(where: \.hidesSuccess) else { return worst }
            unseen.lastSeen = .degraded
            return unseen
        }
        switch worst.status {
        case .down, .degraded:
            return worst.said(as: .degraded)
        case .up, .unknown, .maintenance:
            // It works somewhere, and nothing is known to be wrong, nor was when it was last seen.
            return offers.first(where: \.hidesFailure) ?? offers.first { $0.status == .up } ?? worst
        }
    }
}
