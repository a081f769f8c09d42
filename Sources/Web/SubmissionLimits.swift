import HTTPTypes
import Operations
import Synchronization

/// How often one place on the network may send feedback or try codes.
///
/// Addresses are never kept: only a hash with a salt that is made anew every day and lives in memory alone.
final class SubmissionLimits: Sendable {
    /// How many at once, and how many a minute after that.
    struct Rate: Sendable {
        var burst: Double
        var perMinute: Double
    }

    private struct Bucket {
        var left: Double
        var at: ContinuousClock.Instant
    }

    private struct State {
        var salt = Secrets.make()
        var saltMadeAt = ContinuousClock.now
        var buckets: [String: Bucket] = [:]
    }

    private let state = Mutex(State())
    private let rate: Rate
    /// The most places that are remembered: more are let in rather than kept in memory.
    private static let mostPlaces = 100_000

    init(rate: Rate = Rate(burst: 20, perMinute: 10)) {
        self.rate = rate
    }

    /// Takes one from what a place may send.
    ///
    /// - Throws: a problem that says when to try again.
    func check(_ asked: Asked) throws {
        // Programs with a token are known and can be stopped by taking it back; this machine is not a stranger.
        guard case .anyone = asked.caller.role, !asked.isLocal, let place = asked.place else { return }
        let wait = state.withLock { state -> Double in
            let now = ContinuousClock.now
            if now - state.saltMadeAt > .seconds(86_400) || state.buckets.count > Self.mostPlaces {
                state = State()
            }
            let mark = Secrets.seal(place, key: state.salt)
            var bucket = state.buckets[mark] ?? Bucket(left: rate.burst, at: now)
            let passed = (now - bucket.at) / .seconds(60)
            bucket.left = min(rate.burst, bucket.left + passed * rate.perMinute)
            bucket.at = now
            defer { state.buckets[mark] = bucket }
            guard bucket.left >= 1 else { return (1 - bucket.left) / rate.perMinute * 60 }
            bucket.left -= 1
            return 0
        }
        guard wait <= 0 else {
            throw Problem(
                status: .tooManyRequests, title: "Too many at once",
                detail: "please try again in \(Int(wait.rounded(.up))) seconds",
                headers: [.retryAfter: "\(Int(wait.rounded(.up)))"])
        }
    }
}
