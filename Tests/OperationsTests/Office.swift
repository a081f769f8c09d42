import Alerting
import Documents
import Feedback
import Foundation
import Measures
import Operations
import Persistence
import Probing
import Registry
import Storage
import Synchronization
import TestSupport

/// The engines that the use cases are run on.
enum TestEngine: String, CaseIterable, Sendable {
    case sqlite
    #if Postgres
        case postgres
    #endif
}

/// Use cases on a real, empty database, with a clock that tests move.
final class Office: Sendable {
    let useCases: UseCases
    let keeper: StatusKeeper
    let log = StatementLog()
    private let folder: TemporaryFolder

    static let start = Timestamp(milliseconds: 1_770_000_000_000)

    init(
        _ engine: TestEngine, settings: Settings = Settings(), standards: [String] = [],
        definitions others: [String] = []
    ) throws {
        folder = try TemporaryFolder()
        let location: DatastoreLocation
        switch engine {
        case .sqlite: location = .sqlite(folder.path("office.db"))
        #if Postgres
            case .postgres: location = .postgres(try PostgresServer.shared().newDatabase())
        #endif
        }
        let options = DatastoreOptions(statementLog: log)
        let definitions = try ([Self.page, Self.heartbeat] + others).map {
            try ProbeDefinition.read(try Document.read(Array($0.utf8), file: "definition"))
        }
        let clock = Clock()
        useCases = UseCases(
            store: try Store(try Datastore.open(location, options: options)), ids: IdentifierSource(),
            definitions: DefinitionLibrary(definitions),
            standards: StandardLibrary(
                try standards.map { try InstalledStandard(SourceFile(name: "standard.yaml", bytes: Array($0.utf8))) }),
            questionSets: try QuestionSets(), settings: settings, probeContext: ProbeContext(),
            now: { clock.now })
        self.clock = clock
        keeper = StatusKeeper(useCases)
    }

    /// The wall clock of the office.
    final class Clock: Sendable {
        private let moment = Mutex(Office.start)
        var now: Timestamp { moment.withLock { $0 } }
        func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
    }

    let clock: Clock

    /// Everything that the embedded database has written to disk.
    func writtenBytes() throws -> [UInt8] {
        try ["office.db", "office.db-wal"].reduce(into: []) { all, name in
            all += Array(try Data(contentsOf: URL(fileURLWithPath: folder.path(name))))
        }
    }

    /// A second server on the same database, after the first one has gone.
    func restarted() -> StatusKeeper { StatusKeeper(useCases) }

    func register(_ text: String, name: String = "service.yaml") async throws -> [RegistrationReport] {
        try await useCases.register([SourceFile(name: name, bytes: Array(text.utf8))], by: .commandLine)
    }

    /// Lets the newest version of a service be one that cannot be read, as after an update of the program.
    func spoil(_ service: String) async throws {
        let (ids, moment) = (useCases.ids, clock.now)
        try await useCases.store.write { transaction in
            guard let stored = try transaction.subject(.service(service)) else { return }
            _ = try transaction.addRegistration(
                subject: stored.id, source: "broken", digest: "broken", by: "test", now: moment, ids: ids)
        }
    }

    /// Lets a probe find something now.
    @discardableResult
    func find(
        _ outcome: ProbeResult.Outcome, _ probe: String, reason: Reason? = nil,
        trigger: ProbeResult.Trigger = .scheduled, status: Int? = nil
    ) async throws -> [StatusKeeper.Recheck] {
        let stream = try await useCases.store.read { try $0.stream(of: probe, location: "here") }
        var result = ProbeResult(
            stream: stream ?? -1, at: clock.now, trigger: trigger, outcome: outcome,
            reason: reason ?? (outcome == .good ? .ok : .httpStatus), phases: .init(total: 120_000),
            status: status ?? (outcome == .bad ? 503 : 200), detail: outcome == .good ? "" : "status is 503")
        result.reachedPublic = result.status > 0
        result.heardAfter = result.status > 0 ? 120_000 : nil
        return try await keeper.record([result])
    }

    func status(_ subject: Subject) async throws -> StatusSpan? {
        try await useCases.store.read { transaction in
            guard let stored = try transaction.subject(subject) else { return nil }
            return try transaction.spans(
                of: stored.id, in: Window(start: clock.now, end: clock.now + .milliseconds(1)), limit: 1
            ).last
        }
    }

    static let page = """
        format: "plumbline-probe"
        format_version: "1"
        id: "page"
        title: { en: "A page answers" }
        kind: "http"
        role: "availability"
        provides: []
        parameters: [ { id: "url", type: "url", required: true } ]
        request: { method: "GET", url: "{url}" }
        must: [ "status in 200..299" ]
        confirm: { down_after: 3, up_after: 2, recheck: "10s" }
        """

    static let heartbeat = """
        format: "plumbline-probe"
        format_version: "1"
        id: "heartbeat"
        title: { en: "A system says that it works" }
        kind: "heartbeat"
        role: "availability"
        provides: []
        confirm: { down_after: 1, up_after: 1 }
        silence: "unknown"
        """

    static let service = """
        format: "plumbline-service"
        format_version: "1"
        id: "permits"
        title: { en: "Renew a permit", fr: "Renouveler un permis" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials: [ { office: "service_owner", email: "owner@town.example" } ]
        volumes: { per_year: 36500, source: "annual report" }
        tasks: [ { id: "renew", title: { en: "Renew a permit" } } ]
        channels:
          - id: "web"
            kind: "web"
            tasks: ["renew"]
            probes: [ { id: "start", use: "page", every: "60s", with: { url: "https://town.example/" } } ]
          - id: "phone"
            kind: "phone"
            tasks: ["renew"]
            probes: [ { id: "line", use: "heartbeat", every: "5m" } ]
        """
}
