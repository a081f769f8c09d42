public import Registry

/// Of which services something is asked; what is not said is asked of all.
public struct Applicability: Hashable, Sendable {
    /// Services of which it is not asked although the rest fits.
    public struct Exception: Hashable, Sendable {
        /// Which services.
        public var when: Applicability
        /// Why not.
        public var reason: Text
    }

    /// The phases.
    public var phases: [ServicePhase]
    /// The kinds of service.
    public var kinds: [ServiceKind]
    /// The sectors.
    public var sectors: [String]
    /// The kinds of channel, one of which the service must have; only these count in the check.
    public var channels: [ChannelKind]
    /// How many channels the service must have.
    public var minimumChannels: Int?
    /// How many people a year.
    public var trafficPerYear: Comparison?
    /// The exceptions.
    public var exceptions: [Exception]

    /// Creates a rule; without anything it is for all.
    public init(
        phases: [ServicePhase] = [], kinds: [ServiceKind] = [], sectors: [String] = [], channels: [ChannelKind] = [],
        minimumChannels: Int? = nil, trafficPerYear: Comparison? = nil, exceptions: [Exception] = []
    ) {
        self.phases = phases
        self.kinds = kinds
        self.sectors = sectors
        self.channels = channels
        self.minimumChannels = minimumChannels
        self.trafficPerYear = trafficPerYear
        self.exceptions = exceptions
    }
}
