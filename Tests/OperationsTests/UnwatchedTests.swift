import Alerting
import Measures
import Operations
import Probing
import Registry
import Persistence
import Testing

@testable import Storage

private let web = "permits/web/probe:start"

extension StoreTransaction {
    /// Writes what no version of the program could read.
    fileprivate func spoilRegistration(of subject: Subject) throws {
        let id = try self.subject(subject)?.id ?? 0
        _ = try connection.execute("UPDATE registration SET source = 'id: [' WHERE subject_id = \(id)")
    }
}

/// What becomes of spans and alerts when something is no longer watched, or watched again.
struct UnwatchedTests {
    private static let withoutWebProbe = Office.service.replacing(
        "probes: [ { id: \"start\", use: \"page\", every: \"60s\", with: { url: \"https://town.example/\" } } ]",
        with: "probes: []")
    private static let withoutLine = Office.service.replacing(
        "probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]", with: "probes: []")

    /// An office with a service whose web is down and whose phone works; gives the phone's secret.
    private func officeWithOutage(
        _ engine: TestEngine = .sqlite, text: String = Office.service
    ) async throws -> (Office, secret: String) {
        let office = try Office(engine)
        let secret = try #require(try await office.register(text).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        _ = try await office.find(.good, web)
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.bad, web)
        }
        return (office, secret)
    }

    private func files(_ office: Office, _ state: Alert.State? = nil) async throws -> [AlertFile] {
        let ids = try await office.useCases.alerts(state: state, limit: 500, offset: 0, by: .commandLine).files
            .map(\.alert.id)
        var files: [AlertFile] = []
        for id in ids { files.append(try await office.useCases.alert(id: id, by: .commandLine)) }
        return files
    }

    private func spans(_ office: Office, _ subject: Subject) async throws -> [StatusSpan] {
        try await office.useCases.store.read { transaction in
            let stored = try transaction.subject(subject)
            return try transaction.spans(
                of: stored?.id ?? 0, in: Window(start: Office.start, end: office.clock.now + .seconds(1)))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an outage whose probe is registered away is over, and so is its alert`(engine: TestEngine) async throws {
        let (office, _) = try await officeWithOutage(engine)
        #expect(try await files(office, .open).count == 1)
        office.clock.advance(by: .seconds(60))
        _ = try await office.register(Self.withoutWebProbe)
        _ = try await office.keeper.follow()
        #expect(try await office.status(.service("permits"))?.status == .up)
        #expect(try await files(office).map(\.alert.state) == [.resolved])
    }

    @Test func `an outage that a registration shows is told`() async throws {
        let (office, _) = try await officeWithOutage()
        // The phone falls out of the file: nothing is left that works.
        office.clock.advance(by: .seconds(60))
        _ = try await office.register(Self.withoutLine)
        _ = try await office.keeper.follow()
        #expect(try await office.status(.service("permits"))?.status == .down)
        let file = try #require(try await files(office).first)
        #expect(file.alert.severity == .critical)
        #expect(file.events.map(\.kind) == [.opened, .worsened])
    }

    @Test func `silence of a source that is registered away is no longer waited for`() async throws {
        let (office, _) = try await officeWithOutage()
        for _ in 1...3 { _ = try await office.find(.good, web) }
        office.clock.advance(by: .seconds(460))
        _ = try await office.find(.good, web)
        try await office.keeper.tick()
        #expect(try await files(office, .open).map(\.alert.kind) == [.overdue])
        _ = try await office.register(Self.withoutLine)
        _ = try await office.keeper.follow()
        let file = try #require(try await files(office).first { $0.alert.kind == .overdue })
        #expect(file.alert.state == .resolved && file.alert.end?.after == Change.unwatched)
        #expect(file.events.last?.detail == "the check “line” of the channel “phone” is no longer registered")
    }

    @Test(arguments: TestEngine.allCases)
    func `retiring ends the alerts, and a server that has not heard of it yet writes nothing more`(
        engine: TestEngine
    ) async throws {
        let (office, _) = try await officeWithOutage(engine)
        try await office.useCases.retire(service: "permits", by: .commandLine)
        let file = try #require(try await files(office).first)
        #expect(file.alert.state == .resolved && file.alert.end?.after == Change.unwatched)
        #expect(file.events.last?.detail == "the service was retired")
        #expect(file.deliveries.allSatisfy { $0.state == .cancelled })
        for outcome in [ProbeResult.Outcome.good, .good, .good, .bad, .bad, .bad] {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(outcome, web)
        }
        try await office.keeper.tick()
        #expect(try await files(office).count == 1)
        #expect(try await spans(office, .service("permits")).last?.end != nil)
        let board = try await office.useCases.store.read { try $0.board(BoardFilter(), limit: 10, offset: 0) }
        #expect(board.isEmpty)
        let reloaded = try #require(try await office.keeper.follow())
        #expect(reloaded.removed.count == 2)
    }

    @Test(arguments: TestEngine.allCases)
    func `time in which a service was retired is unknown, between known spans without a gap`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        office.clock.advance(by: .seconds(600))
        let retired = office.clock.now
        try await office.useCases.retire(service: "permits", by: .commandLine)
        _ = try await office.keeper.follow()
        office.clock.advance(by: .seconds(3600))
        _ = try await office.register(Office.service)
        _ = try await office.keeper.follow()
        office.clock.advance(by: .seconds(30))
        _ = try await office.find(.good, web)
        for subject in [Subject.channel("permits", "web"), .probe("permits", "web", "start")] {
            let spans = try await spans(office, subject)
            #expect(spans.filter { $0.cause != .pending }.map(\.status) == [.up, .unknown, .up])
            #expect(spans.contains { $0.cause == .notWatched && $0.start == retired })
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end == $1.start })
            #expect(spans.last?.end == nil)
        }
    }

    @Test func `a probe that is taken out and put back was not watched meanwhile`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        office.clock.advance(by: .seconds(600))
        let out = office.clock.now
        _ = try await office.register(Self.withoutWebProbe)
        _ = try await office.keeper.follow()
        office.clock.advance(by: .seconds(600))
        _ = try await office.register(Office.service)
        _ = try await office.keeper.follow()
        let spans = try await spans(office, .probe("permits", "web", "start"))
        #expect(spans.last?.end == nil)
        #expect(spans.contains { $0.cause == .notWatched && $0.start == out })
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end == $1.start })
        #expect(try await office.status(.channel("permits", "web"))?.status == .unknown)
        _ = try await office.restarted().begin()
    }

    @Test(arguments: TestEngine.allCases)
    func `retired and registered again before anybody looked: the outage is found anew and told`(
        engine: TestEngine
    ) async throws {
        let (office, _) = try await officeWithOutage(engine)
        office.clock.advance(by: .seconds(60))
        try await office.useCases.retire(service: "permits", by: .commandLine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.follow()
        #expect(try await office.status(.channel("permits", "web"))?.cause == .notWatched)
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.bad, web)
        }
        #expect(try await office.status(.channel("permits", "web"))?.status == .down)
        #expect(try await files(office).map(\.alert.state) == [.open, .resolved])
        try await expectNoHoles(office)
    }

    @Test func `taken out and put back while no server ran, and after many days: one span after the other`()
        async throws
    {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        try await office.keeper.tick()
        let lastSeen = office.clock.now
        office.clock.advance(by: .seconds(3600))
        _ = try await office.register(Self.withoutWebProbe)
        office.clock.advance(by: .seconds(3600))
        _ = try await office.register(Office.service)
        office.clock.advance(by: .seconds(3600))
        let second = office.restarted()
        _ = try await second.begin()
        #expect(
            try await spans(office, .probe("permits", "web", "start")).last
                .map { $0.cause == .notWatched && $0.start == lastSeen } == true)
        try await expectNoHoles(office)
        _ = try await office.register(Self.withoutWebProbe)
        _ = try await second.follow()
        let out = office.clock.now
        office.clock.advance(by: .seconds(3 * 86_400))
        _ = try await office.register(Office.service)
        _ = try await second.follow()
        try await expectNoHoles(office)
        let span = try await spans(office, .probe("permits", "web", "start")).last
        #expect(span?.cause == .notWatched && (span?.start ?? out) <= out)
    }

    /// Every subject's spans follow each other, and only the last one is open.
    private func expectNoHoles(_ office: Office) async throws {
        for subject in [
            Subject.service("permits"), .channel("permits", "web"), .task("permits", "renew", on: "web"),
            .probe("permits", "web", "start"),
        ] {
            let spans = try await spans(office, subject)
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end == $1.start }, "\(subject): \(spans)")
            #expect(spans.count { $0.end == nil } == 1 && spans.last?.end == nil, "\(subject): \(spans)")
        }
    }

    @Test func `a definition that is missing now ends no alert`() async throws {
        let (office, _) = try await officeWithOutage()
        let poorer = UseCases(
            store: office.useCases.store, ids: IdentifierSource(), definitions: DefinitionLibrary([]),
            settings: Settings(), probeContext: ProbeContext(), now: { office.clock.now })
        _ = try await StatusKeeper(poorer).begin()
        #expect(try await files(office).map(\.alert.state) == [.open])
    }

    @Test func `a registration that can no longer be read keeps nothing else from being watched`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        let other = Self.withoutLine.replacing("id: \"permits\"", with: "id: \"permits-2\"")
        _ = try await office.register(other)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        try await office.keeper.tick()
        let lastSeen = office.clock.now
        try await office.useCases.store.write { try $0.spoilRegistration(of: .service("permits")) }
        office.clock.advance(by: .seconds(600))
        let reloaded = try await office.restarted().begin()
        // Nobody watches it: what was known of it does not go on as if somebody did.
        let span = try #require(try await office.status(.service("permits")))
        #expect(span.status == .unknown && span.cause == .notWatched && span.start == lastSeen)
        let board = try await office.useCases.store.read { try $0.board(BoardFilter(), limit: 10, offset: 0) }
        #expect(board.first { $0.service == "permits" }?.status == .unknown)
        #expect(reloaded.set.map(\.subject.path) == ["permits-2/web/probe:start"])
        #expect(reloaded.problems.count == 1)
        #expect(
            reloaded.problems.first?.hasPrefix(
                "service permits: its registration or that of its organisation cannot be read: permits:")
                == true)
    }

    @Test func `a line that fell silent in maintenance is told when it could have been heard after it and was not`()
        async throws
    {
        let (from, until) = (Office.start + .seconds(100), Office.start + .seconds(4000))
        let window =
            "maintenance: [ { title: { en: \"Work\" }, channels: [\"phone\"], from: \"\(from)\", until: \"\(until)\" } ]"
        let office = try Office(.sqlite)
        let text = Office.service.replacing("channels:\n", with: window + "\nchannels:\n")
        let secret = try #require(try await office.register(text).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        _ = try await office.find(.good, web)
        office.clock.advance(by: .seconds(2000))
        _ = try await office.find(.good, web)
        try await office.keeper.tick()
        #expect(try await files(office).isEmpty)
        office.clock.advance(by: .seconds(2100))
        _ = try await office.find(.good, web)
        try await office.keeper.tick()
        // Its silence inside says nothing; that it was not heard since, either, does not count before it is due.
        #expect(try await files(office).isEmpty)
        office.clock.advance(by: .seconds(349))
        _ = try await office.find(.good, web)
        try await office.keeper.tick()
        #expect(try await files(office).isEmpty)
        office.clock.advance(by: .seconds(2))
        try await office.keeper.tick()
        #expect(try await files(office, .open).map(\.alert.kind) == [.overdue])
        try await office.keeper.push(secret: secret, Push(status: .ok))
        #expect(try await files(office).map(\.alert.state) == [.resolved])
    }

    @Test func `alerts that may not be reminded now do not keep others from it`() async throws {
        let quiet = 101
        let office = try Office(.sqlite)
        let (from, until) = (Office.start + .seconds(3600), Office.start + .seconds(90 * 3600))
        let window = "maintenance: [ { title: { en: \"Work\" }, from: \"\(from)\", until: \"\(until)\" } ]"
        for number in 0...quiet {
            var text = Self.withoutLine.replacing("id: \"permits\"", with: "id: \"permits-\(number)\"")
            if number < quiet { text = text.replacing("channels:\n", with: window + "\nchannels:\n") }
            _ = try await office.register(text)
        }
        _ = try await office.keeper.begin()
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            for number in 0...quiet { _ = try await office.find(.bad, "permits-\(number)/web/probe:start") }
        }
        #expect(try await files(office, .open).count == quiet + 1)
        office.clock.advance(by: .seconds(25 * 3600))
        try await office.useCases.remind()
        let reminded = try await files(office, .open).filter { $0.events.contains { $0.kind != .opened } }
        #expect(reminded.map(\.alert.service) == ["permits-\(quiet)"])
    }
}
