/// Why bytes are not a latency histogram.
public struct LatencyHistogramDamage: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was found.
    public let found: String
    /// What was expected in its place.
    public let expected: String
    /// The byte at which it was found, counted from 0.
    public let offset: Int

    /// What is wrong, where, what was expected and what to do.
    public var description: String {
        "the latency histogram is damaged at byte \(offset): \(found); expected \(expected); count these results "
            + "again, or restore the database from a backup"
    }
}

/// Reads variable-length numbers one after the other.
struct NumberReader {
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func nextByte() -> UInt8? {
        guard offset < bytes.count else { return nil }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// The next number, where it lies within limits and is written in as few bytes as possible.
    mutating func number(
        from least: UInt64 = 0, upTo most: UInt64, _ what: @autoclosure () -> String
    ) throws(LatencyHistogramDamage) -> UInt64 {
        let start = offset
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = nextByte() else { throw damage("the end, in \(what())", "more bytes", at: offset) }
            let bits = UInt64(byte & 0x7F)
            guard (bits << shift) >> shift == bits else { break }
            number |= bits << shift
            guard byte & 0x80 == 0 else { continue }
            guard byte != 0 || shift == 0 else {
                throw damage("\(what()) in more bytes than it needs", "the shortest form", at: start)
            }
            guard number >= least, number <= most else {
                throw damage("\(number) as \(what())", "\(least) to \(most)", at: start)
            }
            return number
        }
        throw damage("\(what()) of more than 64 bits", "\(least) to \(most)", at: start)
    }

    /// Refuses bytes after the last number.
    func end() throws(LatencyHistogramDamage) {
        guard offset == bytes.count else { throw damage("\(bytes.count - offset) more bytes", "the end", at: offset) }
    }

    func damage(_ found: String, _ expected: String, at offset: Int) -> LatencyHistogramDamage {
        LatencyHistogramDamage(found: found, expected: expected, offset: offset)
    }
}
