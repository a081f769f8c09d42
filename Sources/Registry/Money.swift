/// An amount of money: whole minor units (cents) of one currency.
public struct Money: Hashable, Sendable, CustomStringConvertible {
    /// The amount in the currency's smallest unit: cents for EUR, yen for JPY, fils for KWD.
    public let minorUnits: Int64
    /// The currency.
    public let currency: Currency

    /// Creates an amount.
    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Reads `75.00 EUR`: a decimal number with exactly the decimals of the currency, a space, an ISO 4217 code.
    public init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let currency = Currency(String(parts[1])) else { return nil }
        let point = parts[0].firstIndex(of: ".")
        let decimals = point.map { parts[0].distance(from: $0, to: parts[0].endIndex) - 1 } ?? 0
        guard decimals == currency.decimals, (point == nil) == (currency.decimals == 0) else { return nil }
        self.init(amount: String(parts[0]), currency: currency)
    }

    /// Reads an amount as pages and answers state it, `75`, `75.5` or `75.00`; never with more decimals than the
    /// currency has, never with separators of thousands.
    public init?(amount: String, currency: Currency) {
        let isNegative = amount.first == "-"
        let parts = (isNegative ? amount.dropFirst() : amount[...]).split(
            separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            parts[0] == "0" || parts[0].first != "0"
        else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard fraction.count <= currency.decimals else { return nil }
        let digits = parts[0] + fraction + String(repeating: "0", count: currency.decimals - fraction.count)
        guard let units = Int64(digits) else { return nil }
        self.init(minorUnits: isNegative ? -units : units, currency: currency)
    }

    /// The form in which files write it, `75.00 EUR`.
    public var description: String {
        let digits = String(minorUnits.magnitude)
        let padded = String(repeating: "0", count: max(0, currency.decimals + 1 - digits.count)) + digits
        let sign = minorUnits < 0 ? "-" : ""
        guard currency.decimals > 0 else { return "\(sign)\(padded) \(currency)" }
        return "\(sign)\(padded.dropLast(currency.decimals)).\(padded.suffix(currency.decimals)) \(currency)"
    }
}
