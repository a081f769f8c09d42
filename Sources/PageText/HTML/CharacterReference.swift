/// What a reference to a character stands for (HTML standard, §13.2.5.72 on), where it stands in text.
enum CharacterReference {
    /// The scalars of a reference, and how many bytes it has from its ampersand on; nil where it is none.
    static func reading(
        _ bytes: [UInt8], at place: Int
    ) -> (scalars: (Unicode.Scalar, Unicode.Scalar?), length: Int)? {
        guard place + 1 < bytes.count else { return nil }
        guard bytes[place + 1] == UInt8(ascii: "#") else {
            guard let found = NamedReferences.standard.match(bytes, at: place + 1) else { return nil }
            return (found.scalars, found.length + 1)
        }
        var next = place + 2
        let isHex = next < bytes.count && bytes[next] | 0x20 == UInt8(ascii: "x")
        if isHex { next += 1 }
        let first = next
        var number: UInt32 = 0
        while next < bytes.count, let digit = digit(bytes[next], isHex: isHex) {
            // More than any scalar has: the number no longer matters.
            if number <= 0x10FFFF { number = number * (isHex ? 16 : 10) + digit }
            next += 1
        }
        guard next > first else { return nil }
        if next < bytes.count, bytes[next] == UInt8(ascii: ";") { next += 1 }
        return ((scalar(number), nil), next - place)
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        if ASCII.isDigit(byte) { return UInt32(byte - 0x30) }
        let letter = byte | 0x20
        return isHex && (0x61...0x66).contains(letter) ? UInt32(letter - 0x61 + 10) : nil
    }

    private static func scalar(_ number: UInt32) -> Unicode.Scalar {
        if (0x80...0x9F).contains(number) { return CharacterDecoding.windows1252(UInt8(number)) }
        return number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
    }
}
