/// Percent-encoding of text for URLs (RFC 3986).
enum PercentEncoding {
    /// A text as one part of a URL: everything but unreserved characters is encoded.
    static func encoded(_ text: String) -> String {
        encode(text) { isLetterOrDigit($0) || "-._~".utf8.contains($0) }
    }

    /// A URL as a server sent it, with what no URL may hold encoded; what is there stays, other scripts too.
    static func cleaned(_ url: String) -> String {
        encode(url) { $0 >= 0x80 || (0x21...0x7E).contains($0) && !#""<>\^`{|}"#.utf8.contains($0) }
    }

    private static func encode(_ text: String, unless isKept: (UInt8) -> Bool) -> String {
        guard !text.utf8.allSatisfy(isKept) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isKept(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
