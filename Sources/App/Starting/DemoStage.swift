import Measures
import Addresses
import Alerting
import Curl
import Demo
import Documents
import Feedback
import Logging
import Operations
import Pages
import Persistence
import Probing
import Registry
import Standards
import ServiceLifecycle
import Storage
import Synchronization
import Web

/// The demonstration, set up: the town's servers, its phone lines, its mail, and the program that watches it.
struct DemoStage {
    let useCases: UseCases
    let servers: TownServers
    let catcher: MailCatcher
    let phones: PhoneLines
    let client: TransferClient
    let door: ServerDoor
    let token: String
    let started: ContinuousClock.Instant
    let home: String
    let logger: Logger

    /// Opens the town's ports, registers its services, and writes its past.
    static func set(
        listen: ListenAddress, home: String, definitionFolders: [String], standards: StandardLibrary, logger: Logger
    ) async throws -> DemoStage {
        let started = ContinuousClock.now
        let elapsed: @Sendable () -> Duration = { ContinuousClock.now - started }
        let servers = try await TownServers.open(plan: .town, logger: logger, elapsed: elapsed)
        let catcher = try await MailCatcher.open(folder: home + "/mails", logger: logger, now: Opening.now)
        let now = Opening.now()
        let town = DemoTown(
            ports: servers.ports, start: now,
            standards: Dictionary(
                standards.all.map { ($0.standard.id, $0.standard.version.description) }, uniquingKeysWith: max))
        let settings = try settings(listen: listen, home: home, town: town, mailPort: catcher.port)
        let own = try DemoTown.definitionFiles.map { file in
            try ProbeDefinition.read(try Document.read(file.bytes, file: file.name))
        }
        let library = DefinitionLibrary(own + (try DefinitionFolder.library(definitionFolders)).all)
        let useCases = UseCases(
            store: try Opening.store(settings), ids: IdentifierSource(), definitions: library, standards: standards,
            questionSets: try QuestionSets(), settings: settings, probeContext: Opening.probeContext(settings),
            now: Opening.now)
        let reports = try await useCases.register(
            town.files.map { SourceFile(name: $0.name, bytes: $0.bytes) }, by: .commandLine)
        try await useCases.write(past: GeneratedPast(DemoHistory.generate(services: try town.services(), end: now)))
        try await DemoPeople(useCases: useCases, end: now).speak()
        try DemoFolder(path: home).write(
            town: town, definitionFolders: definitionFolders, standards: standards.all)
        let token = try await useCases.createToken(
            name: "demonstration", role: .admin, services: [], expiresAt: nil, by: .commandLine)
        let trust = try TrustStore()
        let client = try TransferClient(settings: TransferSettings(trust: trust, userAgent: "Ashbrook phone system"))
        let door = ServerDoor()
        let phones = PhoneLines(
            lines: PhoneLine.lines(reports), plan: .town, client: client, base: { door.address }, logger: logger,
            elapsed: elapsed)
        return DemoStage(
            useCases: useCases, servers: servers, catcher: catcher, phones: phones, client: client,
            door: door, token: token.secret, started: started, home: home, logger: logger)
    }

    /// Shows it until a signal asks to stop.
    func run() async throws {
        let (catcher, started, door, home) = (catcher, started, door, home)
        let demonstration = Site.Demonstration(
            token: token, notice: DemoTown.notice, zone: DisplayZone(DemoTown.timezone) ?? .utc,
            mails: {
                catcher.mails().map {
                    CaughtMailModel(
                        id: $0.id, at: $0.caughtAt, from: $0.from, to: $0.recipients, subject: $0.subject, text: $0.text
                    )
                }
            })
        var server = Server(useCases: useCases, logger: logger)
        server.companions = [servers, catcher, phones, TownCrier(started: started)]
        server.demonstration = demonstration
        server.whenListening = { url in
            door.open(at: url)
            let seconds = (ContinuousClock.now - started).components.seconds
            Terminal.error("Ready after \(seconds) s. Open \(url)/ and look at \(DemoTown.name).")
            Terminal.error("The officials' mail is at \(url)/mailbox. End with Ctrl-C.")
            Terminal.error("Commands see the same town, such as: plumbline summary --config \(home)/plumbline.yaml")
            Terminal.error(DemoTown.introduction(.town, at: ContinuousClock.now - started, language: "en"))
        }
        try await server.run()
        await client.shutdown()
    }

    private static func settings(
        listen: ListenAddress, home: String, town: DemoTown, mailPort: UInt16
    ) throws -> Settings {
        var settings = Settings()
        settings.listen = listen
        settings.database = home + "/demo.db"
        settings.userAgent = "Plumbline/1 (demonstration)"
        // The town is on this machine: its ports, and no others, may be probed.
        settings.network.allow = [AddressAllowance(cidr: try CIDR(parsing: "127.0.0.0/8"), ports: town.ports.all)]
        settings.network.perHost = 8
        settings.mail = try MailSettings(
            relay: "smtp://127.0.0.1:\(mailPort)", startTLS: .off, from: "Plumbline <watch@ashbrook.example>")
        settings.alerts.groupWait = .seconds(3)
        return settings
    }
}

/// Where the server of the demonstration can be reached, once it listens.
final class ServerDoor: Sendable {
    private let known = Mutex<String?>(nil)

    /// The address of the server; nothing before it listens.
    var address: String? { known.withLock { $0 } }

    /// Notes that the server listens.
    func open(at url: String) {
        known.withLock { $0 = url }
    }
}

/// Says on the terminal what the town's faults do as they come and go.
struct TownCrier: Service {
    let started: ContinuousClock.Instant

    func run() async throws {
        var told: Duration = .zero
        for await _ in Ticks(every: .seconds(1)).cancelOnGracefulShutdown() {
            let elapsed = ContinuousClock.now - started
            let start = Opening.now() - elapsed
            for event in FaultPlan.town.events(after: told, upTo: elapsed) {
                Terminal.error(event.line(start: start))
            }
            told = elapsed
        }
    }
}

/// The phone lines of the town and the addresses they report to.
enum PhoneLine {
    static func lines(_ reports: [RegistrationReport]) -> [PhoneLines.Line] {
        reports.flatMap(\.heartbeats).compactMap { heartbeat in
            PhoneLines.Line(probe: heartbeat.probe, path: "/heartbeat/\(heartbeat.secret)")
        }
    }
}

extension GeneratedPast {
    /// The past of the town.
    init(_ history: DemoHistory) {
        self.init(
            spans: history.spans.merging(history.probes.map { ($0.subject, $0.spans) }) { $1 },
            probes: history.probes.map { probe in
                ProbePast(
                    subject: probe.subject, hours: probe.hours.map { ($0.start, $0.aggregate) }, results: probe.results)
            }, end: history.window.end)
    }
}
