/// Moments at a fixed distance on the monotonic clock; ends when its task is cancelled or the program stops.
struct Ticks: AsyncSequence, Sendable {
    let every: Duration

    struct AsyncIterator: AsyncIteratorProtocol {
        let every: Duration
        var next: ContinuousClock.Instant

        mutating func next() async -> Void? {
            let now = ContinuousClock.now
            // After a stall the moments that passed are left out: one tick makes up for them.
            next = Swift.max(next + every, now)
            do {
                try await Task.sleep(until: next, clock: .continuous)
                return ()
            } catch {
                return nil
            }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(every: every, next: .now) }
}
