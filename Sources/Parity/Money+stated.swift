public import Registry

extension Money {
    private static let signs: [Character: String] = ["€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₹": "INR"]

    /// Reads an amount as pages and people state it: `€75.00`, `75,00 €`, `EUR 1.075,50`, `75`.
    ///
    /// The last separator with one or two digits behind it stands before cents, others between thousands. A currency sign
    /// that several countries share means the declared currency where one is declared.
    ///
    /// - Parameter currency: the currency where the text names none.
    public init?(stated text: String, currency: Currency? = nil) {
        let words = text.split { !$0.isLetter }.map { $0.uppercased() }
        let named = words.compactMap { Currency($0) }
        let signed = text.compactMap { Self.signs[$0] }.compactMap { Currency($0) }
        // Words that are no currency make it a sentence, not an amount.
        guard words.count == named.count, named.count <= 1, signed.count <= 1 else { return nil }
        guard let known = named.first ?? currency ?? signed.first else { return nil }
        var digits = text.filter { ("0"..."9").contains($0) || ".,'-".contains($0) }
        // What ends the sentence is no separator.
        while let last = digits.last, ".,".contains(last) { digits.removeLast() }
        guard digits.contains(where: { ("0"..."9").contains($0) }) else { return nil }
        let isNegative = digits.first == "-"
        let number = digits.filter { $0 != "-" && $0 != "'" }
        var whole = number
        var fraction = ""
        if let separator = number.lastIndex(where: { ".,".contains($0) }) {
            let behind = number[number.index(after: separator)...]
            if (1...2).contains(behind.count) || behind.count == known.decimals {
                whole = String(number[..<separator])
                fraction = String(behind)
            }
        }
        let plain = whole.filter { ("0"..."9").contains($0) }.drop { $0 == "0" }
        let amount = (plain.isEmpty ? "0" : String(plain)) + (fraction.isEmpty ? "" : "." + fraction)
        self.init(amount: (isNegative ? "-" : "") + amount, currency: known)
    }
}
