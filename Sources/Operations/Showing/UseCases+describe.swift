import Alerting
import Documents
public import Measures
import Pages
import Registry
import Storage

/// One line of a list of what is registered.
public struct RegisteredRow: Sendable, Hashable, Encodable {
    /// The slug.
    public var id: String
    /// What it is called, in the first language written.
    public var title: String
    /// The newest version.
    public var version: Int
    /// The status now, for services.
    public var status: String?
    /// Since when, for services.
    public var since: String?
}

/// How a service stands now, for the command line and the API.
public struct ServiceDescription: Sendable, Hashable, Encodable {
    /// One channel, or one task on it.
    public struct Part: Sendable, Hashable, Encodable {
        /// The slug of the channel.
        public var channel: String
        /// The slug of the task; nothing for the whole channel.
        public var task: String?
        /// The status now.
        public var status: String
        /// Why it is so.
        public var cause: String
        /// What the deciding probe found.
        public var reason: String?
        /// Since when it is so.
        public var since: String
        /// The times since then in which Plumbline did not watch.
        public var notWatched: [UnwatchedTime]
        /// How it was when it was last seen, where that is not known now.
        public var lastSeen: SeenStatus?
    }

    /// How something was when it was last seen.
    public struct SeenStatus: Sendable, Hashable, Encodable {
        /// The status.
        public var status: String
        /// When that was seen.
        public var at: String
        /// How many checks after that failed, too few to say that it did not work; nothing for none.
        public var failedSince: Int?

        /// Creates what was seen.
        public init(_ seen: LastSeen) {
            status = seen.status.rawValue
            at = seen.at.description
            failedSince = seen.failedSince == 0 ? nil : seen.failedSince
        }

        fileprivate var words: String {
            let failed = failedSince.map { "; \($0) check\($0 == 1 ? "" : "s") after that failed, not confirmed" } ?? ""
            return " (when last seen, at \(at): \(status)\(failed))"
        }
    }

    /// A time in which Plumbline did not watch.
    public struct UnwatchedTime: Sendable, Hashable, Encodable {
        /// The first moment.
        public var from: String
        /// The moment after the last.
        public var until: String

        /// Creates a time.
        public init(_ window: Window) {
            from = window.start.description
            until = window.end.description
        }
    }

    /// The slug.
    public var id: String
    /// What it is called, in the first language written.
    public var title: String
    /// The slug of the organisation.
    public var organisation: String
    /// The newest version.
    public var version: Int
    /// The status now.
    public var status: String
    /// Why it is so.
    public var cause: String
    /// Since when it is so.
    public var since: String
    /// The times since then in which Plumbline did not watch.
    public var notWatched: [UnwatchedTime]
    /// How it was when it was last seen, where that is not known now.
    public var lastSeen: SeenStatus?
    /// Its channels and the tasks on them.
    public var parts: [Part]
    /// The alerts that are not over.
    public var openAlerts: [String]
    /// The addresses of its probes.
    public var probes: [String]

    /// The description in lines for people.
    public var words: String {
        var lines = [
            "\(id): \(title)", "organisation  \(organisation)", "version       \(version)",
            "status        \(status) since \(since)\(Self.why(cause, nil))\(lastSeen?.words ?? "")",
        ]
        for part in parts {
            lines.append(
                "  \(part.channel)\(part.task.map { "/" + $0 } ?? ""): \(part.status) since \(part.since)"
                    + Self.why(part.cause, part.reason) + (part.lastSeen?.words ?? ""))
        }
        for probe in probes.map(ObservationAddress.init) {
            lines.append("  check \(probe.check ?? probe.probe) on \(probe.channel ?? "every channel")")
        }
        if !openAlerts.isEmpty {
            lines.append("open alerts   " + openAlerts.joined(separator: ", "))
        }
        return lines.joined(separator: "\n")
    }

    /// Why something is as it is, in words; empty where there is no more to say than that it was seen.
    private static func why(_ cause: String, _ reason: String?) -> String {
        let words = Messages(.english, now: Timestamp(milliseconds: 0))
        if let reason, reason != "ok" { return ": " + words.reason(reason) }
        guard cause != StatusCause.observed.rawValue else { return "" }
        return ": " + (StatusCause(rawValue: cause).map(words.cause) ?? "nothing checks it")
    }
}

extension UseCases {
    /// What is registered, of one kind, by slug.
    public func registered(_ kind: SubjectKind, by caller: Caller) async throws -> [RegisteredRow] {
        try caller.require(.see)
        return try await store.read { transaction in
            let rows = try transaction.board(BoardFilter(), limit: 1_000_000, offset: 0)
            let standing = try transaction.newestStretches(of: kind == .service ? rows.map(\.id) : [])
            let status = Dictionary(rows.map { ($0.service, $0) }, uniquingKeysWith: { first, _ in first })
            return try transaction.currentRegistrations(of: kind).compactMap { registration in
                let slug = registration.subject.path
                if kind == .service, !caller.may(.see, service: slug) { return nil }
                let title = try transaction.subject(registration.subject).flatMap { RegistrationWriter.text($0.title) }
                let row = kind == .service ? status[slug] : nil
                return RegisteredRow(
                    id: slug, title: title?.wordings[0].words ?? slug, version: registration.version,
                    status: row?.status.rawValue,
                    since: row.map { standing[$0.id]?.start ?? $0.since }?.description)
            }
        }
    }

    /// How a service stands now.
    public func describe(service slug: String, by caller: Caller) async throws -> ServiceDescription {
        try caller.require(.see, service: slug)
        let moment = now()
        let (reading, alerts) = try await store.read { transaction in
            let reading = try readService(slug, transaction, now: moment)
            return (reading, try transaction.openAlerts(ofService: slug).map { String($0.id) })
        }
        var parts: [ServiceDescription.Part] = []
        for channel in reading.service.channels {
            parts.append(reading.part(channel, task: nil))
            for task in reading.service.tasks where reading.isOffered(task, on: channel) {
                parts.append(reading.part(channel, task: task))
            }
        }
        return ServiceDescription(
            id: slug, title: reading.service.title.wordings[0].words, organisation: reading.service.organisation,
            version: reading.version, status: reading.status.status.rawValue, cause: reading.status.cause.rawValue,
            since: reading.status.start.description,
            notWatched: reading.standing.unwatched.map(ServiceDescription.UnwatchedTime.init),
            lastSeen: reading.lastSeen[.service(slug)].map(ServiceDescription.SeenStatus.init), parts: parts,
            openAlerts: alerts,
            probes: reading.probes.map(\.subject.path))
    }

    /// What a file is about, without storing it.
    public func subjects(of file: SourceFile) throws -> [Subject] {
        try readRegistrations([file]).map(\.value.subject)
    }
}

extension ServiceReading {
    /// One channel, or one task on it, as it stands now.
    fileprivate func part(_ channel: ServiceChannel, task: ServiceTask?) -> ServiceDescription.Part {
        let stretch = stretch(task, on: channel)
        let span = stretch?.span
        let isUnwatched = !isWatched(channel)
        return ServiceDescription.Part(
            channel: channel.id, task: task?.id, status: span?.status.rawValue ?? Status.unknown.rawValue,
            cause: isUnwatched ? "not watched" : span?.cause.rawValue ?? StatusCause.pending.rawValue,
            reason: span?.reason.map { ToldReason($0).code }, since: (span?.start ?? now).description,
            notWatched: (stretch?.unwatched ?? []).map(ServiceDescription.UnwatchedTime.init),
            lastSeen: isUnwatched ? nil : lastSeen(task, on: channel).map(ServiceDescription.SeenStatus.init))
    }
}
