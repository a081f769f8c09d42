/// The code by which somebody without a name finds out what became of what they said: 128 random bits, shown once.
///
/// Written in Crockford's base 32, in groups that can be read out on the phone: `4T7Q-…`. Capitals do not matter, and
/// letters that look like digits are read as digits.
public struct FollowCode: Sendable, Hashable, CustomStringConvertible {
    /// The bits.
    public let bytes: [UInt8]

    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// A code of 16 bytes; nothing for any other number.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads a code as a person writes it; nothing where it is none.
    public init?(_ text: String) {
        var values: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: " "): continue
            case UInt8(ascii: "o"), UInt8(ascii: "O"): values.append(0)
            case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "l"), UInt8(ascii: "L"): values.append(1)
            default:
                let capital = (97...122).contains(byte) ? byte & 0xDF : byte
                guard let value = Self.letters.firstIndex(of: capital) else { return nil }
                values.append(UInt8(value))
            }
            guard values.count <= 26 else { return nil }
        }
        // 26 letters are 130 bits; the first two are none.
        guard values.count == 26, values[0] < 8 else { return nil }
        var bytes: [UInt8] = []
        var bits = UInt32(values[0])
        var count = 3
        for value in values.dropFirst() {
            bits = bits << 5 | UInt32(value)
            count += 5
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count - 8)))
                count -= 8
                bits &= (1 << UInt32(count)) - 1
            }
        }
        self.bytes = bytes
    }

    /// The form that people are shown.
    public var description: String {
        var written: [UInt8] = []
        var bits: UInt32 = 0
        var count = 2
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                written.append(Self.letters[Int(bits >> UInt32(count - 5)) & 31])
                count -= 5
                bits &= (1 << UInt32(count)) - 1
            }
        }
        let text = Array(written)
        return stride(from: 0, to: text.count, by: 5).map { start in
            String(decoding: text[start..<min(start + 5, text.count)], as: UTF8.self)
        }.joined(separator: "-")
    }
}
