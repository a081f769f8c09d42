import HeapModule
public import Registry

/// When each probe runs next, as a value: a fixed phase per probe, no drift, missed runs skipped and counted.
public struct Schedule: Sendable {
    /// One run whose time has come.
    public struct Due: Sendable, Hashable {
        /// The stream to run.
        public var stream: Int
        /// When it was due, which is also the time that the result carries.
        public var at: Timestamp
        /// Why it runs.
        public var trigger: ProbeResult.Trigger
        /// How many earlier runs had to be skipped because their time had passed.
        public var missed: Int
    }

    private struct Entry: Sendable {
        var every: Int64
        var phase: Int64
        var next: Int64
        /// Tells old entries of the heap from the one that counts.
        var generation: UInt32
        var recheckAt: Int64?
    }

    private struct Alarm: Sendable, Comparable {
        var at: Int64
        var stream: Int
        var generation: UInt32
        var isRecheck: Bool

        /// By time; equal times by stream, so that equal inputs run in equal order.
        static func < (left: Alarm, right: Alarm) -> Bool {
            left.at != right.at ? left.at < right.at : left.stream < right.stream
        }
    }

    /// The longest a new probe waits for its first run.
    static let firstRunWithin: Int64 = 60_000
    /// The shortest time between the first run of a new probe and its next one.
    static let shortestGap: Int64 = 30_000

    private var entries: [Int: Entry] = [:]
    private var heap = Heap<Alarm>()

    /// Creates an empty schedule.
    public init() {}

    /// How many probes are scheduled.
    public var count: Int { entries.count }

    /// The fixed phase of a probe: a hash of its address, spread over its interval (FNV-1a, then a mixing step).
    public static func phase(of path: String, every: Duration) -> Duration {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash ^= hash >> 32
        hash &*= 0xd6e8_feb8_6659_fd93
        hash ^= hash >> 32
        return .milliseconds(Int64(hash % UInt64(max(1, every.milliseconds))))
    }

    /// Adds or changes a probe; one that was there and keeps its interval keeps its place.
    public mutating func set(stream: Int, path: String, every: Duration, now: Timestamp) {
        let interval = max(1, every.milliseconds)
        if let entry = entries[stream], entry.every == interval { return }
        let phase = Self.phase(of: path, every: every).milliseconds
        let first = Self.next(after: now.milliseconds, phase: phase, every: interval)
        let generation = (entries[stream]?.generation ?? 0) &+ 1
        let entry = Entry(
            every: interval, phase: phase, next: Self.soon(now.milliseconds, phase, before: first),
            generation: generation)
        entries[stream] = entry
        heap.insert(Alarm(at: entry.next, stream: stream, generation: generation, isRecheck: false))
    }

    /// Takes a probe out.
    public mutating func remove(stream: Int) {
        entries[stream] = nil
    }

    /// Asks for one more run of a probe at a moment, unless its own time comes first.
    public mutating func recheck(stream: Int, at moment: Timestamp) {
        guard var entry = entries[stream], moment.milliseconds < entry.next else { return }
        if let planned = entry.recheckAt, planned <= moment.milliseconds { return }
        entry.recheckAt = moment.milliseconds
        entries[stream] = entry
        heap.insert(Alarm(at: moment.milliseconds, stream: stream, generation: entry.generation, isRecheck: true))
    }

    /// Puts the next run of a probe off until its first own time at or after a moment.
    public mutating func putOff(stream: Int, until moment: Timestamp) {
        guard var entry = entries[stream], entry.next < moment.milliseconds else { return }
        entry.next = Self.next(after: moment.milliseconds - 1, phase: entry.phase, every: entry.every)
        entry.recheckAt = nil
        entry.generation &+= 1
        entries[stream] = entry
        heap.insert(
            Alarm(at: entry.next, stream: stream, generation: entry.generation, isRecheck: false))
    }

    /// The time of the next run; nothing for an empty schedule.
    public mutating func nextDue() -> Timestamp? {
        dropStale()
        return heap.min.map { Timestamp(milliseconds: $0.at) }
    }

    /// The runs whose time has come, each with how many were missed before it; they are then scheduled anew.
    public mutating func takeDue(at now: Timestamp) -> [Due] {
        var due: [Due] = []
        while true {
            dropStale()
            guard let alarm = heap.min, alarm.at <= now.milliseconds, var entry = entries[alarm.stream] else { break }
            heap.removeMin()
            if alarm.isRecheck {
                entry.recheckAt = nil
                entries[alarm.stream] = entry
                due.append(
                    Due(stream: alarm.stream, at: Timestamp(milliseconds: alarm.at), trigger: .confirmation, missed: 0))
                continue
            }
            // After a stall only the newest run is made up for: a burst would say nothing about the time that passed.
            let newest = Self.last(upTo: now.milliseconds, phase: entry.phase, every: entry.every)
            let at = max(alarm.at, newest)
            let missed = Int((at - alarm.at) / entry.every)
            entry.next = Self.next(after: at, phase: entry.phase, every: entry.every)
            entry.recheckAt = nil
            entry.generation &+= 1
            entries[alarm.stream] = entry
            heap.insert(Alarm(at: entry.next, stream: alarm.stream, generation: entry.generation, isRecheck: false))
            due.append(Due(stream: alarm.stream, at: Timestamp(milliseconds: at), trigger: .scheduled, missed: missed))
        }
        return due
    }

    /// Plans everything anew after the wall clock was set: nothing is due twice, nothing waits for a clock set back.
    public mutating func rebase(now: Timestamp) {
        heap = Heap()
        for (stream, var entry) in entries {
            entry.generation &+= 1
            entry.recheckAt = nil
            entry.next = Self.next(after: now.milliseconds, phase: entry.phase, every: entry.every)
            entries[stream] = entry
            heap.insert(Alarm(at: entry.next, stream: stream, generation: entry.generation, isRecheck: false))
        }
    }

    /// The first run of a probe: its own time, or one before it where that is far off.
    ///
    /// Never just before it: two runs within a moment see the same, and would confirm each other.
    private static func soon(_ now: Int64, _ phase: Int64, before first: Int64) -> Int64 {
        guard first - now > firstRunWithin else { return first }
        return now + 1 + phase % min(firstRunWithin, first - now - shortestGap)
    }

    private static func next(after moment: Int64, phase: Int64, every: Int64) -> Int64 {
        last(upTo: moment, phase: phase, every: every) + every
    }

    private static func last(upTo moment: Int64, phase: Int64, every: Int64) -> Int64 {
        (moment - phase).flooredQuotient(every) * every + phase
    }

    private mutating func dropStale() {
        while let alarm = heap.min {
            let entry = entries[alarm.stream]
            let isCurrent = entry?.generation == alarm.generation && (!alarm.isRecheck || entry?.recheckAt == alarm.at)
            guard !isCurrent else { return }
            heap.removeMin()
        }
    }
}
