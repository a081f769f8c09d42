public import Measures
public import Probing
import Registry
import Storage

extension StatusKeeper {
    /// How long after the end of an hour its results stay where late ones are cheap.
    static let lateness: Duration = .seconds(300)

    /// What the results of streams that have not been moved yet add up to within a window.
    public func openAggregate(of streams: [Int], in window: Window) -> ResultAggregate {
        streams.reduce(into: ResultAggregate()) { $0.merge(recent.aggregate(of: $1, in: window)) }
    }

    /// How often moves of results began or ended, once none is under way.
    func settledMoves() async -> Int {
        await enter()
        defer { leave() }
        return moves
    }

    /// The newest results of a stream, newest first.
    public func newestResults(of stream: Int) -> [ProbeResult] {
        recent.newest(of: stream)
    }

    /// The newest results of some probes with those that are about to be recorded, newest first.
    func newestResults(of probes: [Probe], besides batch: [ProbeResult]) -> [Subject: RememberedResults] {
        guard !probes.isEmpty else { return [:] }
        let coming = Dictionary(grouping: batch, by: \.stream)
        return Dictionary(
            probes.map { probe in
                let results = recent.newest(of: probe.stream) + (coming[probe.stream] ?? [])
                return (
                    probe.subject,
                    RememberedResults(
                        results: results.sorted { $0.at > $1.at }, isCut: recent.isCut(probe.stream))
                )
            }, uniquingKeysWith: { $1 })
    }

    /// Moves results of closed hours into their place, at most a number of them; gives how many.
    public func moveClosedHours(limit: Int) async throws -> Int {
        let edge = AggregatePeriod.hour.start(of: useCases.now() - Self.lateness)
        // Looked at by a reader first: nothing waits for the writer when there is nothing to move.
        guard try await useCases.store.read({ try $0.hasResultsToMove(before: edge) }) else { return 0 }
        // The memory of what is recorded meanwhile would come after its move.
        await enter()
        defer { leave() }
        // Odd while one is under way: whoever adds rows and memory up must see both from before it, or from after it.
        moves += 1
        defer { moves += 1 }
        let moved = try await useCases.store.write { try $0.moveResults(before: edge, limit: limit) }
        for hour in moved.hours { recent.take(hour.aggregate, from: hour.start, of: hour.stream) }
        return moved.count
    }

    /// How many results are read together at the start: few, since the memory for them is not given back.
    private static let batch = 2_000

    /// Remembers what was recorded before the server started.
    func remember() async throws {
        var after: Int64 = 0
        while true {
            let from = after
            let batch = try await useCases.store.read { try $0.recentResults(after: from, limit: Self.batch) }
            for (id, result) in batch {
                after = id
                // Moments of a stream only rise: this one was written a second time.
                if let newest = newestOfStream[result.stream], result.at <= newest { continue }
                recent.add(result)
                newestOfStream[result.stream] = result.at
            }
            guard batch.count == Self.batch else { return }
        }
    }
}
