/// A place in markup, with the small steps that every reader of it takes.
struct MarkupCursor {
    /// An attribute, its name in small letters and references in its value as they stand.
    struct Attribute {
        let name: String
        let value: String
    }

    /// The rest of a tag after its name.
    struct Tag {
        var attributes: [Attribute] = []
        var closesItself = false
        /// Whether it came to its end; what does is no tag.
        var isComplete = false
    }

    /// The most attributes of one tag that are kept, and the longest value, in bytes.
    private static let mostAttributes = 16
    private static let longestValue = 2048

    let bytes: [UInt8]
    var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var current: UInt8? { place < bytes.count ? bytes[place] : nil }

    func byte(at offset: Int) -> UInt8? { place + offset < bytes.count ? bytes[place + offset] : nil }

    /// Whether a word of ASCII in small letters stands here, whatever its case there.
    func stands(_ word: StaticString, at offset: Int = 0) -> Bool {
        let start = place + offset
        guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
        return word.withUTF8Buffer { word in
            word.indices.allSatisfy { unsafe ASCII.lowered(bytes[start + $0]) == word[$0] }
        }
    }

    /// Goes past a word that stands here.
    mutating func takes(_ word: StaticString) -> Bool {
        guard stands(word) else { return false }
        place += word.utf8CodeUnitCount
        return true
    }

    /// Goes past the next such byte, or to the end.
    mutating func skip(past byte: UInt8) {
        while place < bytes.count {
            place += 1
            if bytes[place - 1] == byte { return }
        }
    }

    /// Goes past the end of a comment whose `<!--` is behind (HTML standard, §13.2.5.43 on).
    mutating func skipComment() {
        if current == UInt8(ascii: ">") {
            place += 1
            return
        }
        if current == UInt8(ascii: "-"), byte(at: 1) == UInt8(ascii: ">") {
            place += 2
            return
        }
        while let byte = current {
            place += 1
            guard byte == UInt8(ascii: "-"), current == UInt8(ascii: "-") else { continue }
            while current == UInt8(ascii: "-") { place += 1 }
            if current == UInt8(ascii: ">") {
                place += 1
                return
            }
            if current == UInt8(ascii: "!"), self.byte(at: 1) == UInt8(ascii: ">") {
                place += 2
                return
            }
        }
    }

    /// Reads the name of a tag up to a blank, a slash or the end.
    mutating func tagName() -> TagName {
        var name = TagName()
        while let byte = current, !ASCII.isBlank(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") {
            name.append(ASCII.lowered(byte))
            place += 1
        }
        return name
    }

    /// Goes past the attributes of a tag and its `>` (HTML standard, §13.2.5.32 on).
    mutating func attributes(isWanted: Bool) -> Tag {
        var tag = Tag()
        while let byte = current {
            if ASCII.isBlank(byte) {
                place += 1
            } else if byte == UInt8(ascii: ">") {
                place += 1
                tag.isComplete = true
                return tag
            } else if byte == UInt8(ascii: "/") {
                place += 1
                tag.closesItself = current == UInt8(ascii: ">")
            } else {
                let name = attributeName()
                let value = attributeValue()
                guard isWanted, tag.attributes.count < Self.mostAttributes else { continue }
                tag.attributes.append(
                    Attribute(
                        name: String(decoding: bytes[name], as: UTF8.self).lowercased(),
                        value: String(decoding: bytes[value].prefix(Self.longestValue), as: UTF8.self)))
            }
        }
        return tag
    }

    private mutating func attributeName() -> Range<Int> {
        let start = place
        // An equals sign in the first place is part of the name.
        place += 1
        while let byte = current, !ASCII.isBlank(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">"),
            byte != UInt8(ascii: "=")
        { place += 1 }
        return start..<place
    }

    private mutating func attributeValue() -> Range<Int> {
        let empty = place..<place
        var next = place
        while next < bytes.count, ASCII.isBlank(bytes[next]) { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return empty }
        place = next + 1
        while let byte = current, ASCII.isBlank(byte) { place += 1 }
        guard let first = current, first != UInt8(ascii: ">") else { return empty }
        guard first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else {
            let start = place
            while let byte = current, !ASCII.isBlank(byte), byte != UInt8(ascii: ">") { place += 1 }
            return start..<place
        }
        place += 1
        let start = place
        while let byte = current, byte != first { place += 1 }
        defer { place = min(place + 1, bytes.count) }
        return start..<place
    }
}
