extension Redactor.Finder {
    /// International bank account numbers (ISO 13616): length of the country, remainder 1 modulo 97.
    static let iban = Redactor.Finder(kind: .iban) { text in
        text.bytes.indices.compactMap { start -> Range<Int>? in
            guard !text.isWord(start - 1) || isLabelled(text, start), let country = country(text, start),
                let length = ibanLengths[country]
            else {
                return nil
            }
            guard let word = text.characters(length, from: start, separators: Array(" -.".utf8), longest: 3),
                !text.isWord(word.range.upperBound), remainder(word.characters) == 1
            else { return nil }
            return word.range
        }.apart
    }

    /// Whether its name stands right before it, without a blank.
    private static func isLabelled(_ text: ScannedText, _ start: Int) -> Bool {
        start >= 4 && !text.isWord(start - 5) && text.lowercase(start - 4..<start) == "iban"
    }

    private static func country(_ text: ScannedText, _ start: Int) -> String? {
        let (first, second) = (text[start] & 0xDF, text[start + 1] & 0xDF)
        guard (65...90).contains(first), (65...90).contains(second) else { return nil }
        return String(decoding: [first, second], as: UTF8.self)
    }

    /// The first four characters at the end, letters as 10 to 35, modulo 97.
    private static func remainder(_ characters: [UInt8]) -> Int {
        (characters[4...] + characters[..<4]).reduce(0) { rest, byte in
            ScannedText.isDigit(byte)
                ? (rest * 10 + Int(byte) - 48) % 97 : (rest * 100 + Int(byte) - 55) % 97
        }
    }

    /// The length for each country of the registry of SWIFT.
    private static let ibanLengths: [String: Int] = [
        "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
        "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
        "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
        "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
        "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
        "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SD": 18,
        "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22,
        "VG": 24, "XK": 20,
    ]

    /// Payment cards (ISO/IEC 7812): an issuer's first digits, its length, the check of Luhn; letters may touch them.
    static let card = Redactor.Finder(kind: .card) { text in
        DigitRun.all(in: text, longest: 3).flatMap { run in
            stride(from: 19, through: 12, by: -1).flatMap { count in
                run.slices(of: count) { isIssued($0) && $0.passesLuhn && isGrouped($0, in: text) }.map(\.range)
            }
        }.apart
    }

    /// Whether blanks or dashes stand between its groups; or anything, if they are as long as those on cards.
    private static func isGrouped(_ run: DigitRun, in text: ScannedText) -> Bool {
        run.groups.dropLast().allSatisfy { $0 >= 4 }
            || run.groups.indices.dropFirst().allSatisfy { group in
                let gap = Array(run.gap(before: group, in: text))
                return gap == [UInt8(ascii: " ")] || gap == [UInt8(ascii: "-")]
            }
    }

    private static func isIssued(_ run: DigitRun) -> Bool {
        let count = run.digits.count
        let (two, three, four) = (run.number(0..<2), run.number(0..<3), run.number(0..<4))
        switch run.digits[0] {
        case 4: return [13, 16, 19].contains(count)
        case 5 where (51...55).contains(two): return count == 16
        case 2 where (2221...2720).contains(four): return count == 16
        case 3 where two == 34 || two == 37: return count == 15
        case 3 where (300...305).contains(three) || two == 36 || two == 38: return (14...19).contains(count)
        case 3 where (3528...3589).contains(four): return (16...19).contains(count)
        case 6 where four == 6011 || two == 65 || two == 62 || (644...649).contains(three):
            return (16...19).contains(count)
        case 5, 6: return [5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763].contains(four)
        default: return false
        }
    }
}
