/// Numbers as people write them in the language.
extension Messages {
    /// A whole number with its thousands set apart, `1,150`.
    public func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(rest, at: 0)
        return (value < 0 ? "−" : "") + groups.joined(separator: say(",", "\u{202F}"))
    }

    /// A number with at most the given decimal places, halves away from zero, no zeros at the end.
    public func number(_ value: Double, places: Int) -> String {
        guard value.isFinite, places >= 0, abs(value) < 1e15 else { return say("not a number", "pas un nombre") }
        let factor = (0..<places).reduce(1.0) { product, _ in product * 10 }
        let scaled = (abs(value) * factor).rounded(.toNearestOrAwayFromZero)
        guard scaled < 9e15 else { return number(Int(value.rounded())) }
        let units = Int(scaled)
        let whole = number(units / Int(factor))
        var fraction = places == 0 ? "" : String(units % Int(factor))
        fraction = String(repeating: "0", count: places - fraction.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = value < 0 && units > 0 ? "−" : ""
        return sign + whole + (fraction.isEmpty ? "" : say(".", ",") + fraction)
    }

    /// A share from 0 to 1 in per cent; less than all is never rounded up to 100, more than nothing never down to 0.
    public func percent(share: Double, places: Int = 1) -> String {
        percent(share * 100, places: places)
    }

    /// A number of per cent; less than 100 is never rounded up to it, more than 0 never down to it.
    func percent(_ value: Double, places: Int) -> String {
        var text = number(value, places: places)
        let step = (0..<places).reduce(1.0) { step, _ in step / 10 }
        if value < 100, text == "100" {
            text = say("over ", "plus de ") + number(100 - step, places: places)
        } else if value > 0, text == "0" {
            text = say("less than ", "moins de ") + number(step, places: places)
        }
        return text + say("%", "\u{A0}%")
    }

    /// A number with its noun, in the form for one or for several (`1 run`, `1,150 runs`).
    ///
    /// French counts 0 and 1 as one.
    func counted(_ count: Int, _ english: (one: String, many: String), _ french: (one: String, many: String)) -> String
    {
        switch language {
        case .english: number(count) + " " + (count == 1 ? english.one : english.many)
        case .french: number(count) + "\u{A0}" + (abs(count) < 2 ? french.one : french.many)
        }
    }
}
