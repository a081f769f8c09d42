extension Redactor.Finder {
    /// `name@domain.example`, with blanks round the sign or spelt out: `first dot last at domain dot example`.
    static let email = Redactor.Finder(kind: .email) { text in
        (signs(in: text) + SpeltAddress.all(in: text)).apart
    }

    private static func signs(in text: ScannedText) -> [Range<Int>] {
        text.bytes.indices.filter { text[$0] == UInt8(ascii: "@") }.compactMap { at in
            var start = at
            if text[start - 1] == UInt8(ascii: " ") { start -= 1 }
            let localEnd = start
            while text.isLocal(start - 1) { start -= 1 }
            // What ends the sentence before is no part of the name.
            while start < localEnd, !text.isWord(start) { start += 1 }
            guard start < localEnd else { return nil }
            var next = at + 1
            if text[next] == UInt8(ascii: " ") { next += 1 }
            return text.domainEnd(from: next).map { start..<$0 }
        }
    }
}

extension ScannedText {
    /// Whether a character stands there that the name of an address may have.
    func isLocal(_ index: Int) -> Bool { isWord(index) || Self.localSigns.contains(self[index]) }

    private static let localSigns = Array("!#$%&'*+/=?^_`{|}~.-".utf8)

    /// Where a domain with at least one dot ends.
    func domainEnd(from start: Int) -> Int? {
        var index = start
        var end: Int?
        var labels = 0
        while isWord(index) {
            while isWord(index) || self[index] == UInt8(ascii: "-") && isWord(index + 1) { index += 1 }
            labels += 1
            if labels > 1 { end = index }
            guard self[index] == UInt8(ascii: "."), isWord(index + 1) else { break }
            index += 1
        }
        guard let end else { return nil }
        // The last label of a domain has letters: 3.5@2.0 is no address.
        return Self.isLetter(self[end - 1]) ? end : nil
    }
}
