/// Looks for what meta elements declare, as browsers prescan a byte stream (HTML standard, §13.2.3.2).
struct MetaReader {
    private var cursor: MarkupCursor

    init(_ head: [UInt8]) {
        cursor = MarkupCursor(head)
    }

    /// The next label that is declared; nil where there is none any more.
    mutating func next() -> String? {
        while let byte = cursor.current {
            guard byte == UInt8(ascii: "<") else {
                cursor.place += 1
                continue
            }
            if cursor.takes("<!--") {
                cursor.skipComment()
            } else if let following = cursor.byte(at: 1), ASCII.isLetter(following) {
                cursor.place += 1
                let name = cursor.tagName()
                let tag = cursor.attributes(isWanted: name == TagName("meta"))
                if let label = Self.label(tag.attributes) { return label }
            } else if cursor.byte(at: 1) == UInt8(ascii: "/"), let letter = cursor.byte(at: 2), ASCII.isLetter(letter) {
                cursor.place += 2
                _ = cursor.tagName()
                _ = cursor.attributes(isWanted: false)
            } else if let mark = cursor.byte(at: 1), "!/?".utf8.contains(mark) {
                cursor.skip(past: UInt8(ascii: ">"))
            } else {
                cursor.place += 1
            }
        }
        return nil
    }

    private static func label(_ attributes: [MarkupCursor.Attribute]) -> String? {
        if let charset = attributes.first(where: { $0.name == "charset" }) { return charset.value }
        guard attributes.contains(where: { $0.name == "http-equiv" && $0.value.lowercased() == "content-type" }),
            let content = attributes.first(where: { $0.name == "content" })
        else { return nil }
        return charset(inContent: content.value)
    }

    /// The charset in the content of a meta element: `text/html; charset=…`.
    private static func charset(inContent content: String) -> String? {
        var rest = content.lowercased()[...]
        while let found = rest.range(of: "charset") {
            rest = rest[found.upperBound...].drop { $0.isWhitespace }
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst().drop { $0.isWhitespace }
            if let quote = rest.first, quote == "\"" || quote == "'" {
                let value = rest.dropFirst()
                guard let end = value.firstIndex(of: quote) else { return nil }
                return String(value[..<end])
            }
            return String(rest.prefix { !$0.isWhitespace && $0 != ";" })
        }
        return nil
    }
}

extension Substring {
    /// Where a word stands first.
    fileprivate func range(of word: String) -> Range<Index>? { firstRange(of: word) }
}

extension String {
    /// Where a word stands first.
    func range(of word: String) -> Range<Index>? { firstRange(of: word) }
}
