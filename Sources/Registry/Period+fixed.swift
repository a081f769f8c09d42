extension Period {
    /// A number of days, at least one.
    public static func days(_ count: Int) -> Period { Period(wholeMonths: 0, wholeDays: max(1, count)) }

    /// A number of years, at least one.
    public static func years(_ count: Int) -> Period { Period(wholeMonths: 12 * max(1, count), wholeDays: 0) }

    /// The moment a period before another, at the same time of day in UTC.
    public func before(_ moment: Timestamp) -> Timestamp {
        let day = moment.milliseconds.flooredQuotient(86_400_000)
        let date = before(CivilDate(days: day))
        return Timestamp(milliseconds: date.days * 86_400_000 + (moment.milliseconds - day * 86_400_000))
    }

    private init(wholeMonths: Int, wholeDays: Int) {
        months = wholeMonths
        days = wholeDays
    }
}
