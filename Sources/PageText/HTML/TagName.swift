/// The name of an element in small letters, short enough to be compared in one step.
///
/// Longer names are none that a rule of ours knows; they all are the same.
struct TagName: Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var count = 0

    init() {}

    init(_ name: String) {
        for byte in name.utf8 { append(byte) }
    }

    mutating func append(_ byte: UInt8) {
        count = min(count + 1, 17)
        switch count {
        case ...8: low = low << 8 | UInt64(byte)
        case ...16: high = high << 8 | UInt64(byte)
        default: (low, high) = (0, 0)
        }
    }
}

/// What the rules of markup ask about single bytes.
enum ASCII {
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
