public import Documents

extension ValueReader {
    /// A duration of fixed length, `30s` or `P30D`.
    public func duration() -> Duration? {
        parse(expected: "a duration, as 250ms, 30s, 5m, 6h, 7d, PT10M or P30D") { Duration(written: $0) }
    }

    /// A duration within a range.
    public func duration(_ range: ClosedRange<Duration>) -> Duration? {
        guard let duration = duration() else { return nil }
        guard range.contains(duration) else {
            report(
                "\(subject) is \(duration.written)",
                expected: "from \(range.lowerBound.written) to \(range.upperBound.written)")
            return nil
        }
        return duration
    }

    /// A length of time by the calendar, `P6M`.
    public func period() -> Period? {
        parse(expected: "a period of years, months, weeks or days, as P5Y, P6M, P2W or P90D") { Period($0) }
    }

    /// A day, `"2026-03-01"`.
    public func civilDate() -> CivilDate? {
        parse(expected: "a day, as \"2026-03-01\"") { CivilDate($0) }
    }

    /// A time with its zone, `"2026-03-01T20:00:00+01:00"`.
    public func timestamp() -> Timestamp? {
        parse(expected: "a time with its zone, as \"2026-03-01T20:00:00+01:00\"") { Timestamp($0) }
    }

    /// A time zone by its IANA name, `Europe/Dublin`.
    public func timezone() -> String? {
        guard let word = string() else { return nil }
        guard ZoneRules.exists(word) else {
            report(
                "\(subject) is \(quoted(word))", expected: "an IANA time zone, as Europe/Dublin or UTC",
                hint: suggestion(for: word, among: ZoneRules.known))
            return nil
        }
        return word
    }

    /// An amount of money, `75.00 EUR`.
    public func money() -> Money? {
        guard let word = string() else { return nil }
        guard let money = Money(word) else {
            let code = word.split(separator: " ").last.map(String.init) ?? ""
            let currency = Currency(code)
            let hint = currency == nil && code.count == 3 ? suggestion(for: code, among: Currency.known) : nil
            let example = Money(minorUnits: 7500, currency: currency ?? .euro)
            report("\(subject) is \(quoted(word))", expected: "an amount and a currency, as \"\(example)\"", hint: hint)
            return nil
        }
        return money
    }

    /// A currency by its ISO 4217 code, `EUR`.
    public func currency() -> Currency? {
        guard let word = string() else { return nil }
        guard let currency = Currency(word) else {
            report(
                "\(subject) is \(quoted(word))", expected: "an ISO 4217 code, as EUR",
                hint: suggestion(for: word, among: Currency.known))
            return nil
        }
        return currency
    }

    /// Opening hours in a zone that is known.
    public func openingHours(timezone: String) -> OpeningHours? {
        guard let word = string() else { return nil }
        do {
            return try OpeningHours(rule: word, timezone: timezone)
        } catch {
            report("\(subject): \(error.what)", expected: error.expected, hint: error.hint)
            return nil
        }
    }
}

extension MappingReader {
    /// The keys `hours` and `timezone` together; the zone may only be left out of `24/7`.
    public func openingHours() -> OpeningHours? {
        let zone = optional("timezone") { $0.timezone() }
        guard let value = value("hours") else {
            if let place = location(of: "timezone") {
                report("\"timezone\" has no \"hours\" beside it", at: place, expected: "both or none")
            }
            return nil
        }
        guard let zone else {
            // The rule is checked in any zone, so that its own errors are told as well.
            let hours = value.openingHours(timezone: "UTC")
            if contains("timezone") || hours == nil || hours?.isAlways == true { return hours }
            value.report("\"hours\" has no \"timezone\" beside it", expected: "an IANA time zone, as Europe/Dublin")
            return nil
        }
        return value.openingHours(timezone: zone)
    }
}
