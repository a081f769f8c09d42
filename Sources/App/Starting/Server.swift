import Addresses
import CLinux
import Curl
import Hummingbird
import Logging
import NIOCore
import Operations
import Persistence
import Probing
import ServiceLifecycle
import Storage
import UnixSignals
import Web

/// The running program: probing, recording, telling, keeping and showing, put together and stopped in order.
struct Server {
    let useCases: UseCases
    let logger: Logger
    /// What else runs beside it (the demonstration's town); started first, stopped last.
    var companions: [any ServiceLifecycle.Service] = []
    var demonstration: Site.Demonstration?
    /// Called once with the address that the pages are at.
    var whenListening: @Sendable (String) -> Void = { _ in }

    /// How long what is under way may take to end after a request to stop.
    static let patience: Duration = .seconds(15)

    /// Runs until a signal asks it to stop.
    func run() async throws {
        // Each of a dozen threads would keep a heap as large as the most that it ever needed.
        clinux_limit_heaps(2)
        let settings = useCases.settings
        let lock = try useCases.store.datastore.lockForServing()
        defer { lock.release() }
        let trust = try TrustStore(bundle: settings.network.caBundle ?? TrustStore.systemBundle)
        let engine = try ProbeEngine(
            trust: trust, userAgent: settings.userAgent,
            limits: .init(inFlight: settings.network.inFlight, perHost: settings.network.perHost),
            wallClock: useCases.now)
        let client = try TransferClient(settings: TransferSettings(trust: trust, userAgent: settings.userAgent))
        let keeper = StatusKeeper(useCases)
        await keeper.prepare()
        let figures = Figures()
        let site = site(keeper: keeper, engine: engine, figures: figures)
        let services: [any ServiceLifecycle.Service] =
            companions + [
                OutboxService(useCases: useCases, client: client, figures: figures, logger: logger),
                HousekeepingService(useCases: useCases, keeper: keeper, figures: figures, logger: logger),
                JudgeService(useCases: useCases, keeper: keeper, figures: figures, logger: logger),
                SummaryService(useCases: useCases, client: client, figures: figures, logger: logger),
                WayOutService(
                    keeper: keeper, engine: engine, client: client, settings: settings.network,
                    policy: useCases.probeContext.addresses, figures: figures, logger: logger,
                    now: useCases.now),
                WatchService(keeper: keeper, engine: engine, figures: figures, logger: logger, now: useCases.now),
                application(site),
            ]
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = Self.patience
        defer { engine.stop() }
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError {
            throw Failure.cannotListen(on: settings.listen, error)
        }
        await client.shutdown()
        try useCases.store.datastore.close()
    }

    private func site(keeper: StatusKeeper, engine: ProbeEngine, figures: Figures) -> Site {
        let useCases = useCases
        return Site(
            useCases: useCases, keeper: keeper, demonstration: demonstration,
            figures: {
                // Left out where the database does not answer: a nought would say that all is well.
                let queues = try? await useCases.outboxCounts()
                return figures.text(engine: engine.figures, queues: queues, resident: ResidentMemory.bytes)
            },
            readiness: {
                await useCases.readiness() + (engine.failure.map { ["the probing engine cannot work: \($0)"] } ?? [])
            })
    }

    private func application(_ site: Site) -> some ServiceLifecycle.Service {
        let listen = useCases.settings.listen
        let (address, whenListening) = (useCases.address, whenListening)
        return Application(
            router: site.router(),
            configuration: ApplicationConfiguration(
                address: .hostname(listen.host, port: listen.port), serverName: nil),
            onServerRunning: { channel in
                address.listening(on: ListenAddress(host: listen.host, port: channel.localAddress?.port ?? listen.port))
                whenListening(address.url)
            },
            logger: logger)
    }
}
