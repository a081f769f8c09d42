import Addresses
import Alerting
import Measures
import Operations
import Probing
import Registry
import Storage

/// Some services in a world that is written down second by second.
///
/// The schedule, the keeper and the database are the real ones; network and clock are the script's, and nothing waits.
final class ScriptedWorld {
    /// What a run meets that begins at a second.
    enum Answer: Sendable {
        case good
        /// Nobody answers: it ends with its time-out.
        case silent
        case refused
        case noRoute
        case noSuchName
        case nameServersSilent
        case status(Int)
    }

    /// What there is, by the number of the service, from 1 on.
    struct Script {
        var services = 2
        var every = 60
        var answer: @Sendable (_ service: Int, _ second: Int) -> Answer
        /// What a look at our own way out that begins at a second finds, where no witnesses are asked.
        var wayOut: @Sendable (_ second: Int) -> WayOut.Verdict = { _ in .open }
        /// What name servers say at a second; where it is given, a look asks them, the references and the services.
        var zones: (@Sendable (_ second: Int) -> WayOutLook.Word)?
        var references: [String] = []
        /// What references say at a second.
        var reference: @Sendable (_ second: Int) -> WayOutLook.Word = { _ in .silence }
        /// When the program does not run; it is killed.
        var away: Range<Int>?
        /// At which address each service stands; nil where results do not say.
        var address: @Sendable (_ service: Int) -> IPAddress? = { _ in nil }
    }

    static let timeout = 10

    let office: Office
    private let script: Script
    private var schedule = Schedule()
    private var serviceOfStream: [Int: Int] = [:]
    private var arriving: [(at: Timestamp, result: ProbeResult)] = []
    private var look: (until: Timestamp, report: WayOut.Report)?
    private var witnesses: WayOutLook
    private var keeper: StatusKeeper
    private var isAway = false
    /// How many looks there were.
    private(set) var looks = 0
    /// How many runs each service had.
    private(set) var runs: [Int: Int] = [:]
    private let origin: Timestamp

    /// Everything is up and was seen so before second 0.
    init(_ script: Script) async throws {
        self.script = script
        var settings = Settings()
        settings.operatorContact.email = "ops@town.example"
        office = try Office(.sqlite, settings: settings)
        for number in 1...script.services { _ = try await office.register(Self.file(number, every: script.every)) }
        origin = office.clock.now + .seconds(600)
        keeper = office.keeper
        witnesses = WayOutLook(references: [])
        try await begin()
    }

    private func begin() async throws {
        let begun = try await keeper.begin()
        for probe in begun.set {
            serviceOfStream[probe.stream] = Int(probe.subject.path.split(separator: "/")[0].dropFirst("service-".count))
            schedule.set(stream: probe.stream, path: probe.subject.path, every: probe.every, now: office.clock.now)
        }
        witnesses = WayOutLook(
            references: try script.references.map { try WebAddress($0) }, known: try await keeper.knownWitnesses())
        // As the program does when it begins.
        for round in witnesses.everybodyInRounds {
            let words = round.map { ($0, word($0)) }
            _ = witnesses.learn(words, wasOpen: false)
            if words.contains(where: { $0.1 == .proof }) { break }
        }
        try await keeper.keep(known: witnesses.known)
    }

    private static func file(_ number: Int, every: Int) -> String {
        """
        format: "plumbline-service"
        format_version: "1"
        id: "service-\(number)"
        title: { en: "Service \(number)" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials: [ { office: "service_owner", email: "owner-\(number)@town.example" } ]
        channels:
          - id: "web"
            kind: "web"
            probes: [ { id: "start", use: "page", every: "\(every)s", with: { url: "https://town-\(number).example/" } } ]
        """
    }

    private var second: Int { Int((office.clock.now.milliseconds - origin.milliseconds) / 1000) }

    /// Lives until a second, a quarter of a second at a time, as the program does.
    func live(until end: Int) async throws {
        while second < end {
            office.clock.advance(by: .milliseconds(250))
            if script.away?.contains(second) ?? false {
                isAway = true
                continue
            }
            if isAway { try await comeBack() }
            try await record()
            try await lookOut()
            start()
            if office.clock.now.milliseconds % 1000 == 0 { try await keeper.tick() }
        }
    }

    private func comeBack() async throws {
        isAway = false
        (arriving, look, schedule) = ([], nil, Schedule())
        keeper = office.restarted()
        try await begin()
    }

    private func record() async throws {
        let now = office.clock.now
        let ended = arriving.filter { $0.at <= now }.map(\.result)
        guard !ended.isEmpty else { return }
        arriving.removeAll { $0.at <= now }
        follow(try await keeper.record(ended))
    }

    private func lookOut() async throws {
        let now = office.clock.now
        if let done = look, done.until <= now {
            look = nil
            follow(try await keeper.learn(done.report))
        }
        guard look == nil, let question = await keeper.wayOutQuestion(after: .milliseconds(500)) else { return }
        looks += 1
        guard script.zones != nil else {
            let verdict = script.wayOut(second)
            let takes: Duration = verdict == .open ? .milliseconds(80) : .seconds(5)
            look = (now + takes, WayOut.Report(asked: question.asked, verdict: verdict))
            return
        }
        var until = now
        var answers: [(witness: WayOutLook.Witness, word: WayOutLook.Word)] = []
        for round in witnesses.rounds(for: question) {
            let words = round.map { ($0, word($0)) }
            if let enough = words.first(where: { witnesses.isEnough($0.1, from: $0.0, of: round, for: question) }) {
                answers.append(enough)
                until = until + .milliseconds(80)
            } else {
                answers += words
                until = until + .seconds(5)
            }
            if answers.contains(where: { $0.word == .proof }) { break }
        }
        look = (until, witnesses.report(on: question, answers))
    }

    private func word(_ witness: WayOutLook.Witness) -> WayOutLook.Word {
        switch witness {
        case .zone: return script.zones?(second) ?? .nothing
        case .reference: return script.reference(second)
        case .origin(let origin):
            guard let number = Int(origin.drop { !$0.isNumber }.prefix { $0.isNumber }) else { return .nothing }
            if case .good = answer(number) { return .proof }
            return .silence
        }
    }

    private func answer(_ service: Int) -> Answer { second < 0 ? .good : script.answer(service, second) }

    private func follow(_ rechecks: [StatusKeeper.Recheck]) {
        for recheck in rechecks { schedule.recheck(stream: recheck.stream, at: office.clock.now + recheck.after) }
    }

    private func start() {
        for due in schedule.takeDue(at: office.clock.now) {
            guard let service = serviceOfStream[due.stream] else { continue }
            runs[service, default: 0] += 1
            let answer = answer(service)
            let (outcome, reason, status, takes): (ProbeResult.Outcome, Reason, Int, Int64) =
                switch answer {
                case .good: (.good, .ok, 200, 100)
                case .silent: (.bad, .connectTimeout, 0, Int64(Self.timeout) * 1000)
                case .refused: (.bad, .connectRefused, 0, 20)
                case .noRoute: (.bad, .connectFailed, 0, 1)
                case .noSuchName: (.bad, .dnsNotFound, 0, 20)
                case .nameServersSilent: (.bad, .dnsTimeout, 0, 5_000)
                case .status(let code): (.bad, .httpStatus, code, 100)
                }
            var result = ProbeResult(
                stream: due.stream, at: office.clock.now, trigger: due.trigger, outcome: outcome, reason: reason,
                phases: .init(total: takes * 1000), status: status)
            result.reachedPublic = status > 0
            result.network = script.address(service).map { NetworkBlock(of: $0) }
            result.heardAfter = status > 0 ? takes * 1000 : nil
            arriving.append((office.clock.now + .milliseconds(takes), result))
        }
    }

    // MARK: What was said

    /// The alerts about services that still say something: neither ended nor taken back.
    func standing() async throws -> Int {
        try await office.files().filter { $0.alert.kind == .status && !$0.alert.isTakenBack && $0.alert.end == nil }
            .count
    }

    /// How a service stood from second 0 on: "down 10", the first one from before.
    func story(_ service: Int) async throws -> [String] {
        let subject = Subject.service("service-\(service)")
        let origin = origin
        let spans = try await office.useCases.store.read { transaction in
            try transaction.newestSpans(ofService: "service-\(service)", endedAfter: origin)[subject] ?? []
        }
        return spans.map { span in
            let cause = span.cause == .observed ? "" : "(\(span.cause.rawValue))"
            return "\(span.status.rawValue)\(cause)"
        }
    }

    /// Since which second a service stands as it does.
    func since(_ service: Int) async throws -> Int? {
        try await office.status(.service("service-\(service)")).map {
            Int(($0.start.milliseconds - origin.milliseconds) / 1000)
        }
    }

    /// The kinds of all alerts, and how many of each.
    func alerts() async throws -> [String: Int] {
        let files = try await office.useCases.alerts(state: nil, limit: 500, offset: 0, by: .commandLine).files
        return files.reduce(into: [:]) { $0[$1.alert.kind.rawValue, default: 0] += 1 }
    }
}
