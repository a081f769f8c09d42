import TestSupport
import Testing

/// The clock that other targets' tests rely on; it stands here because `TestSupport` has no tests of its own.
///
/// Sleepers are unstructured tasks: they must stay asleep, or be cancelled, while the test goes on.
@Suite(.timeLimit(.minutes(1)))
struct ManualClockTests {
    @Test(arguments: 1...50)
    func `a sleeper wakes when its time has come, and not before`(repetition: Int) async throws {
        let clock = ManualClock()
        let sleeper = Task { try await clock.sleep(for: .seconds(60)) }
        #expect(await clock.nextSleep() == .seconds(60))
        clock.advance(by: .seconds(59))
        #expect(clock.sleeping == 1)
        clock.advance(by: .seconds(1))
        #expect(clock.sleeping == 0)
        try await sleeper.value
    }

    @Test func `a loop is led from sleep to sleep`() async throws {
        let clock = ManualClock(startingAt: 1000)
        let loop = Task {
            var seen: [Int64] = []
            while seen.count < 3 {
                try await clock.sleep(for: .seconds(10))
                seen.append(clock.milliseconds)
            }
            return seen
        }
        for _ in 0..<3 {
            #expect(await clock.nextSleep() == .seconds(10))
            clock.advance(by: .seconds(10))
        }
        #expect(try await loop.value == [11_000, 21_000, 31_000])
    }

    @Test func `a moment that has passed does not put to sleep`() async throws {
        let clock = ManualClock()
        let past = clock.now
        clock.advance(by: .seconds(1))
        try await clock.sleep(until: past)
        #expect(clock.sleeping == 0)
    }

    @Test func `a cancelled sleep ends at once, whether it has begun or not`() async throws {
        let clock = ManualClock()
        let begun = Task { try await clock.sleep(for: .seconds(1)) }
        await clock.nextSleep()
        begun.cancel()
        await #expect(throws: CancellationError.self) { try await begun.value }
        #expect(clock.sleeping == 0)

        let early = Task {
            // A stream that never gives anything ends when its task is cancelled.
            for await _ in AsyncStream<Never>.makeStream().stream {}
            try await clock.sleep(for: .seconds(1))
        }
        early.cancel()
        await #expect(throws: CancellationError.self) { try await early.value }
        #expect(clock.sleeping == 0)
    }

    @Test func `each of several wakes in its own time`() async {
        let clock = ManualClock()
        for length in [3, 1, 2] {
            _ = Task { try await clock.sleep(for: .seconds(length)) }
            await clock.nextSleep()
        }
        clock.advance(by: .seconds(2))
        #expect(clock.sleeping == 1)
        clock.advance(by: .seconds(1))
        #expect(clock.sleeping == 0)
    }
}
