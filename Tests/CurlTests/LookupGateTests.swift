import TestSupport
import Testing

@testable import Curl

struct LookupGateTests {
    @Test func `a domain gets its share, and the next one waits for a place`() throws {
        let gate = LookupGate<Int>(limits: LookupLimits(total: 4, perDomain: 2))
        let first = gate.domain("a.example")
        #expect(gate.enter(first) == .ordinary)
        #expect(gate.enter(first) == .ordinary)
        #expect(gate.enter(first) == nil)
        gate.wait(7, for: first, since: 0, deadline: 100)
        #expect(gate.next() == nil)
        #expect(gate.enter(gate.domain("b.example")) == .ordinary)
        gate.leave(first, .ordinary, wasSlow: false)
        #expect(gate.enter(first) == nil, "those that wait come first")
        #expect(gate.next()?.waited.ticket == 7)
        #expect(gate.waitingCount == 0)
    }

    @Test func `slow domains leave the other half of the places free`() throws {
        let gate = LookupGate<Int>(limits: LookupLimits(total: 4, perDomain: 4))
        let slow = (0..<4).map { gate.domain("slow\($0).example") }
        for domain in slow {
            let place = try #require(gate.enter(domain))
            gate.leave(domain, place, wasSlow: true)
        }
        #expect(gate.enter(slow[0]) == .slow)
        #expect(gate.enter(slow[1]) == .slow)
        #expect(gate.enter(slow[2]) == nil)
        gate.wait(1, for: slow[2], since: 0, deadline: 100)
        #expect(gate.next() == nil)
        let good = gate.domain("good.example")
        #expect(gate.enter(good) == .ordinary)
        #expect(gate.enter(good) == .ordinary)
        gate.leave(slow[0], .slow, wasSlow: false)
        #expect(gate.next()?.place == .slow)
        #expect(gate.enter(slow[0]) == nil, "all four are taken")
        gate.leave(good, .ordinary, wasSlow: false)
        #expect(gate.enter(slow[0]) == .ordinary, "it answered quickly and is slow no more")
    }

    @Test func `those that wait too long are given up, and those that a rule picks`() {
        let gate = LookupGate<Int>(limits: LookupLimits(total: 1, perDomain: 1))
        let domain = gate.domain("a.example")
        #expect(gate.enter(domain) != nil)
        for ticket in 0..<6 { gate.wait(ticket, for: domain, since: 0, deadline: Int64(10 * (1 + ticket))) }
        #expect(gate.nextExpiry == 10)
        #expect(gate.remove(now: 20).map(\.ticket) == [0, 1])
        #expect(gate.nextExpiry == 30)
        #expect(gate.remove(now: .min, where: { $0 == 4 }).map(\.ticket) == [4])
        gate.leave(domain, .ordinary, wasSlow: false)
        #expect(gate.next()?.waited.ticket == 2)
        #expect(gate.waitingCount == 2)
    }

    @Test(arguments: UInt64(1)...100)
    func `no limit is ever passed, nobody is forgotten, and each domain keeps its order`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let limits = LookupLimits(
            total: Int.random(in: 1...6, using: &random), perDomain: Int.random(in: 1...3, using: &random))
        let gate = LookupGate<Int>(limits: limits)
        var flying: [(domain: Int, place: LookupGate<Int>.Place)] = []
        var lastStarted = [Int](repeating: -1, count: 5)
        var begun = 0
        var started = 0
        func note(_ domain: Int, _ ticket: Int, _ place: LookupGate<Int>.Place) {
            #expect(ticket > lastStarted[domain])
            lastStarted[domain] = ticket
            flying.append((domain, place))
            started += 1
        }
        func pump() {
            while let (waited, place) = gate.next() { note(waited.ticket % 5, waited.ticket, place) }
        }
        for step in 0..<300 {
            if step < 200, Bool.random(using: &random) {
                let index = Int.random(in: 0..<5, using: &random)
                let ticket = begun * 5 + index
                begun += 1
                let domain = gate.domain("\(index)")
                if let place = gate.enter(domain) {
                    note(index, ticket, place)
                } else {
                    gate.wait(ticket, for: domain, since: 0, deadline: .max)
                }
            } else if !flying.isEmpty {
                let ended = flying.remove(at: Int.random(in: 0..<flying.count, using: &random))
                gate.leave(gate.domain("\(ended.domain)"), ended.place, wasSlow: Bool.random(using: &random))
            }
            pump()
            #expect(gate.inFlight == flying.count && flying.count <= limits.total)
            #expect(flying.count { $0.place == .slow } <= limits.slow)
            for index in 0..<5 { #expect(flying.count { $0.domain == index } <= limits.perDomain) }
        }
        while let ended = flying.popLast() {
            gate.leave(gate.domain("\(ended.domain)"), ended.place, wasSlow: false)
            pump()
        }
        #expect(started == begun)
        #expect(gate.waitingCount == 0 && gate.inFlight == 0)
    }
}
