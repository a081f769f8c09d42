public import Registry

/// What a channel says of a fact, in a form in which it can be compared with what another one says.
public enum FactValue: Hashable, Sendable {
    /// An amount of money.
    case money(Money)
    /// What has a fixed length, a day being 24 hours; months, which are counted by the calendar, beside it.
    case duration(months: Int, length: Duration)
    /// Members without order.
    case set(Set<String>)
    /// A telephone number: its digits, with a plus where it is written internationally.
    case phone(String)
    /// A day.
    case date(CivilDate)
    /// Anything else: letters without regard to case, runs of blanks as one.
    case text(String)

    /// Reads what a channel says.
    ///
    /// - Parameters:
    ///   - written: the values as they stand there; one but for sets.
    ///   - kind: what kind of fact it is.
    ///   - currency: the currency of amounts that name none.
    /// - Returns: nothing where it cannot be read as that kind.
    public init?(_ written: [String], kind: FactKind, currency: Currency? = nil) {
        switch kind {
        case .set:
            let members =
                written.count == 1
                ? written[0].split(whereSeparator: { ",;\n".contains($0) }).map(String.init) : written
            let plain = Set(members.map(Self.plain).filter { !$0.isEmpty })
            guard !plain.isEmpty else { return nil }
            self = .set(plain)
        case .money:
            guard let text = written.first, let money = Money(stated: text, currency: currency) else { return nil }
            self = .money(money)
        case .duration:
            guard let text = written.first, let stated = StatedDuration(text) else { return nil }
            self = .duration(months: stated.months, length: stated.length)
        case .phone:
            let text = written.first?.split(separator: ":").last.map(String.init) ?? ""
            let digits = text.filter { ("0"..."9").contains($0) || $0 == "+" }
            guard digits.count >= 3 else { return nil }
            // Written for use at home or from abroad: 00 is the plus.
            self = .phone(digits.hasPrefix("00") ? "+" + digits.dropFirst(2) : digits)
        case .date:
            guard let text = written.first, let day = Self.day(text) else { return nil }
            self = .date(day)
        case .hours, .text:
            guard let text = written.first.map(Self.plain), !text.isEmpty else { return nil }
            self = .text(text)
        }
    }

    /// Without regard to case and to how many blanks stand between words.
    private static func plain(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A day as `2026-03-01` or `1.3.2026`, `01/03/2026` (day first).
    private static func day(_ text: String) -> CivilDate? {
        let trimmed = text.filter { !$0.isWhitespace }
        if let day = CivilDate(trimmed) { return day }
        let parts = trimmed.split(whereSeparator: { "./-".contains($0) }).compactMap { Int($0) }
        guard parts.count == 3, parts[2] > 1000 else { return nil }
        return CivilDate(year: parts[2], month: parts[1], day: parts[0])
    }
}
