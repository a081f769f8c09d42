extension MarkupCursor {
    /// Goes to the end tag of an element whose text is taken as it stands, or to the end.
    mutating func skip(toEndOf name: TagName) {
        while let byte = current {
            if byte == UInt8(ascii: "<"), isEnd(of: name) { return }
            place += 1
        }
    }

    /// Goes to the end tag of a script (HTML standard, §13.2.5.4 and §13.2.5.15 to 31): within `<!--` a script may hold
    /// another one, whose end is not its own.
    mutating func skipScript() {
        var isEscaped = false
        var isDoubled = false
        while let byte = current {
            if isEscaped, byte == UInt8(ascii: "-"), self.byte(at: 1) == UInt8(ascii: "-") {
                while current == UInt8(ascii: "-") { place += 1 }
                if current == UInt8(ascii: ">") { (isEscaped, isDoubled) = (false, false) }
            } else if byte != UInt8(ascii: "<") {
                place += 1
            } else if !isEscaped, stands("<!--") {
                isEscaped = true
                // The two dashes may be the first of those that end it again.
                place += 2
            } else if isDoubled {
                if ends("</script") { isDoubled = false }
                place += 1
            } else if ends("</script") {
                return
            } else {
                if isEscaped, ends("<script") { isDoubled = true }
                place += 1
            }
        }
    }

    /// Whether a word stands here that a name of a tag ends with.
    private func ends(_ word: StaticString) -> Bool {
        guard stands(word), let after = byte(at: word.utf8CodeUnitCount) else { return false }
        return ASCII.isBlank(after) || after == UInt8(ascii: "/") || after == UInt8(ascii: ">")
    }

    /// Whether the end tag of an element stands here.
    private func isEnd(of name: TagName) -> Bool {
        guard byte(at: 1) == UInt8(ascii: "/"), let letter = byte(at: 2), ASCII.isLetter(letter) else { return false }
        var found = TagName()
        var offset = 2
        while let byte = byte(at: offset), !ASCII.isBlank(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") {
            // No element of the kind has a longer name.
            guard offset < 12 else { return false }
            found.append(ASCII.lowered(byte))
            offset += 1
        }
        return found == name && byte(at: offset) != nil
    }
}

extension CharacterReference {
    /// The value of an attribute with its references resolved: there one without a semicolon counts only where nothing that
    /// could belong to a URL follows.
    static func resolved(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "&")) else { return value }
        let bytes = Array(value.utf8)
        var text: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "&"), let found = reading(bytes, at: place) {
                let end = place + found.length
                let isOpen = bytes[end - 1] != UInt8(ascii: ";") && bytes[place + 1] != UInt8(ascii: "#")
                let next = end < bytes.count ? bytes[end] : 0
                if !isOpen || !(next == UInt8(ascii: "=") || ASCII.isLetter(next) || ASCII.isDigit(next)) {
                    text += String(found.scalars.0).utf8
                    if let second = found.scalars.1 { text += String(second).utf8 }
                    place = end
                    continue
                }
            }
            text.append(bytes[place])
            place += 1
        }
        return String(decoding: text, as: UTF8.self)
    }
}
