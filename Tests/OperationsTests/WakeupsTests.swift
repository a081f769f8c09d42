import Registry
import TestSupport
import Testing

@testable import Operations

struct WakeupsTests {
    private func at(_ second: Int) -> Timestamp { Timestamp(milliseconds: Int64(second) * 1000) }

    @Test func `a later time moves the alarm, an earlier one too, and each comes once`() {
        var wakeups = Wakeups()
        wakeups.set(1, at: at(10))
        wakeups.set(1, at: at(20))
        wakeups.set(2, at: at(30))
        wakeups.set(2, at: at(15))
        wakeups.set(3, at: nil)
        #expect(wakeups.take(upTo: at(14)).isEmpty)
        #expect(wakeups.take(upTo: at(15)) == [2])
        #expect(wakeups.take(upTo: at(100)) == [1])
        #expect(wakeups.take(upTo: at(1_000)).isEmpty)
        wakeups.set(3, at: at(1_001))
        wakeups.remove(3)
        #expect(wakeups.take(upTo: at(2_000)).isEmpty)
    }

    @Test(arguments: UInt64(1)...200)
    func `whatever is set and removed, those whose time has come are taken and nobody else`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var wakeups = Wakeups()
        var expected: [Int: Timestamp] = [:]
        for second in 0..<300 {
            let stream = Int.random(in: 0..<12, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0:
                wakeups.remove(stream)
                expected[stream] = nil
            case 1:
                wakeups.set(stream, at: nil)
                expected[stream] = nil
            default:
                let due = at(second + Int.random(in: -3...40, using: &random))
                wakeups.set(stream, at: due)
                expected[stream] = due
            }
            guard Int.random(in: 0..<3, using: &random) == 0 else { continue }
            let taken = wakeups.take(upTo: at(second))
            #expect(
                Set(taken) == Set(expected.filter { $0.value <= at(second) }.keys) && Set(taken).count == taken.count)
            for stream in taken { expected[stream] = nil }
        }
    }
}
