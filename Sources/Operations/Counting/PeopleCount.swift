import Registry
import Storage

/// How many people use a service on a day, and who says so.
struct PeopleCount: Sendable, Hashable {
    /// People on a day.
    var perDay: Int
    /// Where the number comes from.
    var source: String?

    /// How far back counted volumes are looked for, in days.
    static let reach: Int64 = 28

    /// What was counted over the last days where anything was, else what the service's file declares.
    static func of(
        _ service: PublicService, id: Int64, _ transaction: StoreTransaction, now: Timestamp
    ) throws -> PeopleCount? {
        try counted(id: id, transaction, now: now)
            ?? service.volumes.map {
                PeopleCount(perDay: Int((Double($0.perYear) / 365).rounded()), source: $0.source)
            }
    }

    /// What was counted over the last days; nothing where nothing was.
    static func counted(id: Int64, _ transaction: StoreTransaction, now: Timestamp) throws -> PeopleCount? {
        // Today is not over.
        let yesterday = now.milliseconds.flooredQuotient(86_400_000) - 1
        let days = yesterday - reach + 1...yesterday
        return try transaction.startedPerDay(ofService: id, days: days).map { counted in
            PeopleCount(perDay: Int(counted.rounded()), source: try transaction.volumeSource(ofService: id, days: days))
        }
    }
}
