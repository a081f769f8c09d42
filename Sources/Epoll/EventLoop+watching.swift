import Locks

/// Something that serves a descriptor of the loop.
public protocol EventHandler: AnyObject {
    /// Called on the loop when the descriptor is ready.
    func ready(_ descriptor: Int32, _ events: Events)
}

/// Something that has a turn in each round of the loop, and deadlines.
public protocol LoopClient: AnyObject {
    /// When it must have a turn at the latest, in nanoseconds of `EventLoop.now()`; nothing for no need.
    var nextDeadline: Int64? { get }
    /// Called on the loop once per round, after events and jobs; `now` is when the round began.
    func turn(now: Int64)
}

/// What a descriptor is ready for; the bits of epoll(7).
public struct Events: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt32

    /// Creates a set from bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Bytes can be read, or a connection accepted.
    public static let readable = Events(rawValue: 0x001)
    /// Bytes can be written, or a connection is made.
    public static let writable = Events(rawValue: 0x004)
    /// An error waits; always reported.
    public static let failed = Events(rawValue: 0x008)
    /// The other side has gone; always reported.
    public static let hungUp = Events(rawValue: 0x010)
}

/// How late a round of the loop was, in microseconds.
public struct LoopLag: Sendable, Hashable {
    /// How long after its deadline it began.
    public var late: Int64 = 0
    /// How long the round before took, which events of this one may have waited.
    public var turn: Int64 = 0

    /// Creates the lag of a round.
    public init(late: Int64 = 0, turn: Int64 = 0) {
        self.late = late
        self.turn = turn
    }

    /// The larger of both: the most that something in this round may have waited for the loop.
    public var worst: Int64 { max(late, turn) }
}

// Only on the loop, or before it is started.
extension EventLoop {
    /// How late the present round began.
    public var lag: LoopLag {
        checkConfined()
        return reactor.lag
    }

    /// When the present round began, in nanoseconds of `now()`.
    public var turnStartedAt: Int64 {
        checkConfined()
        return reactor.turnStartedAt
    }

    /// Serves a descriptor from now on, or changes what it is watched for.
    ///
    /// - Throws: `EventLoopError` where the system refuses it.
    public func watch(_ descriptor: Int32, for events: Events, handler: any EventHandler) throws(EventLoopError) {
        checkConfined()
        try reactor.watch(descriptor, for: events, handler: handler)
    }

    /// Ends serving a descriptor; call it before the descriptor is closed.
    public func unwatch(_ descriptor: Int32) {
        checkConfined()
        reactor.unwatch(descriptor)
    }

    /// Gives an object a turn in each round; the loop keeps it alive until `remove`.
    public func add(_ client: any LoopClient) {
        checkConfined()
        reactor.add(client)
    }

    /// Ends the turns of an object.
    public func remove(_ client: any LoopClient) {
        checkConfined()
        reactor.remove(client)
    }

    private func checkConfined() {
        precondition(
            isOnLoop || inbox.withLock { $0.phase == .idle },
            "This belongs to the event loop \(name) and was called on another thread.")
    }
}
