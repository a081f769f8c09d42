import Measures
import Registry
import Storage

extension ServiceReading {
    /// What the volumes of a subject add up to over a window; nothing where nobody tells any.
    ///
    /// Days are those of UTC; the first and the last count whole.
    func volumeSums(
        _ subject: Subject, _ window: Window, _ transaction: StoreTransaction
    ) throws -> VolumeSums? {
        let task = subject.task
        let offering = service.channels.filter { channel in
            task.map { channel.tasks.isEmpty || channel.tasks.contains($0) } ?? true
        }
        let channels = offering.filter { subject.channel == nil || subject.channel == $0.id }
        let slug = service.id
        let day: Int64 = 86_400_000
        let first = max(0, window.start.milliseconds) / day
        let days = first...max(first, (window.end.milliseconds - 1) / day)
        var sums = VolumeSums(started: 0, completed: 0, days: 0, channels: [], comparedDays: 0)
        var known: [ClosedRange<Int64>] = []
        var counted: Set<Int64> = []
        for channel in channels {
            guard let id = ids[.channel(slug, channel.id)] else { continue }
            let sum = try transaction.volumeSum(of: id, task: task, days: days)
            sums.started += sum.started
            sums.completed += sum.completed
            sums.days += sum.days
            if let stretch = sum.completedDays {
                known.append(stretch)
                counted.insert(id)
            }
        }
        guard sums.days > 0 || !known.isEmpty else { return nil }
        // Only days that all channels tell of can be compared: one that began to tell later would seem small.
        let from = known.map(\.lowerBound).max() ?? 0
        let until = known.map(\.upperBound).min() ?? 0
        let common = known.count == channels.count && from <= until ? from...until : nil
        sums.comparedDays = common.map { Int($0.upperBound - $0.lowerBound + 1) } ?? 0
        for channel in channels {
            guard let id = ids[.channel(slug, channel.id)] else { continue }
            // Where all tell, but of different days, nothing can be compared.
            let told = known.count == channels.count ? common : counted.contains(id) ? days : nil
            let completed = try told.map { try transaction.completed(of: id, task: task, days: $0) }
            sums.channels.append(
                VolumeSums.Channel(id: channel.id, isDigital: !channel.kind.isNonDigital, completed: completed))
        }
        return sums
    }

    /// The tasks that people completed lately, by channel; the channel alone for a service that declares no tasks.
    static func used(
        _ service: PublicService, _ ids: [Subject: Int64], _ transaction: StoreTransaction, now: Timestamp
    ) throws -> Set<Subject> {
        let since = now.milliseconds.flooredQuotient(86_400_000) - usedWithin
        var used: Set<Subject> = []
        for channel in service.channels {
            let subject = Subject.channel(service.id, channel.id)
            guard let id = ids[subject] else { continue }
            let offered = channel.tasks.isEmpty ? service.tasks.map(\.id) : channel.tasks
            for task in try transaction.tasksCompleted(on: id, since: since) {
                if !task.isEmpty {
                    used.insert(.task(service.id, task, on: channel.id))
                } else if offered.isEmpty {
                    used.insert(subject)
                } else if offered.count == 1 {
                    // Of several tasks, nobody knows which one it was.
                    used.insert(.task(service.id, offered[0], on: channel.id))
                }
            }
        }
        return used
    }

    /// How many days back what people completed still says that it works.
    private static let usedWithin: Int64 = 30

    /// Whether people completed a task on a channel lately.
    func isUsed(_ task: ServiceTask?, on channel: ServiceChannel) -> Bool {
        guard let task else { return used.contains(.channel(service.id, channel.id)) }
        return used.contains(.task(service.id, task.id, on: channel.id))
    }
}
