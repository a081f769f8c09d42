import Measures
import Probing
import Registry

/// Ends of maintenance: nothing that was seen inside speaks for the time after it, and it is looked at at once.
extension StatusKeeper {
    /// Lets maintenance that has ended since the last look take effect on what is held; gives the streams concerned and who
    /// is to be asked now.
    func endMaintenance(
        now: Timestamp, _ touched: inout [Int: StatusMachine],
        _ edits: inout [String: [(stream: Int, edit: StatusMachine.Edit)]]
    ) -> (streams: Set<Int>, looks: [Recheck]) {
        var streams: Set<Int> = []
        var looks: [Recheck] = []
        for slug in maintenanceEnds.due(by: now) {
            guard let watched = services[slug] else { continue }
            for channel in watched.timelines.shape.channels {
                guard
                    let window = watched.timelines.shape.maintenanceEnded(of: channel, after: maintenanceLook, by: now)
                else { continue }
                for source in channel.sources {
                    guard var machine = touched[source.stream] ?? machines[source.stream] else { continue }
                    var history = watched.timelines.history(ofStream: source.stream)
                    // What was just found out, and is not kept yet.
                    for (stream, edit) in edits[slug] ?? [] where stream == source.stream {
                        history.removeAll { $0.start >= edit.from }
                        history.append(StatusSpan(edit))
                    }
                    // Where nobody watched at its end, it is said from when the watch began again.
                    let from = max(window.end, history.last?.start ?? window.end)
                    let edit = machine.maintenanceEnded(window, from: from, history: history)
                    touched[source.stream] = machine
                    streams.insert(source.stream)
                    if let edit { edits[slug, default: []].append((source.stream, edit)) }
                    guard !source.rules.isPushed, !machine.isAway(at: now) else { continue }
                    looks.append(Recheck(stream: source.stream, after: .zero))
                }
            }
        }
        return (streams, looks)
    }

    /// Notes that every maintenance that has ended by a moment has taken effect.
    func tookMaintenance(upTo now: Timestamp) {
        let due = maintenanceEnds.due(by: now)
        maintenanceLook = now
        guard !due.isEmpty else { return }
        for slug in due { noteMaintenance(of: slug) }
        maintenanceEnds.settle()
    }

    /// Notes when the next maintenance of a service ends.
    func noteMaintenance(of slug: String) {
        maintenanceEnds.set(slug, at: services[slug]?.timelines.shape.nextMaintenanceEnd(after: maintenanceLook))
    }
}

extension WatchedService {
    /// Lets a maintenance that ended while no server ran take effect on a stream; gives the edit, if any.
    func maintenanceEnded(
        _ machine: inout StatusMachine, of source: ServiceShape.Source, whileGoneSince gap: Timestamp, _ now: Timestamp
    ) -> StatusMachine.Edit? {
        let shape = timelines.shape
        guard let channel = shape.channels.first(where: { $0.sources.contains(source) }),
            let window = shape.maintenanceEnded(of: channel, after: gap, by: now)
        else { return nil }
        return machine.maintenanceEnded(
            window, from: now, history: timelines.history(ofStream: source.stream))
    }
}

extension StatusSpan {
    /// What an edit of a stream says, as far as a machine looks at it.
    fileprivate init(_ edit: StatusMachine.Edit) {
        self.init(
            status: edit.status, cause: edit.cause, reason: edit.reason?.rawValue, start: edit.from, basis: edit.basis)
    }
}
