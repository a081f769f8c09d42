public import Measures
public import Registry

/// What the status of a service is put together from: its channels, tasks, probes, hours and maintenance.
public struct ServiceShape: Sendable {
    /// One stream of results, as far as the status of its channel is concerned.
    public struct Source: Sendable, Hashable {
        /// The stream.
        public var stream: Int
        /// The probe.
        public var subject: Subject
        /// The task it is about; the whole channel where nothing is given.
        public var task: String?
        /// Its rules.
        public var rules: StatusRules

        /// Creates a source.
        public init(stream: Int, subject: Subject, task: String?, rules: StatusRules) {
            self.stream = stream
            self.subject = subject
            self.task = task
            self.rules = rules
        }
    }

    /// One channel.
    public struct Channel: Sendable {
        /// The slug.
        public var id: String
        /// When it is declared open; always, where nothing is given.
        public var hours: OpeningHours?
        /// Slugs of the tasks offered on it.
        public var tasks: [String]
        /// What is probed on it.
        public var sources: [Source]

        /// Creates a channel.
        public init(id: String, hours: OpeningHours? = nil, tasks: [String], sources: [Source]) {
            self.id = id
            self.hours = hours
            self.tasks = tasks
            self.sources = sources
        }

        /// Whether any probe says whether people can get in.
        public var isWatched: Bool { sources.contains { $0.rules.role == .availability } }
    }

    /// The slug of the service.
    public let service: String
    /// Its channels.
    public let channels: [Channel]
    /// Slugs of its tasks; one nameless task for a service that declares none.
    public let tasks: [String]
    /// When it is planned not to work.
    public let maintenance: [MaintenanceWindow]
    /// Days on which `PH` rules of opening hours hold.
    public let holidays: Set<CivilDate>

    /// The task of a service that declares none.
    public static let wholeService = "-"

    /// Creates a shape from a service and the sources that each of its channels has.
    public init(service: PublicService, sources: [String: [Source]], holidays: Set<CivilDate> = []) {
        self.service = service.id
        let declared = service.tasks.map(\.id)
        let tasks = declared.isEmpty ? [Self.wholeService] : declared
        self.tasks = tasks
        channels = service.channels.map { channel in
            Channel(
                id: channel.id, hours: channel.hours, tasks: channel.tasks.isEmpty ? tasks : channel.tasks,
                sources: sources[channel.id] ?? [])
        }
        maintenance = service.maintenance
        self.holidays = holidays
    }

    /// Whether a channel is in its declared hours at a moment.
    public func isOpen(_ channel: Channel, at moment: Timestamp) -> Bool {
        channel.hours?.isOpen(at: moment, holidays: holidays) ?? true
    }

    /// Whether a channel is in a declared maintenance window at a moment.
    public func isInMaintenance(_ channel: Channel, at moment: Timestamp) -> Bool {
        maintenance.contains {
            $0.from <= moment && moment < $0.until && ($0.channels.isEmpty || $0.channels.contains(channel.id))
        }
    }

    /// The maintenance of a channel that ended last, after one moment and by another, with all that led into it without a
    /// break; nil where none did.
    public func maintenanceEnded(of channel: Channel, after: Timestamp, by moment: Timestamp) -> Window? {
        let own = maintenance.filter { $0.channels.isEmpty || $0.channels.contains(channel.id) }
        let ends = own.map(\.until).filter { $0 > after && $0 <= moment && !isInMaintenance(channel, at: $0) }
        guard let end = ends.max() else { return nil }
        var start = end
        while let earlier = own.filter({ $0.from < start && $0.until >= start }).map(\.from).min() { start = earlier }
        return Window(start: start, end: end)
    }

    /// The next moment after one at which a maintenance ends; nil where none does.
    public func nextMaintenanceEnd(after moment: Timestamp) -> Timestamp? {
        maintenance.map(\.until).filter { $0 > moment }.min()
    }

    /// The next moment after one at which hours or maintenance change something by themselves.
    public func nextBoundary(after moment: Timestamp) -> Timestamp? {
        let hours = channels.compactMap { $0.hours?.nextChange(after: moment, holidays: holidays) }
        let windows = maintenance.flatMap { [$0.from, $0.until] }.filter { $0 > moment }
        return (hours + windows).min()
    }
}
