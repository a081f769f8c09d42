import Probing
import Alerting
import Measures
import Registry

extension WatchedService {
    /// What people can and cannot do now, and what is not known, for the words of an alert.
    func situation(after change: Change, now: Timestamp) -> AlertSituation {
        var situation = AlertSituation(change)
        situation.reason = timelines.current(change.subject)?.reason
        let tasks: [ServiceTask?] = service.tasks.isEmpty ? [nil] : service.tasks.map(Optional.some)
        for task in tasks {
            var failing: [AlertSituation.Channel] = []
            var working: [AlertSituation.Channel] = []
            for channel in service.channels where isOffered(task, on: channel) {
                let label = AlertSituation.Channel(channel)
                let title = task?.title ?? service.title
                guard let span = span(task, on: channel) else {
                    situation.unknown.append(
                        .init(
                            subject: .channel(service.id, channel.id), title: title, channel: label, cause: .pending,
                            since: now))
                    continue
                }
                let isOpen = channel.hours?.isOpen(at: now, holidays: holidays) ?? true
                switch span.status {
                case .down: failing.append(label)
                case .up, .degraded: if isOpen { working.append(label) }
                case .unknown, .maintenance:
                    situation.unknown.append(
                        .init(
                            subject: .channel(service.id, channel.id), title: title, channel: label,
                            cause: isOpen ? span.cause : .closed, since: span.start))
                }
            }
            let title = task?.title ?? service.title
            if !failing.isEmpty { situation.cannotDo.append(.init(task: task?.id, title: title, channels: failing)) }
            if !working.isEmpty { situation.stillWorks.append(.init(task: task?.id, title: title, channels: working)) }
        }
        return situation
    }

    private func isOffered(_ task: ServiceTask?, on channel: ServiceChannel) -> Bool {
        guard let task else { return true }
        return channel.tasks.isEmpty || channel.tasks.contains(task.id)
    }

    /// The span of a task on a channel, of the channel where the task has none of its own; nothing where nobody watches.
    private func span(_ task: ServiceTask?, on channel: ServiceChannel) -> StatusSpan? {
        task.flatMap { timelines.current(.task(service.id, $0.id, on: channel.id)) }
            ?? timelines.current(.channel(service.id, channel.id))
    }
}
