import Glibc

/// Which names of headers may be in a block: nearly everything that is asked for is not there, and this says so at once.
public struct HeaderNames: Sendable {
    /// One bit for all names of the same length that begin and end alike, and for some others.
    private var bits: UInt64 = 0
    /// The same of those that were noted more than once.
    private var repeated: UInt64 = 0

    init() {}

    /// Notes names.
    public init(_ names: [HeaderName]) {
        for name in names { bits |= name.bit }
    }

    /// Notes the names in a block.
    init(_ block: [UInt8]) {
        block.withUnsafeBufferPointer { block in
            guard let base = block.baseAddress else { return }
            var start = 0
            while start < block.count {
                let rest = block.count - start
                let end = memchr(base + start, Int32(UInt8(ascii: "\n")), rest).map {
                    UnsafeRawPointer(base).distance(to: $0)
                }
                if let colon = memchr(base + start, Int32(UInt8(ascii: ":")), (end ?? block.count) - start) {
                    var last = UnsafeRawPointer(base).distance(to: colon) - 1
                    while last > start, block[last] == 0x20 || block[last] == 0x09 { last -= 1 }
                    if last >= start { note(block[start], block[last], count: last - start + 1) }
                }
                guard let end else { return }
                start = end + 1
            }
        }
    }

    /// Whether some of them may be the same as some of others; where not, none is.
    func mayShare(_ others: HeaderNames) -> Bool { bits & others.bits != 0 }

    /// Whether a name may be among them; where not, it is not.
    func mayHold(_ name: some BidirectionalCollection<UInt8>) -> Bool {
        guard let first = name.first, let last = name.last else { return false }
        return bits & Self.bit(first, last, count: name.count) != 0
    }

    private mutating func note(_ first: UInt8, _ last: UInt8, count: Int) {
        let bit = Self.bit(first, last, count: count)
        repeated |= bits & bit
        bits |= bit
    }

    /// Whether a name may be among them; where not, it is not.
    func mayHold(_ name: HeaderName) -> Bool { bits & name.bit != 0 }

    /// Whether a name may be among them more than once; where not, it is not.
    func mayRepeat(_ name: HeaderName) -> Bool { repeated & name.bit != 0 }

    /// The bit for names that begin and end so.
    static func bit(_ first: UInt8, _ last: UInt8, count: Int) -> UInt64 {
        // Upper and lower case of letters differ in this one bit.
        let sum = UInt64(first | 0x20) &* 5 ^ UInt64(last | 0x20) &* 11 ^ UInt64(count)
        return 1 << (sum % 64)
    }
}
