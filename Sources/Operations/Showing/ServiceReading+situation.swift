import Measures
import Pages
import Registry

extension ServiceReading {
    /// Which task works on which channel, and what is not known.
    var situation: Situation {
        var cells: [Situation.Cell] = []
        for task in tasks {
            for (channel, label) in zip(service.channels, labels) where isOffered(task, on: channel) {
                let stretch = stretch(task, on: channel)
                let span = stretch?.span
                let isClosed = !isOpen(channel)
                cells.append(
                    Situation.Cell(
                        task: task?.title, channel: label, status: isClosed ? .unknown : span?.status ?? .unknown,
                        cause: isClosed ? .closed : span?.cause ?? .pending, reason: span?.reason,
                        since: span?.start ?? now, isWatched: isWatched(channel),
                        unwatched: isClosed ? [] : stretch?.unwatched ?? [],
                        lastSeen: isClosed ? nil : lastSeen(task, on: channel)))
            }
        }
        return Situation(cells: cells)
    }

    /// How much is known of each task on each channel.
    var coverage: [CoverageRow] {
        tasks.map { task in
            CoverageRow(
                task: task?.title,
                cells: service.channels.map { channel in
                    guard isOffered(task, on: channel) else { return .init(grade: .absent) }
                    let span = isWatched(channel) ? stretch(task, on: channel) : nil
                    if isUsed(task, on: channel) { return .init(grade: .used, status: span?.status) }
                    guard let span else { return .init(grade: .declared) }
                    let grade: CoverageRow.Grade =
                        switch span.status {
                        case .up, .degraded: .reachable
                        case .down: .fails
                        case .maintenance, .unknown: .unverified
                        }
                    return .init(grade: grade, status: span.status)
                })
        }
    }
}
