/// Text in lines of ASCII, readable for the most part (RFC 2045 §6.7).
enum QuotedPrintable {
    /// Encodes text: lines of at most 76 characters, CR LF at every end, other control characters dropped.
    static func encode(_ text: String) -> String {
        // By scalars: CR LF is one character to Swift.
        var lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { encode(line: $0.last == "\r" ? $0.dropLast() : $0) + "\r\n" }.joined()
    }

    private static func encode(line: Substring.UnicodeScalarView) -> String {
        let kept = line.filter { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }
        let bytes = Array(String(String.UnicodeScalarView(kept)).utf8)
        var result = ""
        var length = 0
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let piece = encoded(byte, isLast: isLast)
            // A line that goes on ends with an equals sign of its own.
            if length + piece.utf8.count > (isLast ? HeaderText.lineLength : HeaderText.lineLength - 1) {
                result += "=\r\n"
                length = 0
            }
            result += piece
            length += piece.utf8.count
        }
        return result
    }

    private static func encoded(_ byte: UInt8, isLast: Bool) -> String {
        let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
        let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || isBlank && !isLast
        return isPlain ? String(UnicodeScalar(byte)) : "=" + HeaderText.hexadecimal(byte)
    }
}
