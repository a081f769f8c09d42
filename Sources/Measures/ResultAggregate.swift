/// What the results of some time add up to: counts and times, without the results themselves.
///
/// Scheduled runs are counted by outcome; confirmations are counted apart and change nothing else, since there are more
/// of them when something fails.
public struct ResultAggregate: Hashable, Sendable {
    /// How a run ended.
    public enum Outcome: Int, CaseIterable, Sendable, Hashable {
        /// All that must and should hold does.
        case good = 0
        /// Something that should hold does not.
        case slight = 1
        /// Something that must hold does not.
        case bad = 2
        /// Nothing can be said about the target: the fault is ours.
        case unknown = 3
    }

    /// Which kind of failure a run met, as far as error rates tell them apart.
    public enum Failure: Int, CaseIterable, Sendable, Hashable {
        /// None, or one that is not an error of server or network (a condition, a wrong page).
        case none = 0
        /// The server answered with 500 to 599.
        case server = 1
        /// No answer came: look-up, connection, TLS, time-out, broken off.
        case network = 2
    }

    /// Scheduled runs in which all held.
    public var good: Int
    /// Scheduled runs in which something that should hold did not.
    public var slight: Int
    /// Scheduled runs in which something that must hold did not.
    public var bad: Int
    /// Scheduled runs that could say nothing about the target.
    public var unknown: Int
    /// Runs that only confirmed or refuted another one.
    public var confirmations: Int
    /// Scheduled runs that the server answered with 500 to 599.
    public var serverErrors: Int
    /// Scheduled runs to which no answer came.
    public var networkFailures: Int
    /// Times from start to the last byte, of scheduled runs that were answered in full.
    public var total: LatencyHistogram
    /// Times from start to the first byte, of scheduled runs that were answered.
    public var firstByte: LatencyHistogram

    /// Creates an aggregate; of nothing, where nothing is given.
    public init(
        good: Int = 0, slight: Int = 0, bad: Int = 0, unknown: Int = 0, confirmations: Int = 0, serverErrors: Int = 0,
        networkFailures: Int = 0, total: LatencyHistogram = LatencyHistogram(),
        firstByte: LatencyHistogram = LatencyHistogram()
    ) {
        self.good = good
        self.slight = slight
        self.bad = bad
        self.unknown = unknown
        self.confirmations = confirmations
        self.serverErrors = serverErrors
        self.networkFailures = networkFailures
        self.total = total
        self.firstByte = firstByte
    }

    /// All scheduled runs.
    public var scheduled: Int { good + slight + bad + unknown }

    /// The scheduled runs that say something about the target.
    public var known: Int { good + slight + bad }

    /// The sum of all times to the last byte, in microseconds.
    public var sum: Int64 { total.sum }

    /// Whether nothing was added.
    public var isEmpty: Bool { scheduled == 0 && confirmations == 0 }

    /// Adds one result.
    ///
    /// - Parameters:
    ///   - outcome: How the run ended.
    ///   - failure: Which kind of failure it met.
    ///   - isConfirmation: Whether it was made only because of the result before it.
    ///   - total: Microseconds from start to the last byte; nothing where the answer did not come in full.
    ///   - firstByte: Microseconds from start (look-up, connection and TLS included) to the first byte; nothing where
    ///     no answer came.
    public mutating func add(
        _ outcome: Outcome, failure: Failure = .none, isConfirmation: Bool = false, total: Int64? = nil,
        firstByte: Int64? = nil
    ) {
        guard !isConfirmation else {
            confirmations += 1
            return
        }
        switch outcome {
        case .good: good += 1
        case .slight: slight += 1
        case .bad: bad += 1
        case .unknown:
            // Our own fault says nothing about the target, its times and errors neither.
            unknown += 1
            return
        }
        switch failure {
        case .none: break
        case .server: serverErrors += 1
        case .network: networkFailures += 1
        }
        if let total { self.total.add(total) }
        if let firstByte { self.firstByte.add(firstByte) }
    }

    /// Adds everything that another aggregate counted.
    public mutating func merge(_ other: ResultAggregate) {
        good += other.good
        slight += other.slight
        bad += other.bad
        unknown += other.unknown
        confirmations += other.confirmations
        serverErrors += other.serverErrors
        networkFailures += other.networkFailures
        total.merge(other.total)
        firstByte.merge(other.firstByte)
    }

    /// Takes out what was merged in before.
    public mutating func subtract(_ other: ResultAggregate) {
        good -= other.good
        slight -= other.slight
        bad -= other.bad
        unknown -= other.unknown
        confirmations -= other.confirmations
        serverErrors -= other.serverErrors
        networkFailures -= other.networkFailures
        total.subtract(other.total)
        firstByte.subtract(other.firstByte)
    }
}
