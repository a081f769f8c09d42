/// Finds addresses with words for their signs, in English and French: `jane dot doe at post dot example`.
struct SpeltAddress {
    /// Names, words and marks in their order; between two sentences or brackets an empty one.
    private let tokens: [(text: String, range: Range<Int>)]
    private let scanned: ScannedText

    /// Every such address of a text.
    static func all(in text: ScannedText) -> [Range<Int>] {
        let spelt = SpeltAddress(text)
        return spelt.tokens.indices.compactMap { spelt.address(around: $0) }
    }

    /// What cannot be anything but the sign, and what is also a word.
    private static let certainSigns: Set<String> = [
        "@", "arobase", "arrobase", "(at)", "[at]", "{at}", "(arobase)", "[arobase]",
    ]
    private static let signs = certainSigns.union(["at", "(a)", "[a]"])
    private static let dots: Set<String> = ["dot", "point", "(dot)", "[dot]", "{dot}", "(point)", "[point]"]
    private static let joints = dots.union(["underscore", "dash", "hyphen", "tiret"])
    /// With these a name is taken for a domain although "at" and "point" are common words: "at this point in the form".
    private static let domains: Set<String> = [
        "com", "org", "net", "eu", "fr", "uk", "de", "ca", "ch", "es", "nl", "pt", "lu", "info", "gouv",
    ]
    /// Marks that need no blanks around them.
    private static let marks = signs.union(dots).filter { $0.first?.isLetter == false }.map { Array($0.utf8) }

    private init(_ text: ScannedText) {
        scanned = text
        var tokens: [(text: String, range: Range<Int>)] = []
        var index = 0
        while index < text.bytes.count {
            let start = index
            if let mark = Self.mark(in: text, at: index) {
                index += mark
            } else if text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\n") {
                index += 1
                continue
            } else if text.isLocal(index) {
                while text.isLocal(index), Self.mark(in: text, at: index) == nil { index += 1 }
            } else {
                index += 1
                tokens.append(("", start..<index))
                continue
            }
            tokens.append((text.lowercase(start..<index), start..<index))
        }
        self.tokens = tokens
    }

    /// How long the mark is that begins at a place.
    private static func mark(in text: ScannedText, at index: Int) -> Int? {
        guard "([{@".utf8.contains(text[index]) else { return nil }
        return marks.first { text.lowercase(index..<index + $0.count).utf8.elementsEqual($0) }?.count
    }

    private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

    private func isName(_ index: Int) -> Bool {
        let text = text(index)
        return !Self.signs.contains(text) && !Self.dots.contains(text)
            && text.utf8.contains { ScannedText.isDigit($0) || ScannedText.isLetter($0) || $0 >= 0x80 }
    }

    /// The address whose sign a token is.
    private func address(around sign: Int) -> Range<Int>? {
        guard Self.signs.contains(text(sign)), isName(sign - 1), isName(sign + 1) else { return nil }
        let isCertain = Self.certainSigns.contains(text(sign))
        var first = sign - 1
        while Self.joints.contains(text(first - 1)), isName(first - 2) { first -= 2 }
        var last = sign + 1
        var dots = 0
        while Self.joints.contains(text(last + 1)), isName(last + 2) {
            if text(last + 1) == "point", !isCertain, !Self.domains.contains(text(last + 2)) { break }
            if Self.dots.contains(text(last + 1)) { dots += 1 }
            last += 2
        }
        var start = tokens[first].range.lowerBound
        while !scanned.isWord(start) { start += 1 }
        guard let end = end(last, isSpelt: dots > 0) else { return nil }
        // "jane.doe at post.example" is an address; "help at post.example" is a place on the web.
        return dots > 0 || isCertain || first < sign - 1 || hasDot(sign - 1) ? start..<end : nil
    }

    /// Where an address ends whose last name is a token; nothing where that ends no domain.
    private func end(_ last: Int, isSpelt: Bool) -> Int? {
        let range = tokens[last].range
        guard !isSpelt else {
            guard let end = range.last(where: scanned.isWord) else { return nil }
            return ScannedText.isLetter(scanned[end]) ? end + 1 : nil
        }
        return scanned.domainEnd(from: range.lowerBound)
    }

    /// Whether a name is of two words with a dot between, and no short form such as "e.g.".
    private func hasDot(_ index: Int) -> Bool {
        let parts = text(index).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last, last.utf8.count > 1 else { return false }
        return parts.allSatisfy { !$0.isEmpty } && last.utf8.allSatisfy { !ScannedText.isDigit($0) }
    }
}
