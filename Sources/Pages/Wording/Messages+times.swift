import Measures
public import Registry

/// Days, times of day and lengths of time as people write them in the language.
extension Messages {
    /// A day, `23 November 2026`.
    public func day(_ day: CivilDate) -> String {
        switch language {
        case .english: "\(day.day) \(Self.englishMonths[day.month - 1]) \(day.year)"
        case .french: "\(day.day == 1 ? "1er" : String(day.day)) \(Self.frenchMonths[day.month - 1]) \(day.year)"
        }
    }

    /// A day without its year, `23 November`.
    func shortDay(_ day: CivilDate) -> String {
        switch language {
        case .english: "\(day.day) \(Self.englishMonths[day.month - 1])"
        case .french: "\(day.day == 1 ? "1er" : String(day.day)) \(Self.frenchMonths[day.month - 1])"
        }
    }

    /// A time of day, `14:05`.
    public func clock(_ moment: Timestamp) -> String {
        let local = zone.local(moment)
        let minute = Self.twoDigits(local.minute)
        return say("\(Self.twoDigits(local.hour)):\(minute)", "\(local.hour)\u{A0}h\u{A0}\(minute)")
    }

    /// A time of day to the second, `14:05:09`, for lists of results.
    func exactClock(_ moment: Timestamp) -> String {
        let second = Self.twoDigits(zone.local(moment).second)
        return clock(moment) + say(":\(second)", "\u{A0}min\u{A0}\(second)")
    }

    /// A day and time, `23 November 2026, 14:05`.
    public func moment(_ moment: Timestamp) -> String {
        day(zone.local(moment).day) + say(", ", " à ") + clock(moment)
    }

    /// A day and time with the zone, `23 November 2026, 14:05 (Paris time, UTC+1)`.
    public func momentAndZone(_ moment: Timestamp) -> String {
        self.moment(moment) + " (" + zoneName(at: moment) + ")"
    }

    /// The zone in words with its distance from UTC at a moment, `Paris time, UTC+1`.
    public func zoneName(at moment: Timestamp) -> String {
        let minutes = zone.local(moment).offset
        let name = zone.place
        guard name != "UTC" else { return "UTC" }
        var offset = "UTC"
        if minutes != 0 {
            offset += (minutes < 0 ? "−" : "+") + String(minutes.magnitude / 60)
            if minutes % 60 != 0 { offset += ":" + Self.twoDigits(Int(minutes.magnitude % 60)) }
        }
        let vowels = "AEIOUYÀÂÉÈÊÎÔÛaeiouyàâéèêîôû"
        let of = name.first.map { vowels.contains($0) } ?? false ? "d’" : "de "
        return say("\(name) time, \(offset)", "heure \(of)\(name), \(offset)")
    }

    /// A moment as one says it now: `14:05 today`, `14:05 yesterday`, else with its day.
    public func spoken(_ moment: Timestamp) -> String {
        let day = zone.local(moment).day
        switch zone.local(now).day.days - day.days {
        case _ where isReadLater:
            return say("\(clock(moment)) on \(self.day(day))", "le \(self.day(day)) à \(clock(moment))")
        case 0: return say("\(clock(moment)) today", "aujourd’hui à \(clock(moment))")
        case 1: return say("\(clock(moment)) yesterday", "hier à \(clock(moment))")
        default: return say("\(clock(moment)) on \(self.day(day))", "le \(self.day(day)) à \(clock(moment))")
        }
    }

    /// The times in which nobody watched, `not watched 20:20 to 20:22`, the newest few; nil for none.
    func notWatched(_ windows: [Window]) -> String? {
        guard !windows.isEmpty else { return nil }
        let shown = windows.suffix(Self.mostPauses).map(clocks)
        let left = windows.count - shown.count
        let before =
            left == 0 ? "" : say(", and \(number(left)) times before", ", et \(number(left)) fois auparavant")
        return say("not watched \(list(shown))", "sans surveillance \(list(shown))") + before
    }

    /// How many pauses are named.
    private static let mostPauses = 3

    /// From when to when, with the day where it is not today.
    private func clocks(_ window: Window) -> String {
        let (first, last) = (zone.local(window.start).day, zone.local(window.end).day)
        guard first == last else {
            return say(
                "\(shortDay(first)), \(clock(window.start)) to \(shortDay(last)), \(clock(window.end))",
                "du \(shortDay(first)) à \(clock(window.start)) au \(shortDay(last)) à \(clock(window.end))")
        }
        let isToday = first == zone.local(now).day && !isReadLater
        if clock(window.start) == clock(window.end) {
            return isToday
                ? say("at \(clock(window.start))", "à \(clock(window.start))")
                : say(
                    "at \(clock(window.start)) on \(shortDay(first))", "le \(shortDay(first)) à \(clock(window.start))")
        }
        return isToday
            ? say("\(clock(window.start)) to \(clock(window.end))", "de \(clock(window.start)) à \(clock(window.end))")
            : say(
                "\(clock(window.start)) to \(clock(window.end)) on \(shortDay(first))",
                "le \(shortDay(first)) de \(clock(window.start)) à \(clock(window.end))")
    }

    /// `since 14:05 today`.
    func since(_ moment: Timestamp) -> String { say("since \(spoken(moment))", "depuis \(spoken(moment))") }

    /// A length of time in its two largest units, `2 hours 5 minutes`; parts of a second are dropped.
    public func duration(_ duration: Duration) -> String {
        let seconds = Int(max(0, duration.milliseconds) / 1000)
        guard seconds > 0 else { return say("less than a second", "moins d’une seconde") }
        let units = [
            (seconds / 86_400, ("day", "days"), ("jour", "jours")),
            (seconds / 3600 % 24, ("hour", "hours"), ("heure", "heures")),
            (seconds / 60 % 60, ("minute", "minutes"), ("minute", "minutes")),
            (seconds % 60, ("second", "seconds"), ("seconde", "secondes")),
        ]
        let first = units.firstIndex { $0.0 > 0 } ?? 3
        return units[first..<min(first + 2, 4)].filter { $0.0 > 0 }
            .map { counted($0.0, (one: $0.1.0, many: $0.1.1), (one: $0.2.0, many: $0.2.1)) }
            .joined(separator: " ")
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
}
