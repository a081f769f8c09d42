import Patterns

/// Messages that PHP prints into a page (main/main.c, `php_error_cb`).
///
/// Their form in the markup is PHP's alone, and people must be able to read them: one in a comment, a script or a field of
/// a form is none.
enum PHPErrorSearch {
    /// What ends a program, or leaves a gap in its page; a note or something deprecated does neither.
    private static let kinds = ["Fatal error", "Parse error", "Recoverable fatal error", "Warning"]

    /// The longest message that is looked through, with the calls that led there, in bytes.
    private static let longest = 64 << 10

    /// A warning without markup, as the first thing of the answer.
    private static let plain = try? Pattern(
        "\\A\\r?\\nWarning: [^\\n]{1,2000} in (?:/|[A-Za-z]:\\\\)[^\\n]{1,300} on line \\d+\\r?(?:\\n|\\z)")

    /// Whether a page shows one.
    static func finds(on page: borrowing PageView) -> Bool {
        let characters = page.characters
        if characters.first == 0x0A || characters.first == 0x0D,
            ((try? plain?.firstMatch(in: Array(characters.prefix(4096)))) ?? nil) != nil
        {
            return true
        }
        guard ByteSearch.contains("</b>:  ", in: characters) else { return false }
        for kind in kinds {
            let opening = Array("<br />\n<b>\(kind)</b>:  ".utf8)
            var rest = characters[...]
            while let start = rest.firstRange(of: opening)?.upperBound {
                rest = rest[start...]
                if let place = place(in: rest.prefix(longest)), ByteSearch.contains(place, in: page.text) {
                    return true
                }
            }
        }
        return false
    }

    /// Where the error was, as people read it: `FILE on line N`; nothing where the message does not end as PHP's do.
    private static func place(in message: ArraySlice<UInt8>) -> String? {
        guard let middle = message.firstRange(of: Array("</b> on line <b>".utf8)),
            let file = message[..<middle.lowerBound].lastIndex(of: UInt8(ascii: ">")),
            message[...file].suffix(7).elementsEqual(" in <b>".utf8)
        else { return nil }
        let line = message[middle.upperBound...].prefix { (48...57).contains($0) }
        guard !line.isEmpty, message[line.endIndex...].starts(with: "</b>".utf8) else { return nil }
        let name = message[message.index(after: file)..<middle.lowerBound]
        return "\(String(decoding: name, as: UTF8.self)) on line \(String(decoding: line, as: UTF8.self))"
    }
}
