import Probing
import TestSupport

/// The scripted network of one seed: what each probe would be answered at each moment of the week.
struct Weather: Sendable {
    /// What happens to one probe, or to all, for some time.
    enum Trouble: Sendable {
        /// It fails with a status, for all.
        case serverError
        /// Nobody answers at the address.
        case refused
        case timeout
        /// It works, but not as it should.
        case slow
        /// Each answer is bad with this share.
        case flaky(percent: UInt64)
        /// Mostly nothing can be measured, and what can is bad.
        case stutter
        /// Plumbline's own limits stand in the way.
        case ourFault
        /// Nothing gets to it, though our own network works.
        case unreachable
        /// Nothing gets out, to any host.
        case ownNetworkLost
    }

    struct Spell: Sendable {
        let from: Int64
        let until: Int64
        /// The probe concerned; every one for none.
        let probe: String?
        /// The host concerned, with all its probes; nothing where it is not about one.
        var host: String?
        let trouble: Trouble

        func reaches(_ other: SimulatedProbe) -> Bool {
            probe.map { $0 == other.id } ?? host.map { $0 == other.host && !other.isPushed } ?? true
        }
    }

    /// What one run finds, and how long it takes to find it.
    struct Answer: Sendable {
        var outcome: ProbeResult.Outcome
        var reason: Reason
        var status: Int
        var takes: Int64
    }

    private let seed: UInt64
    let spells: [Spell]

    init(seed: UInt64, service: SimulatedService) {
        self.seed = seed
        var random = SplitMix64(seed: seed &* 104_729)
        var spells: [Spell] = []
        func add(_ probe: String?, host: String? = nil, _ trouble: Trouble, minutes: ClosedRange<Int64>) {
            let from = service.start + Int64.random(in: 0..<SimulatedService.length, using: &random)
            let until = from + Int64.random(in: minutes, using: &random) * 60_000
            spells.append(Spell(from: from, until: until, probe: probe, host: host, trouble: trouble))
        }
        for probe in service.probes {
            for _ in 0..<Int.random(in: 1...3, using: &random) { add(probe.id, .serverError, minutes: 5...300) }
            add(probe.id, .slow, minutes: 10...300)
            add(probe.id, .flaky(percent: 50), minutes: 60...1_440)
            add(probe.id, .flaky(percent: 15), minutes: 60...720)
            add(probe.id, .stutter, minutes: probe.isPushed ? 1_500...3_000 : 300...900)
            // What cannot be measured is what a pushed source does not send.
            for _ in 0..<(probe.isPushed ? 3 : 1) { add(probe.id, .ourFault, minutes: 5...300) }
            guard !probe.isPushed else { continue }
            add(probe.id, Bool.random(using: &random) ? .refused : .timeout, minutes: 1...200)
            add(probe.id, .unreachable, minutes: 5...200)
            let whole: [Trouble] = [.refused, .timeout, .unreachable]
            add(nil, host: probe.host, whole.randomElement(using: &random) ?? .refused, minutes: 5...300)
        }
        for _ in 0..<3 { add(nil, .ownNetworkLost, minutes: 2...180) }
        self.spells = spells
    }

    /// What a look at our own way out finds at a moment; a world in which nothing tells finds so always.
    func wayOut(at moment: Int64) -> WayOut.Verdict {
        guard seed % 7 != 0 else { return .untold }
        let isLost = spells.contains { spell in
            guard case .ownNetworkLost = spell.trouble else { return false }
            return spell.from <= moment && moment < spell.until
        }
        return isLost ? .lost : .open
    }

    /// What a pushed source sends at a moment; nothing while it is silent or the network is lost.
    func push(_ probe: SimulatedProbe, at moment: Int64) -> Push? {
        switch answer(probe, at: moment) {
        case let answer where answer.outcome == .unknown || answer.reason == .connectTimeout: nil
        case let answer where answer.reason == .dnsTimeout: nil
        case let answer where answer.outcome == .good: Push(status: .ok)
        case let answer where answer.outcome == .slight: Push(status: .degraded)
        default: Push(status: .fail)
        }
    }

    func answer(_ probe: SimulatedProbe, at moment: Int64) -> Answer {
        var random = SplitMix64(seed: seed ^ UInt64(moment) ^ UInt64(probe.every))
        let quick = Int64(20 + random.next() % 900)
        let good = Answer(outcome: .good, reason: .ok, status: 200, takes: quick)
        let broken = Answer(outcome: .bad, reason: .httpStatus, status: 503, takes: quick)
        // The newest spell among those that reach the moment decides.
        let spell = spells.last {
            $0.reaches(probe) && $0.from <= moment && moment < $0.until
        }
        switch spell?.trouble {
        case nil: return good
        case .serverError: return broken
        case .refused: return Answer(outcome: .bad, reason: .connectRefused, status: 0, takes: quick)
        case .timeout: return Answer(outcome: .bad, reason: .timeout, status: 0, takes: probe.timeout)
        case .unreachable: return Answer(outcome: .bad, reason: .connectTimeout, status: 0, takes: probe.timeout)
        case .slow: return Answer(outcome: .slight, reason: .conditionFailed, status: 200, takes: quick + 2_000)
        case .flaky(let percent): return random.next() % 100 < percent ? broken : good
        case .stutter where random.next() % 3 == 0: return broken
        case .ourFault, .stutter: return Answer(outcome: .unknown, reason: .ourError, status: 0, takes: quick)
        case .ownNetworkLost:
            let isSilent = random.next() % 2 == 0
            return Answer(
                outcome: .bad, reason: isSilent ? .connectTimeout : .dnsTimeout, status: 0,
                takes: isSilent ? probe.timeout : quick)
        }
    }
}
