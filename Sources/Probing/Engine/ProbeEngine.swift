public import Curl
import Epoll
import Locks
public import Registry

/// The probing engine: one thread that owns sockets and time, probes going in and batches of results coming out.
public final class ProbeEngine: Sendable {
    /// What the engine is given to work with.
    public struct Limits: Sendable {
        /// The most runs under way at once.
        public var inFlight: Int
        /// The most runs under way to one host.
        public var perHost: Int
        /// The most bytes that the bodies of all answers may take together.
        public var bodyMemory: Int

        /// Creates limits.
        public init(inFlight: Int = 2000, perHost: Int = 2, bodyMemory: Int = 256 << 20) {
            self.inFlight = inFlight
            self.perHost = perHost
            self.bodyMemory = bodyMemory
        }
    }

    /// Why the engine cannot work, where it cannot.
    public var failure: String? { shared.withLock { $0.failure } }

    func failed(_ why: String) {
        shared.withLock { $0.failure = why }
    }

    /// Runs something on the engine's thread, with its state.
    func onThread(_ body: @escaping @Sendable (ProbeRunner) -> Void) {
        let driver = driver
        _ = loop.execute {
            driver.assumeIsolated { driver in
                if let runner = driver.runner { body(runner) }
            }
        }
    }

    /// What other threads leave for the engine and take from it.
    struct Shared: Sendable {
        var results: [ProbeResult] = []
        var figures = EngineFigures()
        var waits: [Int: RunWait] = [:]
        var isStopped = false
        var failure: String?
    }

    /// Says that results have come since they were last taken; ends when the engine has stopped.
    public let arrivals: AsyncStream<Void>
    let arrived: AsyncStream<Void>.Continuation
    let shared = Mutex(Shared())
    private let loop: EventLoop
    private let driver: Driver

    /// Creates an engine and starts its thread.
    ///
    /// - Parameters:
    ///   - trust: the roots that certificates are judged by.
    ///   - userAgent: what the engine calls itself.
    ///   - limits: how much may be under way.
    ///   - wallClock: the time that results carry.
    /// - Throws: `EventLoopError` or `CurlError` where the system lacks something.
    public init(
        trust: TrustStore, userAgent: String, limits: Limits = Limits(),
        wallClock: @escaping @Sendable () -> Timestamp
    ) throws {
        (arrivals, arrived) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        loop = try EventLoop(name: "probes")
        driver = Driver(loop: loop)
        try loop.start()
        let (loop, driver) = (loop, driver)
        _ = loop.execute { [weak self] in
            driver.assumeIsolated { driver in
                guard let self else { return }
                driver.start(
                    engine: self, loop: loop, trust: trust, userAgent: userAgent, limits: limits, wallClock: wallClock)
            }
        }
    }

    /// Schedules probes that are new or differ, and takes streams out; what is under way ends in its own time.
    public func update(set: [Probe], remove: [Int]) {
        onThread { $0.update(set: set, remove: remove) }
    }

    /// Runs streams once more, soon.
    public func recheck(_ streams: [(stream: Int, after: Duration)]) {
        guard !streams.isEmpty else { return }
        onThread { $0.recheck(streams) }
    }

    /// Runs streams once more at once, each before all that wait at its host: what they find decides for others.
    public func askFirst(_ streams: [Int]) {
        guard !streams.isEmpty else { return }
        onThread { $0.askFirst(streams) }
    }

    /// Lets the next runs of streams wait for some time: their targets asked for it.
    public func putOff(_ streams: [(stream: Int, after: Duration)]) {
        guard !streams.isEmpty else { return }
        onThread { $0.putOff(streams) }
    }

    /// How long the newest run of each stream has waited for its turn; only of those that did.
    public var waits: [Int: RunWait] { shared.withLock { $0.waits } }

    /// The results that have come since the last time.
    public func takeResults() -> [ProbeResult] {
        shared.withLock { shared in
            defer { shared.results = [] }
            return shared.results
        }
    }

    /// What the engine says of itself.
    public var figures: EngineFigures { shared.withLock { $0.figures } }

    /// Stops: nothing new is started, what is under way is given up, the thread ends.
    ///
    /// Safe to call twice.
    public func stop() {
        let isFirst = shared.withLock { shared in
            defer { shared.isStopped = true }
            return !shared.isStopped
        }
        guard isFirst else { return }
        let driver = driver
        _ = loop.execute { driver.assumeIsolated { $0.stop() } }
        loop.stop()
        arrived.finish()
    }

    /// The engine's state on its thread.
    actor Driver {
        nonisolated let loop: EventLoop
        nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }
        var runner: ProbeRunner?

        init(loop: EventLoop) {
            self.loop = loop
        }

        func start(
            engine: ProbeEngine, loop: EventLoop, trust: TrustStore, userAgent: String, limits: Limits,
            wallClock: @escaping @Sendable () -> Timestamp
        ) {
            do {
                runner = try ProbeRunner(
                    engine: engine, loop: loop, trust: trust, userAgent: userAgent, limits: limits, wallClock: wallClock
                )
            } catch {
                engine.failed("\(error)")
            }
        }

        func stop() {
            runner?.close()
            runner = nil
        }
    }
}
