extension Redactor.Finder {
    /// Numbers by which states know people: France, the United Kingdom, Germany, Spain, the Netherlands.
    static let nationalNumbers = Redactor.Finder(kind: .nationalNumber) { text in
        let rules = [french, britishInsurance, britishHealth, german, spanish, dutch]
        return rules.flatMap { $0(text) }.apart
    }

    private static let insuranceCues: CueWords = ["insurance", "nino", "ni"]
    private static let healthCues: CueWords = ["nhs", "health number", "health service number", "patient number"]
    private static let germanCues: CueWords = [
        "steuer", "idnr", "id-nr", "identifikationsnummer", "steuernummer", "tax", "tin", "steuer-id", "steuerid",
    ]
    private static let dutchCues: CueWords = ["bsn", "burgerservicenummer", "sofinummer", "sofi"]

    /// Whether nothing that belongs to a longer word stands beside a range.
    private static func isFree(_ range: Range<Int>, in text: ScannedText) -> Bool {
        !text.isWord(range.lowerBound - 1) && !text.isWord(range.upperBound)
    }

    /// NIR: 13 characters and a key of 97 − n mod 97, with a month of birth in it; Corsica has 2A and 2B.
    private static func french(_ text: ScannedText) -> [Range<Int>] {
        words(of: 15, in: text).filter { word in
            var characters = word.characters
            guard (49...56).contains(characters[0]), isFree(word.range, in: text) else { return false }
            if characters[5] == UInt8(ascii: "2"), [65, 66].contains(characters[6]) {
                // 2A counts as 19 and 2B as 18.
                let shift = characters[6] == 65 ? 19 : 18
                characters[5] = UInt8(ascii: "0") + UInt8(shift / 10)
                characters[6] = UInt8(ascii: "0") + UInt8(shift % 10)
            }
            guard let whole = number(characters[0..<13]), let key = number(characters[13..<15]),
                let month = number(characters[3..<5])
            else { return false }
            // Months above 12 stand for people whose month is not known.
            return key == 97 - whole % 97 && ((1...12).contains(month) || (20...42).contains(month) || month >= 50)
        }.map(\.range)
    }

    /// National insurance number: two letters, six digits, A to D; in groups with the same sign between them.
    private static func britishInsurance(_ text: ScannedText) -> [Range<Int>] {
        words(of: 9, in: text).filter { word in
            let characters = word.characters
            guard isFree(word.range, in: text), characters[2..<8].allSatisfy(ScannedText.isDigit),
                (65...68).contains(characters[8])
            else { return false }
            let prefix = String(decoding: characters[0..<2], as: UTF8.self)
            return characters[0..<2].allSatisfy { (65...90).contains($0) }
                && !"DFIQUV".utf8.contains(characters[0]) && !"DFIOQUV".utf8.contains(characters[1])
                && !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(prefix)
                && isGroupedAsInsurance(word.range, in: text)
        }.map(\.range)
    }

    /// "By 12.03.26 a man" is none: groups have one sign between them, and capitals unless they are spoken of.
    private static func isGroupedAsInsurance(_ range: Range<Int>, in text: ScannedText) -> Bool {
        let signs = range.filter { !text.isWord($0) }
        guard let first = signs.first else { return true }
        let hasCapitals = [range.lowerBound, range.lowerBound + 1, range.upperBound - 1].allSatisfy {
            (65...90).contains(text[$0])
        }
        return signs.allSatisfy { text[$0] == text[first] }
            && (hasCapitals || text.isSpokenOf(range, as: insuranceCues))
    }

    /// Health service number: ten digits, modulus 11, in groups of 3, 3 and 4 or spoken of.
    private static func britishHealth(_ text: ScannedText) -> [Range<Int>] {
        DigitRun.all(in: text, separators: Array(" -.".utf8)).filter { run in
            guard run.digits.count == 10, isFree(run.range, in: text) else { return false }
            let sum = zip(run.digits, stride(from: 10, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
            let check = 11 - sum % 11
            guard check != 10, run.digits[9] == check % 11 else { return false }
            return run.groups == [3, 3, 4]
                || text.isSpokenOf(run.range, as: healthCues)
        }.map(\.range)
    }

    /// Tax identification number: 11 digits, one of the first ten two or three times, ISO 7064 mod 11,10; spoken of, or in
    /// groups of 2, 3, 3 and 3.
    private static func german(_ text: ScannedText) -> [Range<Int>] {
        DigitRun.all(in: text).filter { run in
            guard run.digits.count == 11, run.digits[0] != 0, isFree(run.range, in: text) else { return false }
            let counts = Dictionary(run.digits[..<10].map { ($0, 1) }, uniquingKeysWith: +).values
            guard counts.count(where: { $0 > 1 }) == 1, counts.max() ?? 0 <= 3, passes11_10(run.digits) else {
                return false
            }
            return run.groups == [2, 3, 3, 3] || text.isSpokenOf(run.range, as: germanCues)
        }.map(\.range)
    }

    private static func passes11_10(_ digits: [Int]) -> Bool {
        var product = 10
        for digit in digits.dropLast() {
            let sum = (digit + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10 == digits[digits.count - 1]
    }

    /// DNI and NIE: eight digits (the first of which may be X, Y or Z) and the letter that belongs to them.
    private static func spanish(_ text: ScannedText) -> [Range<Int>] {
        let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
        return words(of: 9, in: text).filter { word in
            var characters = word.characters
            guard isFree(word.range, in: text), (65...90).contains(characters[8]) else { return false }
            // "48291734 a man": behind a blank the letter is a capital.
            let last = word.range.upperBound - 1
            guard text[last - 1] != UInt8(ascii: " ") || text[last] == characters[8] else { return false }
            if let first = "XYZ".utf8.firstIndex(of: characters[0]) {
                characters[0] = UInt8(ascii: "0") + UInt8("XYZ".utf8.distance(from: "XYZ".utf8.startIndex, to: first))
            }
            return number(characters[0..<8]).map { letters[$0 % 23] == characters[8] } ?? false
        }.map(\.range)
    }

    /// BSN: nine digits, modulus 11; only where it is spoken of, since a tenth of all numbers passes.
    private static func dutch(_ text: ScannedText) -> [Range<Int>] {
        DigitRun.all(in: text, separators: Array(" .".utf8)).filter { run in
            guard run.digits.count == 9, isFree(run.range, in: text) else { return false }
            let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
            let sum = zip(run.digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
            return sum % 11 == 0 && run.digits.contains { $0 > 0 } && text.isSpokenOf(run.range, as: dutchCues)
        }.map(\.range)
    }

    private static func words(of count: Int, in text: ScannedText) -> [ScannedText.Word] {
        text.bytes.indices.compactMap { start in
            guard text.isWord(start), !text.isWord(start - 1) else { return nil }
            return text.characters(count, from: start, separators: Array(" -.".utf8))
        }
    }

    private static func number(_ characters: ArraySlice<UInt8>) -> Int? {
        Int(String(decoding: characters, as: UTF8.self))
    }
}
