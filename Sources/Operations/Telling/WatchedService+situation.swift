import Alerting
import Measures
import Probing
import Registry

extension WatchedService {
    /// What people can and cannot do now, each channel with its own beginning, and what is not known, for the words of an
    /// alert.
    ///
    /// - Parameter beneath: how parts are beneath a maintenance that hides them, where that is asked: what is seen to work
    ///   there works.
    func situation(
        after change: Change, now: Timestamp, beneath: [Subject: ExplainedStatus] = [:]
    ) -> AlertSituation {
        var situation = AlertSituation(change)
        situation.reason = timelines.current(change.subject)?.reason
        for task in offered {
            var (failing, poor, working): ([AlertSituation.Channel], [AlertSituation.Channel], [AlertSituation.Channel])
            (failing, poor, working) = ([], [], [])
            for channel in service.channels where isOffered(task, on: channel) {
                let title = task?.title ?? service.title
                func isUnknown(_ cause: StatusCause, since: Timestamp) {
                    situation.unknown.append(
                        .init(
                            subject: .channel(service.id, channel.id), title: title,
                            channel: AlertSituation.Channel(channel), cause: cause, since: since,
                            isWatched: isWatched(channel)))
                }
                let current = span(task, on: channel)
                // Closed is closed, also where nothing checks it: so pages say, too.
                guard channel.hours?.isOpen(at: now, holidays: holidays) ?? true else {
                    isUnknown(.closed, since: current?.start ?? now)
                    continue
                }
                guard let span = current else {
                    isUnknown(.pending, since: now)
                    continue
                }
                let seen = span.status == .maintenance ? part(task, on: channel).flatMap { beneath[$0] } : nil
                let label = AlertSituation.Channel(
                    channel, since: span.start, reason: seen == nil ? span.reason : seen?.reason,
                    evidence: seen == nil ? span.evidence : seen?.evidence)
                switch seen.flatMap({ $0.status.works ? $0.status : nil }) ?? span.status {
                case .down: failing.append(label)
                case .degraded: poor.append(label)
                case .up: working.append(AlertSituation.Channel(channel))
                case .unknown, .maintenance: isUnknown(span.cause, since: span.start)
                }
                if seen?.status.works == true, !situation.notes.contains(.duringMaintenance) {
                    situation.notes.append(.duringMaintenance)
                }
            }
            func group(_ channels: [AlertSituation.Channel]) -> [AlertSituation.TaskOnChannels] {
                channels.isEmpty
                    ? [] : [.init(task: task?.id, title: task?.title ?? service.title, channels: channels)]
            }
            situation.cannotDo += group(failing)
            situation.worksBadly += group(poor)
            situation.stillWorks += group(working)
        }
        return situation
    }

    /// How the service stands, as its officials must know it; nil before anything is known.
    ///
    /// Where a way is seen to fail and it is not known whether another one works, what fails is told all the same: it works
    /// badly at least.
    func standing(at now: Timestamp) -> StatusSpan? {
        guard let span = timelines.current(.service(service.id)) else { return nil }
        guard span.status == .unknown, var failing = failingSpans(at: now).min(by: { $0.start < $1.start }) else {
            return span
        }
        failing.status = .degraded
        return failing
    }

    /// The spans of everything that people cannot do or can only do with trouble now, in the order of the service's file.
    func failingSpans(at now: Timestamp) -> [StatusSpan] {
        offered.flatMap { task in
            service.channels.filter {
                isOffered(task, on: $0) && $0.hours?.isOpen(at: now, holidays: holidays) ?? true
            }.compactMap { span(task, on: $0) }.filter(\.status.isFailing)
        }
    }

    /// Whether how some way stands differs between two states of a service.
    func hasOtherWays(than before: WatchedService) -> Bool {
        offered.contains { task in
            service.channels.contains { channel in
                isOffered(task, on: channel) && span(task, on: channel) != before.span(task, on: channel)
            }
        }
    }

    /// Since when a maintenance is over that what fails now has not come back from; nil where none is, where people could
    /// use it since, and where that is not known.
    func notBackSince(_ now: Timestamp) -> Timestamp? {
        let ended = offered.flatMap { task in
            service.channels.filter { isOffered(task, on: $0) }.compactMap { channel -> Timestamp? in
                guard let part = part(task, on: channel), let ended = maintenanceEnded(of: channel.id, by: now)
                else { return nil }
                // Windows stay in the file for ever, spans are kept for hours: what is forgotten may have worked.
                let known = timelines.spans(part)
                guard known.last?.status == .down, known.first.map({ $0.start <= ended }) ?? false else { return nil }
                let since = known.filter { $0.end.map { $0 > ended } ?? true }
                return since.allSatisfy { $0.status == .down || $0.cause == .pending } ? ended : nil
            }
        }
        return ended.max()
    }

    private var offered: [ServiceTask?] { service.tasks.isEmpty ? [nil] : service.tasks.map(Optional.some) }

    /// Whether any probe says whether people can get in through a channel.
    private func isWatched(_ channel: ServiceChannel) -> Bool {
        timelines.shape.channels.contains { $0.id == channel.id && $0.isWatched }
    }

    private func isOffered(_ task: ServiceTask?, on channel: ServiceChannel) -> Bool {
        guard let task else { return true }
        return channel.tasks.isEmpty || channel.tasks.contains(task.id)
    }

    /// The span of a task on a channel, of the channel where the task has none of its own; nothing where nobody watches.
    private func span(_ task: ServiceTask?, on channel: ServiceChannel) -> StatusSpan? {
        part(task, on: channel).flatMap { timelines.current($0) }
    }

    /// A task on a channel, the channel where the task has no span of its own; nil where nobody watches.
    private func part(_ task: ServiceTask?, on channel: ServiceChannel) -> Subject? {
        let whole = Subject.channel(service.id, channel.id)
        let parts = [task.map { Subject.task(service.id, $0.id, on: channel.id) }, whole].compactMap(\.self)
        return parts.first { timelines.current($0) != nil }
    }
}
