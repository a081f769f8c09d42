import Addresses
import Alerting
import Curl
import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

/// Our own network, as one service with one probe meets it.
struct OwnNetworkTests {
    private static let probe = "permits/web/probe:start"

    private static func office(_ engine: TestEngine = .sqlite) async throws -> Office {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        try await office.find(.good, probe)
        office.clock.advance(by: .seconds(60))
        return office
    }

    /// A run that could not connect, and what a look at the way out then finds.
    private static func cutOff(_ office: Office, look: WayOut.Verdict?) async throws {
        office.clock.advance(by: .seconds(1))
        try await office.find(.bad, probe, reason: .connectTimeout, status: 0)
        office.clock.advance(by: .seconds(10))
        guard let look else { return }
        let question = try #require(await office.keeper.wayOutQuestion())
        if await !office.keeper.isCutOff { #expect(question.failing == ["town.example"]) }
        _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: look))
    }

    @Test(arguments: TestEngine.allCases)
    func `one service and a cut of our own: unknown, nobody is told, and what was recorded says so`(
        engine: TestEngine
    ) async throws {
        let office = try await Self.office(engine)
        let from = office.clock.now + .seconds(1)
        for _ in 1...4 { try await Self.cutOff(office, look: .lost) }
        let span = try #require(await office.status(.channel("permits", "web")))
        #expect(span.status == .unknown && span.cause == .ownFault && span.start == from)
        #expect(try await office.useCases.store.read { try $0.openAlerts(ofService: "permits") }.isEmpty)
        let stream = try await office.useCases.store.read { try $0.stream(of: Self.probe, location: "here") }
        let results = try await office.useCases.store.read {
            try $0.results(of: stream ?? 0, from: from, to: office.clock.now + .seconds(1))
        }
        #expect(results.count == 4 && results.allSatisfy { $0.outcome == .unknown && $0.reason == .ownNetwork })
        // It is over with the first answer.
        try await office.find(.good, Self.probe)
        #expect(try await office.status(.channel("permits", "web"))?.status == .up)
        #expect(await office.keeper.wayOutQuestion() == nil)
    }

    @Test func `where the way out is open it is the target's failure, from its first run`() async throws {
        let office = try await Self.office()
        let from = office.clock.now + .seconds(1)
        for _ in 1...2 { try await Self.cutOff(office, look: .open) }
        try await Self.cutOff(office, look: nil)
        // Not before somebody looked.
        #expect(try await office.status(.channel("permits", "web"))?.status == .up)
        let question = try #require(await office.keeper.wayOutQuestion())
        _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: .open))
        let span = try #require(await office.status(.channel("permits", "web")))
        #expect(span.status == .down && span.start == from && span.basis == nil)
    }

    @Test func `where nothing tells it counts, and the span says so`() async throws {
        let office = try await Self.office()
        for _ in 1...3 { try await Self.cutOff(office, look: .untold) }
        let span = try #require(await office.status(.channel("permits", "web")))
        #expect(span.status == .down && span.basis?.isWayOutUntold == true)
    }

    @Test func `what was down before a cut of ours stays down through it`() async throws {
        let office = try await Self.office()
        for _ in 1...3 { try await office.find(.bad, Self.probe) }
        let down = try #require(await office.status(.channel("permits", "web")))
        #expect(down.status == .down)
        for _ in 1...5 { try await Self.cutOff(office, look: .lost) }
        #expect(try await office.status(.channel("permits", "web"))?.start == down.start)
    }

    @Test func `who is known to be silent is asked at its own times, and not again after each silence`() async throws {
        let office = try await Self.office()
        for _ in 1...3 { try await Self.cutOff(office, look: .open) }
        #expect(try await office.status(.channel("permits", "web"))?.status == .down)
        for _ in 1...3 {
            office.clock.advance(by: .seconds(1))
            #expect(try await office.find(.bad, Self.probe, reason: .connectTimeout, status: 0).isEmpty)
            office.clock.advance(by: .seconds(60))
            let question = try #require(await office.keeper.wayOutQuestion())
            let word = WayOut.Report(asked: question.asked, verdict: .open)
            #expect(try await office.keeper.learn(word).isEmpty)
        }
    }

    @Test func `who was not seen while our own network was cut off is asked again soon after it is back`() async throws
    {
        let office = try await Self.office()
        for _ in 1...3 { try await Self.cutOff(office, look: .lost) }
        // While it lasts nobody is asked out of turn.
        #expect(try await office.find(.bad, Self.probe, reason: .connectTimeout, status: 0).isEmpty)
        #expect(try await office.status(.channel("permits", "web"))?.cause == .ownFault)
        office.clock.advance(by: .seconds(10))
        let question = try #require(await office.keeper.wayOutQuestion())
        let rechecks = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: .open))
        #expect(rechecks.count == 1 && rechecks.allSatisfy { $0.after <= .seconds(10) })
    }

    @Test func `who could not reach us while our own network was cut off was not silent, and nobody is left told so`()
        async throws
    {
        let office = try Office(.sqlite, settings: try Office.mailing())
        let text = Office.service.replacing("every: \"60s\"", with: "every: \"1h\"")
        let secret = try #require(try await office.register(text).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        let heard = office.clock.now
        office.clock.advance(by: .seconds(290))
        try await office.find(.good, Self.probe)
        let seenOpen = office.clock.now
        // The next heartbeat is due ten seconds later, and the next run of the page in an hour.
        office.clock.advance(by: .seconds(170))
        try await office.keeper.tick()
        office.clock.advance(by: .seconds(5))
        #expect(try await office.files(.open).map(\.alert.kind) == [.overdue])
        #expect(try await office.send().count == 1)
        try await Self.cutOff(office, look: .lost)
        let file = try #require(try await office.files().first { $0.alert.kind == .overdue })
        #expect(file.alert.isTakenBack && file.alert.end?.since == seenOpen)
        let span = try #require(await office.status(.probe("permits", "phone", "line")))
        #expect(span.status == .unknown && span.cause == .ownFault && span.start == heard + .seconds(300))
        #expect(try await office.send().contains { $0.words.contains("our own network was cut off") })
    }

    @Test func `what was confirmed while nothing could tell is taken back when a look finds our network lost`()
        async throws
    {
        let office = try await Self.office()
        let from = office.clock.now + .seconds(1)
        for _ in 1...3 { try await Self.cutOff(office, look: .untold) }
        #expect(try await office.status(.channel("permits", "web"))?.status == .down)
        #expect(try await office.files(.open).map(\.alert.kind) == [.status])
        try await Self.cutOff(office, look: .lost)
        let file = try #require(try await office.files().first { $0.alert.kind == .status })
        #expect(file.alert.isTakenBack && file.alert.matter.after == "down")
        for subject in [Subject.probe("permits", "web", "start"), .channel("permits", "web"), .service("permits")] {
            let span = try #require(await office.status(subject))
            #expect(span.status == .unknown && span.cause == .ownFault && span.start == from, "\(subject)")
        }
        // Nothing is counted against it: neither in the results nor in the share of failures.
        let kept = try await office.useCases.store.read { try $0.recentResults(limit: 100) }.map(\.result)
        #expect(kept.filter { $0.reason == .ownNetwork }.count == 4)
        #expect(kept.allSatisfy { $0.outcome != .bad })
        // It was up before, and one answer shows that it is.
        try await office.find(.good, Self.probe)
        #expect(try await office.status(.channel("permits", "web"))?.status == .up)
        #expect(try await office.files(.open).allSatisfy { $0.alert.kind != .status })
    }

    @Test func `what was told before the cut, and what an open way out showed, stays`() async throws {
        let office = try await Self.office()
        for _ in 1...3 { try await Self.cutOff(office, look: .open) }
        let down = try #require(await office.status(.channel("permits", "web")))
        office.clock.advance(by: .seconds(60))
        for _ in 1...3 { try await Self.cutOff(office, look: .lost) }
        #expect(try await office.status(.channel("permits", "web"))?.start == down.start)
        #expect(try await office.files(.open).contains { $0.alert.kind == .status })
    }

    @Test(arguments: TestEngine.allCases)
    func `a server that is killed in a cut of ours goes on with it`(engine: TestEngine) async throws {
        let office = try Office(engine)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        try await office.find(.good, Self.probe)
        for _ in 1...4 { try await Self.cutOff(office, look: .lost) }
        let second = office.restarted()
        _ = try await second.begin()
        #expect(await second.isCutOff)
        let stream = try #require(
            try await office.useCases.store.read { try $0.stream(of: Self.probe, location: "here") })
        for _ in 1...80 {
            office.clock.advance(by: .seconds(10))
            let run = ProbeResult(stream: stream, at: office.clock.now, outcome: .bad, reason: .dnsTimeout)
            #expect(try await second.record([run]).isEmpty)
            try await second.tick()
            // Nobody has answered since it began: that shows nothing else.
            let question = try #require(await second.wayOutQuestion())
            _ = try await second.learn(WayOut.Report(asked: question.asked, verdict: .untold))
        }
        for subject in [Subject.channel("permits", "web"), .channel("permits", "phone")] {
            let span = try #require(await office.status(subject))
            #expect(span.status == .unknown && span.cause == .ownFault, "\(subject)")
        }
        #expect(try await office.files().map(\.alert.kind) == [.network])
        office.clock.advance(by: .seconds(1))
        var good = ProbeResult(stream: stream, at: office.clock.now, outcome: .good, status: 200)
        (good.reachedPublic, good.heardAfter) = (true, 0)
        _ = try await second.record([good])
        #expect(await !second.isCutOff)
        #expect(try await office.status(.channel("permits", "web"))?.status == .up)
        // It is over for the next one, too.
        let third = office.restarted()
        _ = try await third.begin()
        #expect(await !third.isCutOff)
    }

    @Test(arguments: TestEngine.allCases)
    func `who has ever answered a look is known after a restart, as far as they are still asked`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        #expect(try await office.keeper.knownWitnesses().isEmpty)
        let known: Set<WayOutLook.Witness> = [.zone("org"), .reference("https://www.example.net/")]
        try await office.keeper.keep(known: known)
        #expect(try await office.restarted().knownWitnesses() == known)
        let look = WayOutLook(references: [], known: try await office.restarted().knownWitnesses())
        #expect(look.known == [.zone("org")])
    }

    @Test func `while it lasts it is looked for again, and not without a pause`() async throws {
        let office = try await Self.office()
        try await Self.cutOff(office, look: .lost)
        #expect(await office.keeper.wayOutQuestion() == nil)
        office.clock.advance(by: .seconds(10))
        let question = try #require(await office.keeper.wayOutQuestion())
        #expect(question.failing.isEmpty)
        _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: .open))
        #expect(await !office.keeper.isCutOff)
    }
}

/// Whom to ask of our own way out, and what their words come to.
struct WayOutLookTests {
    @Test func `a witness that has answered before shows the loss, one that never did shows nothing`() {
        var look = WayOutLook(references: [])
        let zones = look.witnesses()
        #expect(zones == [.zone("org"), .zone("com")])
        #expect(look.verdict(zones.map { ($0, .silence) }) == .untold)
        #expect(look.verdict([(zones[0], .proof), (zones[1], .silence)]) == .open)
        #expect(look.verdict(zones.map { ($0, .silence) }) == .lost)
        #expect(look.verdict([(zones[1], .silence)]) == .untold)
    }

    @Test func `zones above what fails are not asked, and references take the place of the zones`() throws {
        let look = WayOutLook(references: [])
        #expect(
            look.witnesses(failing: ["town.org", "www.town.com"], origins: ["https://other.example:443"])
                == [.zone("eu"), .zone("net"), .origin("https://other.example:443")])
        let named = WayOutLook(references: [try WebAddress("https://www.example.net/")])
        #expect(
            named.witnesses(failing: ["town.org"], origins: ["https://other.example:443"])
                == [.reference("https://www.example.net/"), .origin("https://other.example:443")])
    }

    private static func question(_ failing: Set<String>, down: Set<String> = [], origins: [String] = [])
        -> WayOutQuestion
    {
        WayOutQuestion(asked: Timestamp(milliseconds: 0), failing: failing, down: down, origins: origins)
    }

    @Test func `a reference on a host that fails or is down is not asked, and zones take its place`() throws {
        let look = WayOutLook(references: [try WebAddress("https://www.town.eu/up")])
        #expect(look.rounds(for: Self.question(["www.town.eu"])) == [[.zone("org"), .zone("com")]])
        #expect(look.rounds(for: Self.question(["town.org"], down: ["www.town.eu"])) == [[.zone("com"), .zone("eu")]])
    }

    @Test func `where references are silent, name servers are asked all the same`() throws {
        var look = WayOutLook(references: [try WebAddress("https://www.example.net/")])
        _ = look.verdict([(.reference("https://www.example.net/"), .proof)])
        let question = Self.question(["town.eu"])
        let rounds = look.rounds(for: question)
        #expect(rounds == [[.reference("https://www.example.net/")], [.zone("org"), .zone("com")]])
        let silence: [(WayOutLook.Witness, WayOutLook.Word)] = [(rounds[0][0], .silence)]
        #expect(look.report(on: question, silence + [(.zone("org"), .proof)]).verdict == .open)
        #expect(look.report(on: question, silence + [(.zone("org"), .silence)]).verdict == .lost)
    }

    @Test func `who is long silent while others answer shows nothing any more, until the next answer`() throws {
        let reference = WayOutLook.Witness.reference("https://www.example.net/")
        var look = WayOutLook(references: [try WebAddress("https://www.example.net/")], known: [reference])
        let silence: [(witness: WayOutLook.Witness, word: WayOutLook.Word)] = [(reference, .silence)]
        // While nobody else answers, its silence is no fault of its own.
        for _ in 1...10 { #expect(look.learn(silence, wasOpen: false).isEmpty) }
        for _ in 1..<WayOutLook.silencesAllowed { #expect(look.learn(silence, wasOpen: true).isEmpty) }
        #expect(look.known == [reference])
        #expect(look.learn(silence, wasOpen: true) == [reference])
        #expect(look.verdict(silence) == .untold)
        #expect(look.learn(silence, wasOpen: true).isEmpty)
        #expect(look.learn([(reference, .proof)], wasOpen: true).isEmpty)
        #expect(look.verdict(silence) == .lost)
    }

    @Test func `of connections, those decide who can be connected to`() {
        var look = WayOutLook(references: [], known: [.zone("org")])
        var question = Self.question(["town.eu", "city.eu"], origins: ["https://third.example:443"])
        let origin = WayOutLook.Witness.origin("https://third.example:443")
        let answers: [(WayOutLook.Witness, WayOutLook.Word)] = [(.zone("org"), .proof), (origin, .silence)]
        #expect(look.report(on: question, answers).verdict == .open)
        question.isAboutConnections = true
        let round = look.rounds(for: question)[0]
        #expect(!look.isEnough(.proof, from: .zone("org"), of: round, for: question))
        #expect(look.isEnough(.proof, from: origin, of: round, for: question))
        let lost = look.report(on: question, answers)
        #expect(lost.verdict == .lost && lost.isByConnections)
        let open = look.report(on: question, [(origin, .proof)])
        #expect(open.verdict == .open && open.isByConnections)
        // That one who answered lately is silent is its own outage, where nobody else has just failed.
        question.hasNews = false
        question.isAboutConnections = false
        #expect(look.report(on: question, [(.zone("eu"), .silence), (origin, .silence)]).verdict == .untold)
        let other = WayOutLook.Witness.origin("https://www.fourth.example:443")
        #expect(look.report(on: question, [(origin, .silence), (other, .silence)]).verdict == .lost)
        #expect(look.report(on: question, [(.zone("org"), .silence), (origin, .silence)]).verdict == .lost)
        question.hasNews = true
        question.isAboutConnections = true
        // Where nobody else can be connected to, name servers are all there is.
        question.origins = []
        #expect(look.isEnough(.proof, from: .zone("org"), of: [.zone("org")], for: question))
        #expect(look.report(on: question, [(.zone("org"), .proof)]).verdict == .open)
    }

    @Test func `everybody who may be asked is known before, and hosts under every zone leave no zone out`() {
        var look = WayOutLook(references: [])
        _ = look.verdict(look.everybody.map { ($0, .proof) })
        let asked = look.witnesses(failing: ["town.org", "www.town.com"])
        #expect(look.verdict(asked.map { ($0, .silence) }) == .lost)
        let everywhere = look.witnesses(failing: Set(["org", "com", "eu", "net", "info"].map { "town.\($0)" }))
        #expect(everywhere == look.everybody)
    }

    @Test func `only what must come from outside is a proof`() {
        let own = IPAddress(hostLiteral: "192.0.2.7") ?? .loopback
        func word(
            _ failure: TransferResult.Failure?, _ witness: WayOutLook.Witness, status: Int = 0,
            at remote: IPAddress? = nil
        ) -> WayOutLook.Word {
            var result = TransferResult()
            (result.failure, result.status) = (failure, status)
            if let remote { result.remote = SocketAddress(remote, port: 443) }
            return WayOutLook.word(result, from: witness, own: [own])
        }
        #expect(word(.nameNotFound, .zone("org")) == .proof)
        // A name that was made up has an address: whoever says so may be near.
        #expect(word(nil, .zone("org")) == .silence)
        #expect(word(.nameFailed("SERVFAIL"), .zone("org")) == .silence)
        #expect(word(.nameTimeout, .zone("org")) == .silence)
        #expect(word(.nameNotFound, .reference("https://www.example.net/")) == .silence)
        #expect(word(nil, .reference("https://www.example.net/"), status: 503) == .proof)
        // Who answers at an address of this machine is not outside.
        #expect(word(nil, .reference("https://own.example.net/"), status: 200, at: own) == .nothing)
        #expect(word(nil, .reference("https://localhost/"), status: 200, at: .loopback) == .nothing)
        #expect(word(.connectTimeout, .origin("http://other.example:80")) == .silence)
        #expect(word(.ours("no descriptors"), .origin("http://other.example:80")) == .nothing)
    }

    @Test func `an origin inside our own network was lost for nobody`() {
        var look = WayOutLook(references: [])
        #expect(look.verdict([(.origin("http://localhost:80"), .nothing)]) == .untold)
        #expect(look.verdict([(.origin("http://other.example:80"), .silence)]) == .lost)
    }
}
