import HeapModule
import Registry

/// When each stream is to be looked at for silence, as a value: only those whose time has come are touched.
struct Wakeups: Sendable {
    private struct Alarm: Sendable, Comparable {
        var at: Timestamp
        var stream: Int

        static func < (left: Alarm, right: Alarm) -> Bool {
            left.at != right.at ? left.at < right.at : left.stream < right.stream
        }
    }

    private struct Wake: Sendable {
        /// When the stream is to be looked at; nothing for not before something is heard.
        var due: Timestamp?
        /// The alarm of it in the heap, which may come too early and never too late.
        var alarm: Timestamp?
    }

    private var wakes: [Int: Wake] = [:]
    private var heap = Heap<Alarm>()

    /// Sets when a stream is to be looked at; nothing for never.
    ///
    /// A later time costs nothing now: most streams are heard long before their alarm.
    mutating func set(_ stream: Int, at due: Timestamp?) {
        var wake = wakes[stream] ?? Wake()
        wake.due = due
        if let due, wake.alarm.map({ due < $0 }) ?? true {
            wake.alarm = due
            heap.insert(Alarm(at: due, stream: stream))
        }
        wakes[stream] = wake
    }

    /// Forgets a stream.
    mutating func remove(_ stream: Int) {
        wakes[stream] = nil
    }

    /// The streams whose time has come by a moment, in order of time; each must be set again.
    mutating func take(upTo now: Timestamp) -> [Int] {
        var taken: [Int] = []
        while let first = heap.min, first.at <= now {
            heap.removeMin()
            // An alarm that was set anew, or whose stream is gone.
            guard var wake = wakes[first.stream], wake.alarm == first.at else { continue }
            wake.alarm = nil
            if let due = wake.due, due > now {
                wake.alarm = due
                heap.insert(Alarm(at: due, stream: first.stream))
            } else if wake.due != nil {
                wake.due = nil
                taken.append(first.stream)
            }
            wakes[first.stream] = wake
        }
        return taken
    }
}
