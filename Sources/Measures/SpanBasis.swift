public import Registry

/// What a span of status rests on beside the newest results of its own probe.
public struct SpanBasis: Hashable, Sendable {
    /// One run of another probe that shows it.
    public struct Sighting: Hashable, Sendable {
        /// The address of the probe.
        public var probe: String
        /// When its run began.
        public var at: Timestamp

        /// Creates a sighting.
        public init(probe: String, at: Timestamp) {
            self.probe = probe
            self.at = at
        }
    }

    /// The origin (scheme, host and port) whose connection several probes saw fail; nil where the probe's own results
    /// say so.
    public var sharedOrigin: String?
    /// The runs that show it, the first one first; empty where nothing is shared.
    public var sightings: [Sighting]
    /// Whether nothing could tell if Plumbline's own network worked.
    public var isWayOutUntold: Bool

    /// Creates a basis.
    public init(sharedOrigin: String? = nil, sightings: [Sighting] = [], isWayOutUntold: Bool = false) {
        self.sharedOrigin = sharedOrigin
        self.sightings = sightings
        self.isWayOutUntold = isWayOutUntold
    }
}
