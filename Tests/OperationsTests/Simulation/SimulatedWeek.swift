import Documents
import Measures
import Operations
import Persistence
import Probing
import Registry
import Storage
import Synchronization
import TestSupport

/// The real program living through the week of one seed: real files, schedule, keeper and SQLite; only the network and
/// the clock are scripted.
final class SimulatedWeek {
    /// The wall clock of the week.
    final class Wall: Sendable {
        private let moment: Mutex<Int64>
        init(_ start: Int64) { moment = Mutex(start) }
        var now: Int64 { moment.withLock { $0 } }
        func set(_ value: Int64) { moment.withLock { $0 = value } }
    }

    let service: SimulatedService
    let useCases: UseCases
    private(set) var keeper: StatusKeeper
    private(set) var journal = Journal()

    private let weather: Weather
    private let wall: Wall
    private let trouble: EngineTrouble
    private var schedule = Schedule()
    private var probeOfStream: [Int: SimulatedProbe] = [:]
    private var secret = ""
    private var arriving: [(at: Int64, result: ProbeResult)] = []
    /// A look at our own way out that is under way, and when it will be known what it found.
    private var look: (asked: Int64, until: Int64, verdict: WayOut.Verdict)?
    /// When the program would look at its way out by itself again.
    private var nextLook: Int64?
    /// When the newest look began that found our own network lost.
    private var lostAsked: Int64 = 0
    private var ticks: [Int64]
    private var pushes: [Int64]
    /// When each probe has been silent for too long.
    private var silences: [String: Int64] = [:]
    private var moves = 0

    init(seed: UInt64) throws {
        let service = SimulatedService(seed: seed)
        self.service = service
        weather = Weather(seed: seed, service: service)
        trouble = EngineTrouble(seed: seed, service: service)
        let maintained = service.maintenance.flatMap { window in
            service.probes.filter(\.isPushed).map { window.until + $0.every + $0.grace }
        }
        ticks = (trouble.ticks + maintained.filter { $0 < service.end }).sorted()
        pushes = trouble.pushes
        let definitions = try service.probes.map {
            try ProbeDefinition.read(try Document.read(Array($0.definition.utf8), file: "definition"))
        }
        let wall = Wall(service.start)
        self.wall = wall
        useCases = UseCases(
            store: try Store(try Datastore.open(.memory)), ids: IdentifierSource(),
            definitions: DefinitionLibrary(definitions), settings: Settings(), probeContext: ProbeContext(),
            now: { Timestamp(milliseconds: wall.now) })
        keeper = StatusKeeper(useCases)
    }

    /// Lives from the first moment to the last.
    func live() async throws {
        let files = [
            SourceFile(name: "town-hall.yaml", bytes: Array(service.organisationFile.utf8)),
            SourceFile(name: "service.yaml", bytes: Array(service.file.utf8)),
        ]
        let reports = try await useCases.register(files, by: .commandLine)
        secret = reports.flatMap(\.heartbeats).first?.secret ?? ""
        try await begin()
        var crashes = trouble.crashes[...]
        while let moment = nextMoment(), moment < service.end {
            if let crash = crashes.first, crash.at <= moment {
                crashes.removeFirst()
                try await restart(at: max(wall.now, crash.at) + crash.gap)
                continue
            }
            wall.set(max(wall.now, moment))
            try await tick()
            try await record()
            try await push()
            try await lookOut()
            start()
        }
        wall.set(service.end)
    }

    private func begin() async throws {
        journal.note(.began, at: wall.now)
        let begun = try await keeper.begin()
        schedule = Schedule()
        for probe in begun.set {
            guard let simulated = service.probes.first(where: { probe.subject.path.hasSuffix(":" + $0.id) }) else {
                continue
            }
            probeOfStream[probe.stream] = simulated
            silences[simulated.id] = wall.now + simulated.every + simulated.grace
            guard !simulated.isPushed else { continue }
            schedule.set(stream: probe.stream, path: probe.subject.path, every: probe.every, now: useCases.now())
        }
    }

    /// The server is gone without ceremony, with all that was under way; later another one begins.
    private func restart(at moment: Int64) async throws {
        guard moment < service.end else { return }
        arriving = []
        (look, nextLook) = (nil, nil)
        keeper = StatusKeeper(useCases)
        wall.set(moment)
        pushes.removeAll { $0 < moment }
        ticks.removeAll { $0 < moment }
        try await begin()
    }

    private func nextMoment() -> Int64? {
        var moments = [ticks.first, pushes.first, silences.values.min()].compactMap { $0 }
        if let due = schedule.nextDue() { moments.append(trouble.engineRuns(from: due.milliseconds)) }
        if let look { moments.append(look.until) }
        if let nextLook { moments.append(nextLook) }
        if let first = arriving.map(\.at).min() { moments.append(first + trouble.batchWindow) }
        return moments.min()
    }

    private func tick() async throws {
        let now = wall.now
        let silent = silences.filter { $0.value <= now }
        guard (ticks.first.map { $0 <= now } ?? false) || !silent.isEmpty else { return }
        ticks.removeAll { $0 <= now }
        for probe in silent.keys { silences[probe] = nil }
        journal.note(.ticked, at: now)
        try await keeper.tick()
        moves += 1
        guard trouble.movesResults, moves.isMultiple(of: 24) else { return }
        while try await keeper.moveClosedHours(limit: 500) == 500 {}
    }

    private func record() async throws {
        let now = wall.now
        guard let first = arriving.map(\.at).min(), first + trouble.batchWindow <= now else { return }
        let results = arriving.filter { $0.at <= now }.map(\.result)
        arriving.removeAll { $0.at <= now }
        for result in results { hear(result) }
        journal.note(.results(results), at: now)
        let wasCutOff = await keeper.isCutOff
        for recheck in try await keeper.record(results) {
            schedule.recheck(stream: recheck.stream, at: Timestamp(milliseconds: now) + recheck.after)
        }
        guard wasCutOff, await !keeper.isCutOff else { return }
        let answers = results.filter { $0.status > 0 && $0.end > lostAsked }.sorted { $0.at < $1.at }
        if let first = answers.first { networkIsBack(since: first.end) }
    }

    /// Word that could not come before is due one interval later: time takes effect at that moment, too.
    private func networkIsBack(since moment: Int64) {
        for probe in service.probes where probe.isPushed { ticks.append(moment + probe.every + probe.grace) }
        ticks.sort()
    }

    /// Looks at our own way out whenever the program asks for it; what that finds is known some seconds later.
    private func lookOut() async throws {
        let now = wall.now
        if let done = look, done.until <= now {
            look = nil
            journal.note(.wayOut(done.verdict, asked: done.asked), at: now)
            let report = WayOut.Report(asked: Timestamp(milliseconds: done.asked), verdict: done.verdict)
            let wasCutOff = await keeper.isCutOff
            for recheck in try await keeper.learn(report) {
                schedule.recheck(stream: recheck.stream, at: Timestamp(milliseconds: now) + recheck.after)
            }
            nextLook = done.verdict == .lost ? now + 120_000 : nil
            if await keeper.isCutOff {
                lostAsked = done.asked
            } else if wasCutOff {
                networkIsBack(since: done.asked)
            }
        }
        if let due = nextLook, due <= now { nextLook = nil }
        guard look == nil, await keeper.wayOutQuestion() != nil else { return }
        let verdict = weather.wayOut(at: now)
        look = (now, now + (verdict == .lost ? 5_000 : 80), verdict)
    }

    private func push() async throws {
        let now = wall.now
        guard let next = pushes.first, next <= now else { return }
        pushes.removeFirst()
        guard let (stream, probe) = probeOfStream.first(where: { $0.value.isPushed }),
            let push = weather.push(probe, at: now)
        else { return }
        let outcome: ProbeResult.Outcome = [.ok: .good, .degraded: .slight][push.status] ?? .bad
        let result = ProbeResult(
            stream: stream, at: Timestamp(milliseconds: now), trigger: .pushed, outcome: outcome,
            reason: outcome == .good ? .ok : .reportedFailure)
        hear(result)
        journal.note(.results([result]), at: now)
        try await keeper.push(secret: secret, push)
    }

    private func start() {
        let now = wall.now
        guard trouble.engineRuns(from: now) == now else { return }
        for due in schedule.takeDue(at: Timestamp(milliseconds: now)) {
            guard let probe = probeOfStream[due.stream] else { continue }
            let answer = weather.answer(probe, at: now)
            var result = ProbeResult(
                stream: due.stream, at: due.at, trigger: due.trigger, outcome: answer.outcome, reason: answer.reason,
                phases: .init(total: answer.takes * 1000), status: answer.status)
            result.reachedPublic = answer.status > 0
            result.heardAfter = answer.status > 0 ? answer.takes * 1000 : nil
            arriving.append((now + answer.takes, result))
        }
    }

    private func hear(_ result: ProbeResult) {
        guard let probe = probeOfStream[result.stream] else { return }
        let silent = result.at.milliseconds + probe.every + probe.grace
        silences[probe.id] = max(silences[probe.id] ?? silent, silent)
    }

    /// The probes by stream, for the model.
    var streams: [Int: SimulatedProbe] { probeOfStream }
}
