import Addresses
import HTTPTypes
import Operations
import Synchronization

/// How often one place on the network may send feedback or try codes.
///
/// Addresses are never kept: only a hash with a salt that is made anew every day and lives in memory alone.
final class SubmissionLimits: Sendable {
    private struct State {
        var salt = Secrets.make()
        var saltMadeAt: ContinuousClock.Instant
        var buckets: PlaceBuckets
    }

    private let state: Mutex<State>
    private let rate: PlaceBuckets.Rate
    private let most: Int
    private let now: @Sendable () -> ContinuousClock.Instant

    /// Creates limits.
    ///
    /// - Parameters:
    ///   - most: how many places are remembered at the same time.
    ///   - now: the moment; a test moves it.
    init(
        rate: PlaceBuckets.Rate = .init(burst: 20, perMinute: 10), most: Int = 100_000,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.rate = rate
        self.most = most
        self.now = now
        state = Mutex(State(saltMadeAt: now(), buckets: PlaceBuckets(rate: rate, most: most)))
    }

    /// Takes one from what a place may send.
    ///
    /// - Throws: a problem that says when to try again.
    func check(_ asked: Asked) throws {
        // Programs with a token are known and can be stopped by taking it back; this machine is not a stranger.
        guard case .anyone = asked.caller.role, !asked.isLocal, let place = asked.place else { return }
        let wait = take(from: place)
        guard wait > .zero else { return }
        let seconds = Int((wait / .seconds(1)).rounded(.up))
        throw Problem(
            status: .tooManyRequests, title: "Too many at once", detail: "please try again in \(seconds) seconds",
            headers: [.retryAfter: "\(seconds)"])
    }

    /// Takes one from what an address may send; gives how long to wait where nothing is left.
    func take(from address: String) -> Duration {
        let (now, place) = (now(), Self.place(address))
        return state.withLock { state in
            if now - state.saltMadeAt > .seconds(86_400) {
                state = State(saltMadeAt: now, buckets: PlaceBuckets(rate: rate, most: most))
            }
            return state.buckets.take(from: Secrets.seal(place, key: state.salt), at: now)
        }
    }

    /// What counts as one place: an address of version 4, also where it is written as one of version 6, or the network
    /// of 64 bits that one customer is given in version 6.
    static func place(_ address: String) -> String {
        switch IPAddress(address) {
        case nil: address
        case .some(.v6(let high, let low)):
            high == 0 && low >> 32 == 0xffff
                ? IPAddress.v4(UInt32(truncatingIfNeeded: low)).description
                : IPAddress.v6(high: high, low: 0).description + "/64"
        case .some(let address): address.description
        }
    }
}
