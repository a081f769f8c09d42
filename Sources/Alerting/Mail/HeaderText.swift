/// The values of mail headers: one line of text, encoded and folded so that nothing in it can end a header.
enum HeaderText {
    /// The longest line that is written, without its end (RFC 2047 §2).
    static let lineLength = 76

    /// The text in one line: controls, line and paragraph separators become spaces, marks that turn the direction of
    /// reading are dropped, runs of spaces become one.
    static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isAfterSpace = true
        for scalar in text.unicodeScalars where !isDirectionMark(scalar) {
            let isSpace =
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: true
                default: scalar == " "
                }
            if !isSpace {
                result.append(scalar)
            } else if !isAfterSpace {
                result.append(" ")
            }
            isAfterSpace = isSpace
        }
        if isAfterSpace, !result.isEmpty { result.removeLast() }
        return String(result)
    }

    /// A header with free text, `Subject`.
    static func unstructured(_ name: String, _ text: String) -> String {
        let text = clean(text)
        let words = text.split(separator: " ").map(String.init)
        let isPlain =
            text.utf8.allSatisfy { $0 < 0x80 } && !text.contains("=?")
            && words.allSatisfy { $0.utf8.count <= 60 }
        return fold(name, isPlain ? words : encodedWords(text, firstRoom: lineLength - name.utf8.count - 2))
    }

    /// A header with one mailbox, `From`.
    static func mailbox(_ name: String, _ mailbox: Mailbox) -> String {
        guard let display = mailbox.name else { return fold(name, [mailbox.address]) }
        return fold(name, phrase(display, firstRoom: lineLength - name.utf8.count - 2) + ["<\(mailbox.address)>"])
    }

    /// A header whose value is made of words that need no encoding.
    static func fold(_ name: String, _ words: [String]) -> String {
        var lines = ""
        var line = "\(name):"
        for (index, word) in words.enumerated() {
            // The first word stays beside the name: a line of a name alone is read badly by some programs.
            if line.utf8.count + 1 + word.utf8.count > lineLength, index > 0 {
                lines += line + "\r\n"
                line = ""
            }
            line += " " + word
        }
        return lines + line + "\r\n"
    }

    private static func phrase(_ name: String, firstRoom: Int) -> [String] {
        let words = name.split(separator: " ").map(String.init)
        let isPlain =
            name.utf8.allSatisfy { $0 < 0x80 } && !name.contains("=?") && words.allSatisfy { $0.utf8.count <= 60 }
        guard isPlain else { return encodedWords(name, firstRoom: firstRoom) }
        let isAtoms = name.utf8.allSatisfy { isAtomByte($0) || $0 == UInt8(ascii: " ") }
        guard !isAtoms else { return words }
        let escaped = name.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        return "\"\(escaped)\"".split(separator: " ").map(String.init)
    }

    /// Encoded words (RFC 2047, form Q), each within a line and of whole characters; spaces between them are not read.
    private static func encodedWords(_ text: String, firstRoom: Int) -> [String] {
        let (start, end) = ("=?UTF-8?Q?", "?=")
        var words: [String] = []
        var word = start
        for scalar in text.unicodeScalars {
            let piece = String(scalar).utf8.map(encodedByte).joined()
            let room = words.isEmpty ? firstRoom : lineLength - 1
            if word.utf8.count + piece.utf8.count + end.utf8.count > room, word != start {
                words.append(word + end)
                word = start
            }
            word += piece
        }
        return words + [word + end]
    }

    /// One byte in an encoded word, by the strictest of its rules (RFC 2047 §5 (3), names of people).
    private static func encodedByte(_ byte: UInt8) -> String {
        if byte == UInt8(ascii: " ") { return "_" }
        let isPlain = isLetterOrDigit(byte) || "!*+-/".utf8.contains(byte)
        return isPlain ? String(UnicodeScalar(byte)) : "=" + hexadecimal(byte)
    }

    /// Two digits, capitals.
    static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private static func isDirectionMark(_ scalar: UnicodeScalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
