public import Documents
import Measures
public import Registry
import Storage

/// Volumes of one task on one channel on one day, with where they come from.
public struct ReportedVolume: Sendable, Hashable {
    /// The numbers.
    public var row: VolumeRow
    /// Where they come from.
    public var source: String
    /// When they came.
    public var reportedAt: Timestamp
}

/// What taking volumes did.
public struct VolumeReport: Sendable, Hashable {
    /// How many rows were taken.
    public var rows: Int
    /// From which day to which.
    public var days: ClosedRange<CivilDate>
    /// What was taken and still looks odd, by place.
    public var warnings: [DocumentProblem]
}

extension UseCases {
    /// The longest stretch that volumes are shown of, in days.
    public static let longestVolumes: Int64 = 3660
    /// The longest name of a source.
    static let longestSource = 200

    /// Takes volumes of a service: all rows or, with any error, none; days sent again are replaced.
    ///
    /// - Parameter source: where the numbers come from; the caller where nothing is given.
    /// - Throws: `DocumentProblems` with everything that is wrong in any row.
    public func recordVolumes(
        _ slug: String, _ rows: [VolumeRow], source: String? = nil, by caller: Caller
    ) async throws -> VolumeReport {
        try await record(slug, rows, problems: [], name: "rows", source: source, by: caller)
    }

    /// Takes volumes of a service as they were read, with the same result.
    public func recordVolumes(
        _ slug: String, _ file: VolumeFile, source: String? = nil, by caller: Caller
    ) async throws -> VolumeReport {
        try await record(slug, file.rows, problems: file.problems, name: file.name, source: source, by: caller)
    }

    /// The volumes of a service from one day to another, both included: by day, then by channel as its file names them.
    public func volumes(
        _ slug: String, days: ClosedRange<CivilDate>, by caller: Caller
    ) async throws -> [ReportedVolume] {
        try caller.require(.see, service: slug)
        return try await store.read { transaction in
            let service = try countedService(slug, transaction)
            var all: [ReportedVolume] = []
            for channel in service.channels {
                guard let id = try transaction.subject(.channel(slug, channel.id))?.id else { continue }
                all += try transaction.volumes(of: id, days: days.lowerBound.days...days.upperBound.days).map {
                    ReportedVolume(
                        row: VolumeRow(
                            day: CivilDate(days: $0.day), channel: channel.id, task: $0.task, started: $0.started,
                            completed: $0.completed, refused: $0.refused, abandoned: $0.abandoned),
                        source: $0.source, reportedAt: $0.reportedAt)
                }
            }
            // Sorting keeps what is equal in its order only by its place.
            return all.enumerated().sorted { ($0.element.row.day, $0.offset) < ($1.element.row.day, $1.offset) }
                .map(\.element)
        }
    }

    private func record(
        _ slug: String, _ rows: [VolumeRow], problems: [DocumentProblem], name: String, source: String?,
        by caller: Caller
    ) async throws -> VolumeReport {
        try caller.require(.register, service: slug)
        let (moment, ids) = (now(), ids)
        let source = source.flatMap { $0.isEmpty ? nil : $0 } ?? caller.name
        try Self.check(source)
        return try await store.write { transaction in
            let service = try countedService(slug, transaction)
            let check = VolumeCheck(service: service, name: name, now: moment)
            let found = check.problems(rows)
            guard problems.isEmpty, found.isEmpty else { throw DocumentProblems(problems + found) }
            guard let first = rows.map(\.day).min(), let last = rows.map(\.day).max() else {
                throw DocumentProblems([
                    DocumentProblem(file: name, location: .start, what: "there is no row", expected: "one or more")
                ])
            }
            var channels: [String: Int64] = [:]
            for channel in service.channels {
                channels[channel.id] = try transaction.subject(.channel(slug, channel.id))?.id
            }
            for row in rows {
                guard let channel = channels[row.channel] else { continue }
                try transaction.put(row, of: channel, source: source, at: moment)
            }
            if let stored = try transaction.subject(.service(slug)) {
                let people = try PeopleCount.of(service, id: stored.id, transaction, now: moment)
                try transaction.updateBoard(subject: stored.id, peoplePerDay: people?.perDay)
            }
            try transaction.audit(
                actor: caller.name, action: "record volumes", subject: slug,
                detail: "\(rows.count) rows from \(first) to \(last), source: \(source)", now: moment, ids: ids)
            return VolumeReport(rows: rows.count, days: first...last, warnings: check.warnings(rows))
        }
    }

    private static func check(_ source: String) throws {
        let isPlain = source.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard source.count <= longestSource, isPlain else {
            throw StatementRefusal("the source has at most \(longestSource) characters and no control characters")
        }
    }

    /// A service that was not retired.
    private func countedService(_ slug: String, _ transaction: StoreTransaction) throws -> PublicService {
        guard let stored = try transaction.subject(.service(slug)), stored.retiredAt == nil else {
            throw try Self.unknownService(slug, transaction)
        }
        return try service(slug, transaction)
    }
}
