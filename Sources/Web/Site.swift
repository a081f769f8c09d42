public import Operations
public import Pages
public import Registry

/// What the pages and the API are served from.
public struct Site: Sendable {
    /// Everything that can be asked.
    public let useCases: UseCases
    /// The status keeper of this process.
    public let keeper: StatusKeeper
    /// The program's own figures.
    public let figures: @Sendable () async -> String
    /// Whether probing, recording and telling are all at work; in words what is not.
    public let readiness: @Sendable () async -> [String]
    /// How often strangers may send feedback or try codes.
    let submissionLimits = SubmissionLimits()
    /// Set in the demonstration only.
    public let demonstration: Demonstration?

    /// What is different in the demonstration.
    public struct Demonstration: Sendable {
        /// A token with which anybody may sign in.
        public let token: String
        /// What every page says of it.
        public let notice: Text
        /// The zone of the town.
        public let zone: DisplayZone
        /// The mails that were caught, newest first.
        public let mails: @Sendable () -> [CaughtMailModel]

        /// Creates it.
        public init(
            token: String, notice: Text, zone: DisplayZone, mails: @escaping @Sendable () -> [CaughtMailModel]
        ) {
            self.token = token
            self.notice = notice
            self.zone = zone
            self.mails = mails
        }
    }

    /// Creates a site.
    public init(
        useCases: UseCases, keeper: StatusKeeper, demonstration: Demonstration? = nil,
        figures: @escaping @Sendable () async -> String, readiness: @escaping @Sendable () async -> [String]
    ) {
        self.useCases = useCases
        self.keeper = keeper
        self.demonstration = demonstration
        self.figures = figures
        self.readiness = readiness
    }
}
