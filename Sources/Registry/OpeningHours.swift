import Documents

/// When something is declared open, in the OpenStreetMap `opening_hours` form, in one time zone.
///
/// A moment is open when the clock on the wall shows an open time; so an hour that comes twice at the end of summer time
/// is open twice. Every time range belongs to the day on which it begins, and the last rule that names a day decides
/// all ranges that begin on it: after `Fr 22:00-04:00; Sa off` it is open on Saturday until four.
public struct OpeningHours: Hashable, Sendable, CustomStringConvertible {
    /// The rule as it was written.
    public let rule: String
    /// The IANA name of the zone in which it is meant.
    public let timezone: String
    let rules: [HoursRule]
    let zone: ZoneRules

    /// Reads a rule.
    ///
    /// - Throws: what cannot be understood, or a zone that does not exist.
    public init(rule: String, timezone: String) throws(OpeningHoursProblem) {
        guard let zone = ZoneRules(timezone) else {
            throw OpeningHoursProblem(
                what: "the time zone \(quoted(timezone)) is not known", expected: "an IANA name, as Europe/Dublin")
        }
        var parser = HoursParser(rule)
        rules = try parser.rules()
        self.rule = rule
        self.timezone = timezone
        self.zone = zone
    }

    /// Whether it is open at every moment: `24/7` and nothing after it.
    public var isAlways: Bool {
        rules.last.map { $0.dates.isEmpty && $0.days == nil && $0.ranges == [HoursRule.wholeDay] } ?? false
    }

    /// The rule as it was written.
    public var description: String { rule }

    /// The same rule in the same zone is equal; what follows from both is not compared.
    public static func == (left: OpeningHours, right: OpeningHours) -> Bool {
        left.rule == right.rule && left.timezone == right.timezone
    }

    /// Hashes rule and zone.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rule)
        hasher.combine(timezone)
    }

    /// The time ranges that begin on a day, in milliseconds from its midnight by the wall clock.
    func ranges(on day: Int64, holidays: Set<CivilDate>) -> [Range<Int64>] {
        let date = CivilDate(days: day)
        let isHoliday = holidays.contains(date)
        return rules.last { $0.names(date, isHoliday: isHoliday) }?.ranges ?? []
    }
}

/// Why a text is not a rule of opening hours that is understood.
public struct OpeningHoursProblem: Error, Hashable, Sendable {
    /// What is wrong.
    public let what: String
    /// What is understood in its place.
    public let expected: String?
    /// The word that was probably meant.
    public let hint: String?

    init(what: String, expected: String? = nil, hint: String? = nil) {
        self.what = what
        self.expected = expected
        self.hint = hint
    }
}
