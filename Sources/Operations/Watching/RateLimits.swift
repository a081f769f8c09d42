import Probing
import Registry

/// How long targets that asked us to come less often are left alone, as a value: as long as they say, and where
/// they do not say, longer every time that they ask again.
struct RateLimits: Sendable {
    /// How many times longer than its interval a probe waits at most because of us.
    static let mostIntervals: Int64 = 16
    /// The longest that a target can keep us away.
    static let longest: Duration = .seconds(86_400)

    private var asked: [Int: Int] = [:]

    /// Takes a result; gives how long the next run of its stream has to wait, nil where it has not.
    mutating func take(_ result: ProbeResult, every: Duration) -> Duration? {
        guard result.reason == .rateLimited, result.outcome == .unknown else {
            if !asked.isEmpty { asked[result.stream] = nil }
            return nil
        }
        let times = min((asked[result.stream] ?? 0) + 1, 4)
        asked[result.stream] = times
        // Who says when is asked then, if not at the usual pace; who does not is left alone for longer each time.
        if let said = result.retryAfter {
            return min(max(min(said, ProbeResult.longestRetryAfter), every * 2), Self.longest)
        }
        return min(every * min(Int64(1) << times, Self.mostIntervals), Self.longest)
    }

    /// Forgets a stream that is no longer watched.
    mutating func forget(stream: Int) { asked[stream] = nil }
}
