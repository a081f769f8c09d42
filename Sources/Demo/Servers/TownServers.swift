public import Logging
public import ServiceLifecycle
import NIOCore
import NIOHTTP1
import NIOPosix
import Registry
import Synchronization

/// The web servers of the town's services, on ports of the loopback address, doing what the faults say.
public final class TownServers: Service {
    /// Where they listen, known before they run.
    public let ports: TownPorts

    private let plan: FaultPlan
    private let logger: Logger
    private let elapsed: @Sendable () -> Duration
    /// The open ports; a port that refuses connections is closed.
    private let listeners: Mutex<[TownSite: any Channel]>

    private init(
        ports: TownPorts, plan: FaultPlan, logger: Logger, elapsed: @escaping @Sendable () -> Duration,
        listeners: [TownSite: any Channel]
    ) {
        self.logger = logger
        self.ports = ports
        self.plan = plan
        self.elapsed = elapsed
        self.listeners = Mutex(listeners)
    }

    /// Opens a port for every service and serves from then on; `run` lets the faults open and close ports.
    ///
    /// - Parameters:
    ///   - plan: the faults.
    ///   - logger: where it is said what goes wrong now, and that a port cannot be opened again.
    ///   - elapsed: how long the demonstration has been running.
    /// - Throws: why a port cannot be opened.
    public static func open(
        plan: FaultPlan, logger: Logger, elapsed: @escaping @Sendable () -> Duration
    ) async throws -> TownServers {
        var listeners: [TownSite: any Channel] = [:]
        do {
            for site in TownSite.allCases {
                listeners[site] = try await listen(site, port: 0, plan: plan, elapsed: elapsed)
            }
            func port(_ site: TownSite) throws -> UInt16 { try listeners[site]?.boundPort ?? 0 }
            let ports = TownPorts(
                permits: try port(.permits), births: try port(.births), tax: try port(.tax), lights: try port(.lights))
            return TownServers(ports: ports, plan: plan, logger: logger, elapsed: elapsed, listeners: listeners)
        } catch {
            for listener in listeners.values { try? await listener.close() }
            throw error
        }
    }

    /// Opens and closes ports as the faults say, until the program stops.
    public func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                var last = self.elapsed()
                // What began between the opening of the ports and now is made up for.
                try await self.followUntilDone()
                while let next = self.plan.nextChange(after: last) {
                    try await Task.sleep(for: next - self.elapsed())
                    for event in self.plan.events(after: last, upTo: next) {
                        self.logger.notice("\(event.words.words(in: "en"))")
                    }
                    last = next
                    try await self.followUntilDone()
                }
                try await gracefulShutdown()
            }
        } catch is CancellationError {
            // The program stops: that is how this ends.
        }
        await close()
    }

    /// A port that was closed for a fault may have been taken since: it is tried again until it is free.
    private func followUntilDone() async throws {
        while true {
            do {
                return try await follow()
            } catch let error as TownError {
                logger.warning("\(error)")
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// Opens and closes ports as the faults of this moment say.
    ///
    /// - Throws: why a port cannot be opened again.
    public func follow() async throws {
        let faults = plan.faults(at: elapsed())
        for site in TownSite.allCases {
            let refuses = faults.contains { $0.service == site.service && $0.kind == .refusesConnections }
            let open = listeners.withLock { refuses ? $0.removeValue(forKey: site) : $0[site] }
            if refuses {
                try? await open?.close()
            } else if open == nil {
                let listener = try await Self.listen(site, port: ports[site], plan: plan, elapsed: elapsed)
                listeners.withLock { $0[site] = listener }
            }
        }
    }

    /// Closes every port.
    public func close() async {
        let open = listeners.withLock { listeners in
            defer { listeners = [:] }
            return Array(listeners.values)
        }
        // A port that is closed already needs nothing more.
        for listener in open { try? await listener.close() }
    }

    private static func listen(
        _ site: TownSite, port: UInt16, plan: FaultPlan, elapsed: @escaping @Sendable () -> Duration
    ) async throws -> any Channel {
        do {
            return try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.backlog, value: 128)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: true)
                        try channel.pipeline.syncOperations.addHandler(
                            TownRequestHandler { site.answer(path: $0, during: plan.faults(at: elapsed())) })
                    }
                }
                .bind(host: "127.0.0.1", port: Int(port)).get()
        } catch {
            // What the library says of it names a function of its own.
            let why = (error as? IOError).map { unsafe String(cString: strerror($0.errnoCode)) } ?? "\(error)"
            throw TownError(
                description: "the demonstration cannot listen on 127.0.0.1:\(port) for \"\(site.title)\": \(why); "
                    + "end whatever uses the port, then start again")
        }
    }
}
