import Foundation

/// The encoding of text whose bytes are mostly ASCII (RFC 2045 §6.7).
enum QuotedPrintable {
    /// The bytes that were encoded; what is no escape stays as it is.
    static func decode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let source = Array(bytes)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            let byte = source[index]
            index += 1
            guard byte == UInt8(ascii: "=") else {
                decoded.append(byte)
                continue
            }
            if index < source.count, source[index] == 10 {
                index += 1
            } else if index + 1 < source.count, source[index] == 13, source[index + 1] == 10 {
                index += 2
            } else if index + 1 < source.count, let high = Hexadecimal.value(source[index]),
                let low = Hexadecimal.value(source[index + 1])
            {
                decoded.append(high << 4 | low)
                index += 2
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }
}

/// Header words that are not ASCII (RFC 2047): `=?utf-8?Q?Caf=C3=A9?=`.
enum EncodedWords {
    /// The words as a person reads them; blanks between two encoded words are dropped.
    static func decode(_ header: String) -> String {
        var words = ""
        var rest = header[...]
        var isAfterWord = false
        while let start = rest.firstRange(of: "=?") {
            let before = rest[..<start.lowerBound]
            guard let (word, after) = word(rest[start.upperBound...]) else {
                words += rest[..<start.upperBound]
                isAfterWord = false
                rest = rest[start.upperBound...]
                continue
            }
            // Blanks between two encoded words only separate them.
            if !isAfterWord || !before.allSatisfy(\.isWhitespace) { words += before }
            words += word
            isAfterWord = true
            rest = after
        }
        return words + rest
    }

    /// Reads `charset?Q?text?=`; gives the word and what follows it.
    private static func word(_ source: Substring) -> (String, Substring)? {
        let fields = source.split(separator: "?", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let end = fields[2].firstRange(of: "?=") else { return nil }
        let text = fields[2][..<end.lowerBound]
        guard !text.contains(where: \.isWhitespace) else { return nil }
        let charset = fields[0].prefix { $0 != "*" }
        switch fields[1].uppercased() {
        case "Q":
            let spaced = text.utf8.map { $0 == UInt8(ascii: "_") ? 32 : $0 }
            return (Charset.decode(QuotedPrintable.decode(spaced), named: String(charset)), source[end.upperBound...])
        case "B":
            guard let data = Data(base64Encoded: String(text)) else { return nil }
            return (Charset.decode(Array(data), named: String(charset)), source[end.upperBound...])
        default: return nil
        }
    }
}

/// The character sets that mails come in.
enum Charset {
    /// The text of bytes in a character set; unknown ones are read as UTF-8.
    static func decode(_ bytes: [UInt8], named name: String) -> String {
        switch name.lowercased() {
        case "iso-8859-1", "latin1":
            bytes.reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1)) }
        default: String(decoding: bytes, as: UTF8.self)
        }
    }
}

private enum Hexadecimal {
    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
