extension Redactor.Finder {
    /// Telephone numbers: international ones (ITU-T E.164), and national ones that look or are spoken of as such.
    static let phone = Redactor.Finder(kind: .phone) { text in
        DigitRun.all(in: text, separators: Array(" -./()".utf8), longest: 3).flatMap { run -> [Range<Int>] in
            guard !text.isWord(run.range.upperBound) else { return [] }
            // "Tel07911123456": what is glued to it says what it is.
            let glued = text.word(upTo: run.range.lowerBound)
            return glued.isEmpty || labels.contains(glued) ? ranges(of: run, in: text) : []
        }.apart
    }

    /// Words that stand with telephone numbers, in English, French and a few others; as scanned, without accents.
    private static let cues = CueWords(
        labels + [
            "cell", "call", "called me", "calling", "phoned me", "rang me", "ring", "dial", "contact", "reach",
            "reachable", "get back to me", "text", "my number", "our number", "his number", "her number",
            "their number", "new number", "on this number",
            "appelez", "appeler", "appelle", "rappeler", "rappelez", "rappelle", "joindre", "joignable", "telephoner",
            "contacter", "contactez", "contacte", "mon numero", "notre numero", "son numero", "nouveau numero",
        ])

    /// Those that also stand right before one, without a blank.
    private static let labels = [
        "phone", "telephone", "tel", "mobile", "mob", "cellphone", "landline", "fax", "whatsapp", "sms", "gsm",
        "portable", "texto", "num", "handy", "telefon", "telefono",
    ]

    /// Where telephone numbers stand in a run: it may be one, or several things in a row.
    private static func ranges(of run: DigitRun, in text: ScannedText) -> [Range<Int>] {
        if let whole = range(of: run, in: text) { return [whole] }
        // 01 99 00 12 34 / 06 99 00 12 34, and "030 / 1234567" was taken whole.
        let parts = run.parts(in: text)
        return parts.count > 1 ? parts.flatMap { ranges(of: $0, in: text) } : run.phonesInARow(in: text)
    }

    /// Where a telephone number stands; nothing where the run is none.
    private static func range(of run: DigitRun, in text: ScannedText) -> Range<Int>? {
        var range = run.range
        let count = run.digits.count
        guard (7...17).contains(count) else { return nil }
        if text[range.lowerBound - 1] == UInt8(ascii: "(") { range = range.lowerBound - 1..<range.upperBound }
        if text[range.lowerBound - 1] == UInt8(ascii: "+") {
            // North America's are all of one length.
            let isWhole = run.digits[0] == 1 ? count == 11 : (8...15).contains(count)
            return isWhole ? range.lowerBound - 1..<range.upperBound : nil
        }
        let reference = text.reference(before: range.lowerBound)
        guard reference != .named, run.dayEnd(from: 0) == nil, !run.isShortDays(in: text), !run.isHours(in: text),
            !run.isShare(in: text)
        else {
            return nil
        }
        if run.looksLikePhone(in: text) { return range }
        guard (7...13).contains(count), reference == nil, text.isSpokenOf(range, as: cues) else { return nil }
        return run.isYears(in: text) || run.isMoney(in: text) || run.isChoice(in: text) ? nil : range
    }
}

extension DigitRun {
    /// Whether it is written like a telephone number, whatever is said of it.
    fileprivate func looksLikePhone(in text: ScannedText) -> Bool {
        let count = digits.count
        if digits.starts(with: [0, 0]), digits[2] > 0 { return (10...17).contains(count) }
        if digits[0] == 0, digits[1] > 0 {
            // 07911123456: without groups only as long as most are.
            guard groups.count > 1 else { return (10...11).contains(count) }
            // 01 99 00 12 34, 020 7946 0958, 030/1234567.
            return (9...12).contains(count)
        }
        // (202) 555-0143, 202-555-0143; with blanks alone it could be anything.
        return groups == [3, 3, 4] && (2...9).contains(digits[0]) && (2...9).contains(digits[3])
            && gap(before: 1, in: text).contains { $0 != UInt8(ascii: " ") }
    }

    /// Whether it is several short numbers of which one may be called: 112 / 999 / 101.
    fileprivate func isChoice(in text: ScannedText) -> Bool {
        groups.indices.dropFirst().contains { gap(before: $0, in: text).elementsEqual(" / ".utf8) }
    }

    /// The parts between which a sign stands with blanks around it.
    fileprivate func parts(in text: ScannedText) -> [DigitRun] {
        let cuts = groups.indices.dropFirst().filter { group in
            let gap = gap(before: group, in: text)
            return gap.count == 3 && gap.first == UInt8(ascii: " ") && gap.last == UInt8(ascii: " ")
        }
        return zip([0] + cuts, cuts + [groups.count]).map { part($0..<$1) }
    }

    /// The telephone numbers among days and small numbers, `12/03/2026 06 12 34 56 78`; none where there is more.
    fileprivate func phonesInARow(in text: ScannedText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var group = 0
        while group < groups.count {
            if let end = dayEnd(from: group) {
                group = end
            } else if let end = phoneEnd(from: group, in: text) {
                let start = places[edges[group]]
                let isMarked = text[start - 1] == UInt8(ascii: "+") || text[start - 1] == UInt8(ascii: "(")
                found.append((isMarked ? start - 1 : start)..<places[edges[end] - 1] + 1)
                group = end
            } else if groups[group] <= 2 {
                group += 1
            } else {
                return []
            }
        }
        return found
    }

    /// Behind which group a telephone number of a usual form ends that begins with a group, set off by blanks.
    private func phoneEnd(from group: Int, in text: ScannedText) -> Int? {
        let first = edges[group]
        func isSetOff(_ group: Int) -> Bool {
            group == 0 || group == groups.count || gap(before: group, in: text).contains(UInt8(ascii: " "))
        }
        func ends(upTo count: Int) -> [Int] {
            (group + 1..<edges.count).prefix { edges[$0] - first <= count }.filter(isSetOff)
        }
        guard isSetOff(group), digits.count - first >= 10 else { return nil }
        let isPlus = text[places[first] - 1] == UInt8(ascii: "+")
        if isPlus || digits[first] == 0 && digits[first + 1] == 0 && digits[first + 2] > 0 {
            let code = isPlus ? first : first + 2
            let possible = ends(upTo: code - first + 15).filter { edges[$0] - code >= 8 }
            let usual = Self.usualLength(ofInternational: digits[code...].prefix(3))
            return possible.first { edges[$0] - code == usual } ?? (digits[code] == 1 ? nil : possible.last)
        }
        guard digits[first] == 0, digits[first + 1] > 0, text.reference(before: places[first]) != .named else {
            return nil
        }
        return ends(upTo: 11).first { end in
            let sizes = groups[group..<end]
            let isUsual =
                sizes.count <= 4 && (3...5).contains(sizes[group])
                && sizes.dropFirst().allSatisfy { (3...8).contains($0) }
            return edges[end] - first >= 10 && (sizes.count == 1 || isUsual || sizes.elementsEqual([2, 2, 2, 2, 2]))
        }
    }

    /// How many digits international numbers have where nearly all have as many; the nought of +33 (0)6 counts.
    private static func usualLength(ofInternational digits: ArraySlice<Int>) -> Int? {
        switch (digits.first, digits.dropFirst().first) {
        case (1, _): 11
        case (3, 3): digits.last == 0 ? 12 : 11
        case (4, 4): digits.last == 0 ? 13 : 12
        default: nil
        }
    }
}
