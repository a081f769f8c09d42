import Foundation

/// The offsets of one time zone through time.
struct ZoneRules: Hashable, Sendable {
    private let zone: TimeZone

    /// The names that a message can suggest.
    static var known: [String] { TimeZone.knownTimeZoneIdentifiers + ["UTC"] }

    /// Whether a name is an IANA zone; abbreviations (`EST`) and offsets (`GMT+2`) are not, for they know no summer time.
    static func exists(_ name: String) -> Bool {
        name == "UTC" || (name.contains("/") && !name.hasPrefix("Etc/") && TimeZone(identifier: name) != nil)
    }

    init?(_ name: String) {
        guard ZoneRules.exists(name), let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    /// Milliseconds east of UTC at a moment.
    func offset(at moment: Timestamp) -> Int64 {
        // Whole seconds, rounded down: parts of a second before a change belong to the time before it.
        let seconds = moment.milliseconds.flooredQuotient(1000)
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))) * 1000
    }

    /// Stretches of constant offset that together cover from `start` to `end`.
    func segments(from start: Timestamp, to end: Timestamp) -> [(start: Timestamp, end: Timestamp, offset: Int64)] {
        var segments: [(start: Timestamp, end: Timestamp, offset: Int64)] = []
        var cursor = start
        while cursor < end {
            let next = change(after: cursor).map { min($0, end) } ?? end
            segments.append((cursor, next, offset(at: cursor)))
            cursor = next
        }
        return segments
    }

    private func change(after moment: Timestamp) -> Timestamp? {
        guard let date = zone.nextDaylightSavingTimeTransition(after: moment.date) else { return nil }
        let next = Timestamp(date)
        return next > moment ? next : nil
    }
}
