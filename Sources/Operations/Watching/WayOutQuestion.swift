public import Registry

/// What somebody must find out before runs without an answer can be believed: whether our own way out is open.
public struct WayOutQuestion: Sendable, Hashable {
    /// When it was asked.
    public var asked: Timestamp
    /// Hosts whose runs wait for the answer.
    public var failing: Set<String>
    /// Hosts that are known to be down.
    public var down: Set<String>
    /// Origins of other hosts that answered lately, the newest first.
    public var origins: [String]
    /// Whether unrelated hosts could not be connected to, and nobody was since: name servers can answer all the same where
    /// our own network lets no connection out, so that connections decide.
    public var isAboutConnections = false

    /// Whether a cut lasts, as far as is known, or a host fails that was not known to be down.
    public var hasNews = true

    /// Creates a question.
    public init(asked: Timestamp, failing: Set<String>, down: Set<String> = [], origins: [String]) {
        self.asked = asked
        self.failing = failing
        self.down = down
        self.origins = origins
    }
}
