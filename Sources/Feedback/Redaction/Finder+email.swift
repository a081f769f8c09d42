extension Redactor.Finder {
    /// `name@domain.example`, with blanks round the sign or spelt out: `name at domain dot example`.
    static let email = Redactor.Finder(kind: .email) { text in
        (signs(in: text) + spelt(in: text)).apart
    }

    private static func signs(in text: ScannedText) -> [Range<Int>] {
        text.bytes.indices.filter { text[$0] == UInt8(ascii: "@") }.compactMap { at in
            var start = at
            if text[start - 1] == UInt8(ascii: " ") { start -= 1 }
            let localEnd = start
            while isLocal(text[start - 1]) { start -= 1 }
            // What ends the sentence before is no part of the name.
            while start < localEnd, !text.isWord(start) { start += 1 }
            guard start < localEnd else { return nil }
            var next = at + 1
            if text[next] == UInt8(ascii: " ") { next += 1 }
            return domainEnd(text, from: next).map { start..<$0 }
        }
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        ScannedText.isDigit(byte) || ScannedText.isLetter(byte) || "!#$%&'*+/=?^_`{|}~.-".utf8.contains(byte)
    }

    /// Where a domain with at least one dot ends.
    private static func domainEnd(_ text: ScannedText, from start: Int) -> Int? {
        var index = start
        var end: Int?
        var labels = 0
        while text.isWord(index) {
            while text.isWord(index) || text[index] == UInt8(ascii: "-") && text.isWord(index + 1) { index += 1 }
            labels += 1
            if labels > 1 { end = index }
            guard text[index] == UInt8(ascii: "."), text.isWord(index + 1) else { break }
            index += 1
        }
        guard let end else { return nil }
        // The last label of a domain has letters: 3.5@2.0 is no address.
        return ScannedText.isLetter(text[end - 1]) ? end : nil
    }

    /// Words for the sign and for the dot, in English and French.
    private static let atWords = ["at", "arobase", "arrobase", "(at)", "[at]", "(a)"]
    private static let dotWords = ["dot", "point", "(dot)", "[dot]", "(point)", "[point]"]

    private static func spelt(in text: ScannedText) -> [Range<Int>] {
        let words = words(of: text)
        func word(_ index: Int) -> String {
            words.indices.contains(index)
                ? String(
                    decoding: text.bytes[words[index]].map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
                : ""
        }
        return words.indices.compactMap { index in
            guard index > 0, atWords.contains(word(index)), isName(word(index - 1)) else { return nil }
            var last = index + 1
            var dots = 0
            guard isName(word(last)) else { return nil }
            while dotWords.contains(word(last + 1)), isName(word(last + 2)) {
                last += 2
                dots += 1
            }
            guard dots > 0 else { return nil }
            return words[index - 1].lowerBound..<words[last].upperBound
        }
    }

    private static func isName(_ word: String) -> Bool {
        !word.isEmpty && word.utf8.allSatisfy { isLocal($0) } && !atWords.contains(word) && !dotWords.contains(word)
    }

    private static func words(of text: ScannedText) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for index in 0...text.bytes.count {
            let isBlank =
                index == text.bytes.count || text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\n")
                || text[index] == UInt8(ascii: ",") || text[index] == ScannedText.hidden
            if isBlank {
                if let from = start { words.append(from..<index) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        return words
    }
}
