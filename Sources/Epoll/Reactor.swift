import CLinux
import Glibc

/// Descriptors, deadlines and clients of one loop; used by one thread.
final class Reactor {
    private struct Watch {
        var handler: (any EventHandler)?
        /// Tells events of a descriptor that was closed from those of its successor with the same number.
        var generation: UInt32 = 0
    }

    private static let batch = 256
    /// The tag of the descriptor that wakes the loop: no other has this number.
    private static let wakeTag = UInt.max

    /// Set from the start, for the jobs that came before it.
    var hasLocalJobs = true
    var isStopping = false
    private(set) var lag = LoopLag()
    private(set) var turnStartedAt: Int64

    private let epoll: Int32
    private let wakeDescriptor: Int32
    private let events: UnsafeMutablePointer<epoll_event>
    /// By descriptor.
    ///
    /// Plain memory instead of an array: no exclusivity check and no copy on each event.
    private var watches: UnsafeMutablePointer<Watch>
    private var watchCapacity = 64
    private var clients: [any LoopClient] = []
    private var clientDeadline: Int64?
    /// Whether the kernel takes time-outs in nanoseconds (Linux 5.11).
    private var hasFineWait = true

    init() throws(EventLoopError) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { throw EventLoopError(operation: "creating an epoll descriptor", code: errno) }
        wakeDescriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wakeDescriptor >= 0 else {
            let code = errno
            close(epoll)
            throw EventLoopError(operation: "creating an eventfd descriptor", code: code)
        }
        events = .allocate(capacity: Self.batch)
        watches = .allocate(capacity: watchCapacity)
        watches.initialize(repeating: Watch(), count: watchCapacity)
        turnStartedAt = EventLoop.now()
        guard clinux_epoll_ctl(epoll, EPOLL_CTL_ADD, wakeDescriptor, EPOLLIN.rawValue, Self.wakeTag) == 0 else {
            throw EventLoopError(operation: "watching an eventfd descriptor", code: errno)
        }
    }

    deinit {
        close(wakeDescriptor)
        close(epoll)
        events.deallocate()
        watches.deinitialize(count: watchCapacity)
        watches.deallocate()
    }

    /// Makes a wait end; may be called on any thread, since it only writes to a descriptor that never changes.
    func wake() {
        var one: UInt64 = 1
        // A full counter means that a wake-up waits already.
        _ = write(wakeDescriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Waits for the next event or deadline and serves the events; returns whether jobs wait.
    func wait() -> Bool {
        let before = EventLoop.now()
        let deadline = hasLocalJobs ? before : clientDeadline
        let count = waitForEvents(now: before, deadline: deadline)
        let after = EventLoop.now()
        lag = LoopLag(
            late: deadline.map { max(0, after - max($0, before)) / 1000 } ?? 0, turn: (before - turnStartedAt) / 1000)
        turnStartedAt = after
        var isWoken = false
        for index in 0..<count {
            let tag = UInt(clinux_epoll_tag(events + index))
            if tag == Self.wakeTag {
                var value: UInt64 = 0
                _ = read(wakeDescriptor, &value, MemoryLayout<UInt64>.size)
                isWoken = true
                continue
            }
            let descriptor = Int(truncatingIfNeeded: tag & 0xffff_ffff)
            // An earlier event of this batch may have ended the watch.
            guard watches[descriptor].generation == UInt32(truncatingIfNeeded: tag >> 32),
                let handler = watches[descriptor].handler
            else { continue }
            handler.ready(Int32(descriptor), Events(rawValue: events[index].events))
        }
        return isWoken
    }

    /// Gives each client its turn, then asks each for its next deadline: a turn can give another client something to do.
    func turn() {
        let now = turnStartedAt
        var next: Int64?
        for client in clients { client.turn(now: now) }
        for client in clients {
            if let deadline = client.nextDeadline { next = min(next ?? deadline, deadline) }
        }
        clientDeadline = next
    }

    func add(_ client: any LoopClient) {
        clients.append(client)
        // The first turn sets its deadline.
        clientDeadline = turnStartedAt
    }

    func remove(_ client: any LoopClient) {
        clients.removeAll { $0 === client }
    }

    func watch(_ descriptor: Int32, for interest: Events, handler: any EventHandler) throws(EventLoopError) {
        let index = Int(descriptor)
        if index >= watchCapacity { growWatches(beyond: index) }
        let isKnown = watches[index].handler != nil
        if !isKnown {
            watches[index].generation &+= 1
            watches[index].handler = handler
        } else if watches[index].handler !== handler {
            watches[index].handler = handler
        }
        let tag = UInt(descriptor) | UInt(watches[index].generation) << 32
        let operation = isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD
        guard clinux_epoll_ctl(epoll, operation, descriptor, interest.rawValue, tag) == 0 else {
            let code = errno
            watches[index].handler = nil
            throw EventLoopError(operation: "watching descriptor \(descriptor)", code: code)
        }
    }

    func unwatch(_ descriptor: Int32) {
        let index = Int(descriptor)
        guard index < watchCapacity, watches[index].handler != nil else { return }
        watches[index].handler = nil
        // Fails for a descriptor that is closed already, which the kernel has forgotten by itself.
        _ = clinux_epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, 0, 0)
    }

    private func growWatches(beyond index: Int) {
        let capacity = max(watchCapacity * 2, index + 1)
        let grown = UnsafeMutablePointer<Watch>.allocate(capacity: capacity)
        grown.moveInitialize(from: watches, count: watchCapacity)
        (grown + watchCapacity).initialize(repeating: Watch(), count: capacity - watchCapacity)
        watches.deallocate()
        watches = grown
        watchCapacity = capacity
    }

    private func waitForEvents(now: Int64, deadline: Int64?) -> Int {
        guard let deadline else { return count(epoll_wait(epoll, events, Int32(Self.batch), -1)) }
        guard deadline > now else { return count(epoll_wait(epoll, events, Int32(Self.batch), 0)) }
        let left = deadline - now
        if hasFineWait {
            var time = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
            let result = epoll_pwait2(epoll, events, Int32(Self.batch), &time, nil)
            if result >= 0 || errno != ENOSYS { return count(result) }
            hasFineWait = false
        }
        // Rounded up: a wait that ends early would spin until the deadline.
        let milliseconds = min((left + 999_999) / 1_000_000, Int64(Int32.max))
        return count(epoll_wait(epoll, events, Int32(Self.batch), Int32(milliseconds)))
    }

    /// A failed wait (a signal) is a wait without events.
    private func count(_ result: Int32) -> Int { Int(max(0, result)) }
}
