import Foundation
import Registry

/// The time zone in which times are shown.
public struct DisplayZone: Sendable, Hashable {
    /// A moment on the calendar and clock of a zone.
    struct Local: Sendable, Hashable {
        var day: CivilDate
        var hour: Int
        var minute: Int
        var second: Int
        /// Minutes east of UTC.
        var offset: Int
    }

    /// The IANA name.
    public let name: String
    /// The place that people know the zone by (`Paris`), `UTC` for that.
    let place: String
    private let zone: TimeZone

    /// Coordinated universal time.
    public static let utc = DisplayZone(name: "UTC", zone: .gmt)

    /// The zone of an IANA name (`Europe/Paris`); nothing for a name that is not known.
    public init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.init(name: name, zone: zone)
    }

    private init(name: String, zone: TimeZone) {
        self.name = name
        place = (name.split(separator: "/").last.map(String.init) ?? name).replacing("_", with: " ")
        self.zone = zone
    }

    /// The calendar day and time of day of a moment.
    func local(_ moment: Timestamp) -> Local {
        let seconds = moment.milliseconds.flooredQuotient(1000)
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let shifted = seconds + Int64(offset)
        let days = shifted.flooredQuotient(86_400)
        let rest = Int(shifted - days * 86_400)
        return Local(
            day: CivilDate(days: days), hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60,
            offset: offset / 60)
    }

    /// The first moment of a day: midnight, or the first moment after it where a clock change skips midnight.
    func start(of day: CivilDate) -> Timestamp {
        let midnight = Timestamp(milliseconds: day.days * 86_400_000)
        // The offset before and after a change of clocks that night; the later candidate that lies in the day is right
        // where midnight is skipped, the earlier one where it comes twice.
        let candidates = [midnight - .seconds(86_400), midnight + .seconds(86_400)]
            .map { midnight - .seconds(local($0).offset * 60) }
            .sorted()
        return candidates.first { local($0).day == day } ?? candidates[0]
    }
}
