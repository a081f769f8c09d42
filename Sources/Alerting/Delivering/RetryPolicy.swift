import Registry

/// When a message that could not be delivered is tried again, and when it is given up.
public struct RetryPolicy: Hashable, Sendable {
    /// The shortest wait.
    public var shortest: Duration
    /// The longest wait.
    public var longest: Duration
    /// How long a message is tried, counted from when it was first due.
    public var givesUpAfter: Duration
    /// How long a try may be under way before it counts as lost with the process that made it.
    public var attemptLimit: Duration

    /// Creates a policy; the defaults are waits of 30 s to 1 h for three days, and two minutes for one try.
    public init(
        shortest: Duration = .seconds(30), longest: Duration = .seconds(3600),
        givesUpAfter: Duration = .seconds(3 * 86_400), attemptLimit: Duration = .seconds(120)
    ) {
        self.shortest = shortest
        self.longest = max(shortest, longest)
        self.givesUpAfter = givesUpAfter
        self.attemptLimit = attemptLimit
    }

    /// The wait after a number of failed tries: it doubles, and lies anywhere in the upper half of its step, so that
    /// messages that failed together do not come back together.
    public func wait(afterAttempts attempts: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let (least, most) = (shortest.milliseconds, longest.milliseconds)
        var step = least * 2
        var left = attempts - 1
        while left > 0, step < most {
            step *= 2
            left -= 1
        }
        let top = min(step, most)
        return .milliseconds(Int64.random(in: min(max(least, top / 2), top)...top, using: &generator))
    }
}
