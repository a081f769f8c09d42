import Registry

/// One amount in a text, taken apart: a sign, a currency, a number.
struct StatedAmount {
    /// The currency whose code stands there.
    private var code: Currency?
    /// The first currency whose sign stands there.
    private var sign: Currency?
    /// Whether it is below zero.
    private(set) var isNegative = false
    /// The digits and what stands between them.
    let number: WrittenNumber

    private static let signs: [Character: String] = ["€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₹": "INR"]
    /// The other currencies that a sign is written for.
    private static let sharing: [String: Set<String>] = [
        "GBP": ["EGP", "FKP", "GIP", "LBP", "SDG", "SHP", "SSP", "SYP"],
        "USD": [
            "ARS", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "CVE", "DOP", "FJD", "GYD", "HKD",
            "JMD", "KYD", "LRD", "MXN", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "UYU", "XCD",
        ],
        "JPY": ["CNY"],
    ]
    private static let dashes: Set<Character> = ["-", "\u{2010}", "\u{2011}", "–", "—", "−"]
    /// What a page puts around an amount without saying anything more of it.
    private static let around: Set<Character> = [":", ";", "!", "*", "\"", "“", "”", "„", "«", "»"]

    /// Takes an amount apart; nothing where the text holds none, several or anything else.
    init?(_ text: String) {
        guard let (outside, inside) = Self.brackets(text) else { return nil }
        var rest = outside[...]
        while let first = rest.first, first.isWhitespace || Self.around.contains(first) { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace || Self.around.contains(last) || last == "." || last == "," {
            // The end of "75.–" and "75,-" is no punctuation, and is not reached: a dash stands there.
            rest.removeLast()
        }
        var number: WrittenNumber?
        while let next = rest.first {
            if next.isWhitespace {
                rest.removeFirst()
            } else if Self.dashes.contains(next) {
                // A dash with a blank behind it, or behind the number, is a list or a range.
                rest.removeFirst()
                guard number == nil, !isNegative, rest.first?.isWhitespace == false else { return nil }
                isNegative = true
            } else if let name = Self.signs[next] {
                guard sign == nil else { return nil }
                sign = Currency(name)
                rest.removeFirst()
            } else if next.isLetter {
                let word = rest.prefix(while: \.isLetter)
                // A word that is no currency makes it a sentence, not an amount.
                guard code == nil, let named = Currency(word.uppercased()) else { return nil }
                code = named
                rest.removeFirst(word.count)
            } else {
                guard number == nil, let read = WrittenNumber(takingFrom: &rest, dashes: Self.dashes) else {
                    return nil
                }
                number = read
            }
        }
        guard let number else { return nil }
        self.number = number
        let namesCurrency = code != nil || sign != nil
        guard inside.isEmpty || namesCurrency && inside.allSatisfy(Self.isAside) else { return nil }
    }

    /// The currency: the one whose code stands there, else what the sign means, for a sign of several that which is declared.
    func currency(declared: Currency?) -> Currency? {
        if let code { return code }
        guard let sign else { return declared }
        guard let declared, Self.sharing[sign.code]?.contains(declared.code) == true else { return sign }
        return declared
    }

    /// The text without what stands in brackets, and that; nothing where brackets do not match.
    private static func brackets(_ text: String) -> (outside: String, inside: [String])? {
        var (outside, inside) = ("", [String]())
        var isOpen = false
        for character in text {
            switch (character, isOpen) {
            case ("(", false):
                isOpen = true
                inside.append("")
                // Numbers on both sides of brackets are two numbers.
                outside.append(" ")
            case (")", true): isOpen = false
            case ("(", true), (")", false): return nil
            case (_, true): inside[inside.count - 1].append(character)
            case (_, false): outside.append(character)
            }
        }
        return isOpen ? nil : (outside, inside)
    }

    /// Whether what stands in brackets names no amount: no currency, and no number but years, days and per cent.
    private static func isAside(_ text: String) -> Bool {
        guard !text.contains(where: { $0.isCurrencySymbol }) else { return false }
        // "all" is a word, ALL the money of Albania.
        guard !text.split(whereSeparator: { !$0.isLetter }).contains(where: { Currency(String($0)) != nil }) else {
            return false
        }
        var rest = text[...]
        while let start = rest.firstIndex(where: \.isNumber) {
            rest = rest[start...]
            let number = rest.prefix { $0.isNumber || "./-,".contains($0) }
            rest = rest.dropFirst(number.count)
            var plain = number
            while let last = plain.last, !last.isNumber { plain.removeLast() }
            let isYear = plain.count == 4 && (1900...2199).contains(Int(plain) ?? 0)
            let isPercent = rest.first { !$0.isWhitespace } == "%"
            guard isYear || isPercent || FactValue([String(plain)], kind: .date) != nil else { return false }
        }
        return true
    }
}
