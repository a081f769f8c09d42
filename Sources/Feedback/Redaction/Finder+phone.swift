extension Redactor.Finder {
    /// Telephone numbers: international ones (ITU-T E.164), and national ones that look or are spoken of as such.
    static let phone = Redactor.Finder(kind: .phone) { text in
        DigitRun.all(in: text, separators: Array(" -./()".utf8), longest: 3).compactMap { range(of: $0, in: text) }
            .apart
    }

    private static let cues = [
        "phone", "telephone", "tel", "mobile", "cell", "call", "ring", "text", "fax", "whatsapp", "number",
        "portable", "appelez", "appeler", "rappeler", "rappelez", "joindre", "num", "handy", "telefon", "telefono",
    ]

    /// Where a telephone number stands; nothing where the run is none.
    private static func range(of run: DigitRun, in text: ScannedText) -> Range<Int>? {
        guard !text.isWord(run.range.lowerBound - 1), !text.isWord(run.range.upperBound) else { return nil }
        var range = run.range
        let count = run.digits.count
        if text[range.lowerBound - 1] == UInt8(ascii: "(") { range = range.lowerBound - 1..<range.upperBound }
        if text[range.lowerBound - 1] == UInt8(ascii: "+") {
            // North America's are all of one length.
            let isWhole = run.digits[0] == 1 ? count == 11 : (8...15).contains(count)
            return isWhole ? range.lowerBound - 1..<range.upperBound : nil
        }
        guard !isDate(run) else { return nil }
        if run.digits.starts(with: [0, 0]), run.digits.count > 2, run.digits[2] > 0 {
            return (10...17).contains(count) ? range : nil
        }
        let isSpokenOf = text.isSpokenOf(range, as: cues)
        if run.digits[0] == 0, run.digits.count > 1, run.digits[1] > 0 {
            // 01 99 00 12 34, 020 7946 0958, 030/1234567; without groups only as long as most are.
            let looksSo = run.groups.count >= 2 && (9...12).contains(count) || run.groups.count == 1 && count == 10
            return looksSo || isSpokenOf && (7...13).contains(count) ? range : nil
        }
        // (202) 555-0143, 202-555-0143; with blanks alone it could be anything.
        let isMarked = count > 3 && text[run.places[2] + 1] != UInt8(ascii: " ")
        if count == 10, run.groups == [3, 3, 4], (2...9).contains(run.digits[0]), (2...9).contains(run.digits[3]),
            isMarked || isSpokenOf
        {
            return range
        }
        return isSpokenOf && (7...13).contains(count) && run.groups.count >= 2 ? range : nil
    }

    /// A day, perhaps with a time behind it: 01.02.2026, 2026-02-01 10.
    private static func isDate(_ run: DigitRun) -> Bool {
        guard run.groups.count >= 3 else { return false }
        let parts = Array(run.groups.prefix(3))
        if parts == [4, 2, 2] { return (1900...2099).contains(run.number(0..<4)) }
        guard parts[0] <= 2, parts[1] <= 2, parts[2] == 4 || run.groups.count == 3 && parts[2] == 2 else {
            return false
        }
        let (day, month) = (run.number(0..<parts[0]), run.number(parts[0]..<parts[0] + parts[1]))
        return (1...31).contains(day) && (1...31).contains(month) && min(day, month) <= 12
            && (parts[2] == 2 || (1900...2099).contains(run.number(parts[0] + parts[1]..<parts[0] + parts[1] + 4)))
    }
}
