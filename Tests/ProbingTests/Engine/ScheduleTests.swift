import Registry
import TestSupport
import Testing

@testable import Probing

struct ScheduleTests {
    @Test(arguments: UInt64(1)...100)
    func `every probe runs once in each interval at its phase, whatever the clock's steps`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var schedule = Schedule()
        let start = Timestamp(milliseconds: 1_770_000_000_000 + Int64.random(in: 0..<100_000, using: &random))
        var every: [Int: Int64] = [:]
        for stream in 1...20 {
            let interval = [1000, 7000, 10_000, 60_000].randomElement(using: &random) ?? 1000
            every[stream] = Int64(interval)
            schedule.set(stream: stream, path: "s/\(seed)/\(stream)", every: .milliseconds(interval), now: start)
        }
        var runs: [Int: [Int64]] = [:]
        var now = start
        while now - start < .seconds(600) {
            now = now + .milliseconds(Int64.random(in: 1...400, using: &random))
            for due in schedule.takeDue(at: now) {
                #expect(due.at <= now && due.missed == 0)
                runs[due.stream, default: []].append(due.at.milliseconds)
            }
            if let next = schedule.nextDue() { #expect(next > now) }
        }
        for (stream, interval) in every {
            let times = runs[stream] ?? []
            let phase = Schedule.phase(of: "s/\(seed)/\(stream)", every: .milliseconds(interval)).milliseconds
            #expect(times[0] - start.milliseconds <= min(interval, 60_000) + 1)
            #expect(times.dropFirst().allSatisfy { ($0 - phase) % interval == 0 })
            #expect(zip(times.dropFirst(), times.dropFirst(2)).allSatisfy { $1 - $0 == interval })
        }
    }

    @Test(arguments: UInt64(1)...200)
    func `the first run of a new probe comes soon, and never just before its own time`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for interval in [1000, 5000, 10_000, 60_000, 61_000, 90_000, 300_000, 3_600_000, 86_400_000] as [Int64] {
            var schedule = Schedule()
            let start = Timestamp(milliseconds: 1_770_000_000_000 + Int64.random(in: 0..<interval, using: &random))
            schedule.set(stream: 1, path: "s/\(seed)", every: .milliseconds(interval), now: start)
            guard let first = schedule.nextDue(), schedule.takeDue(at: first).count == 1,
                let second = schedule.nextDue()
            else {
                Issue.record("no run")
                continue
            }
            #expect(first > start && first - start <= .milliseconds(min(interval, 60_000)))
            #expect(second - first >= .milliseconds(min(interval, 30_000)))
        }
    }

    @Test func `runs missed in a stall are counted, and only the newest is made up for`() {
        var schedule = Schedule()
        let start = Timestamp(milliseconds: 0)
        schedule.set(stream: 1, path: "a", every: .seconds(10), now: start)
        let first = schedule.takeDue(at: Timestamp(milliseconds: 10_000))
        #expect(first.count == 1)
        let late = schedule.takeDue(at: first[0].at + .seconds(55))
        #expect(late.count == 1 && late[0].missed == 4 && late[0].at == first[0].at + .seconds(50))
    }

    @Test func `a recheck runs once, before the next run, and not at all when that comes first`() {
        var schedule = Schedule()
        schedule.set(stream: 1, path: "a", every: .seconds(60), now: Timestamp(milliseconds: 0))
        let due = schedule.takeDue(at: Timestamp(milliseconds: 60_000))
        let at = due[0].at
        schedule.recheck(stream: 1, at: at + .seconds(10))
        schedule.recheck(stream: 1, at: at + .seconds(12))
        schedule.recheck(stream: 1, at: at + .seconds(70))
        #expect(schedule.takeDue(at: at + .seconds(59)).map(\.trigger) == [.confirmation])
        #expect(schedule.takeDue(at: at + .seconds(60)).map(\.trigger) == [.scheduled])
    }

    @Test func `a probe that was taken out does not run, and a clock set back does not keep others waiting`() {
        var schedule = Schedule()
        schedule.set(stream: 1, path: "a", every: .seconds(10), now: Timestamp(milliseconds: 1_000_000))
        schedule.set(stream: 2, path: "b", every: .seconds(10), now: Timestamp(milliseconds: 1_000_000))
        schedule.remove(stream: 1)
        schedule.rebase(now: Timestamp(milliseconds: 500_000))
        let due = schedule.takeDue(at: Timestamp(milliseconds: 510_000))
        #expect(due.map(\.stream) == [2])
    }

    @Test func `the phase of a probe is the same in every run of the program`() {
        #expect(Schedule.phase(of: "renew-passport/web/probe:start", every: .seconds(60)) == .milliseconds(14_884))
    }
}
