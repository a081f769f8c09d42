extension Duration {
    /// Reads a duration of fixed length: short (`250ms`, `30s`, `5m`, `6h`, `7d`) or ISO 8601 without years and months
    /// (`P30D`, `P2W`, `PT10M`, `P1DT12H`, `PT0.5S`); nothing for any other form.
    public init?(written text: String) {
        let millisecond: Int64 = 1
        let short: [(suffix: String, unit: Int64)] = [
            ("ms", millisecond), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
        ]
        if text.hasPrefix("P") {
            guard let milliseconds = Duration.readISO(text.dropFirst()) else { return nil }
            self = .milliseconds(milliseconds)
            return
        }
        guard let form = short.first(where: { text.hasSuffix($0.suffix) }),
            let number = Duration.digits(text.dropLast(form.suffix.count))
        else { return nil }
        let (total, overflow) = number.multipliedReportingOverflow(by: form.unit)
        guard !overflow, total <= Duration.longest else { return nil }
        self = .milliseconds(total)
    }

    /// The shortest form that says it exactly, `90s`, `5m`, `250ms`; parts of a millisecond are dropped.
    public var written: String {
        let units: [(suffix: String, unit: Int64)] = [
            ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000),
        ]
        guard milliseconds != 0 else { return "0s" }
        guard let form = units.first(where: { milliseconds % $0.unit == 0 }) else { return "\(milliseconds)ms" }
        return "\(milliseconds / form.unit)\(form.suffix)"
    }

    /// A thousand years: longer durations are mistakes, and sums of shorter ones do not overflow.
    private static let longest: Int64 = 365_250 * 86_400_000

    /// Plain digits, without a sign, at most fifteen.
    private static func digits(_ text: Substring) -> Int64? {
        guard !text.isEmpty, text.utf8.count <= 15, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64(text)
    }

    /// The part after `P`, in milliseconds.
    private static func readISO(_ text: Substring) -> Int64? {
        let dateUnits: [(Character, Int64)] = [("W", 604_800_000), ("D", 86_400_000)]
        let timeUnits: [(Character, Int64)] = [("H", 3_600_000), ("M", 60_000), ("S", 1000)]
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard !text.isEmpty, halves.count < 2 || !halves[1].isEmpty else { return nil }
        var total: Int64 = 0
        for (half, allowed) in zip(halves, [dateUnits, timeUnits]) {
            var rest = half
            var units = allowed[...]
            while !rest.isEmpty {
                let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
                guard let letter = rest.dropFirst(number.count).first,
                    let place = units.firstIndex(where: { $0.0 == letter })
                else { return nil }
                guard let amount = milliseconds(number, unit: units[place].1, isSeconds: letter == "S") else {
                    return nil
                }
                (total, units) = (total + amount, units[(place + 1)...])
                guard total <= longest else { return nil }
                rest = rest.dropFirst(number.count + 1)
            }
        }
        return total
    }

    /// A number of units; seconds may have up to three decimals.
    private static func milliseconds(_ number: Substring, unit: Int64, isSeconds: Bool) -> Int64? {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ digits($0) }), parts.count <= (isSeconds ? 2 : 1) else { return nil }
        let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
        guard !overflow, product <= longest else { return nil }
        guard parts.count == 2 else { return product }
        guard parts[1].count <= 3, let fraction = digits(parts[1]) else { return nil }
        return product + [100, 10, 1][parts[1].count - 1] * fraction
    }
}
