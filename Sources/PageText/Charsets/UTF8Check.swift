/// Whether bytes are UTF-8.
enum UTF8Check {
    /// - Parameter isWhole: whether they are all; else a character that is cut at the end is no fault.
    static func isValid(_ bytes: [UInt8], isWhole: Bool) -> Bool {
        let count = isWhole ? bytes.count : wholeCharacters(in: bytes)
        return (try? UTF8Span(validating: bytes.span.extracting(0..<count))) != nil
    }

    /// How many bytes are left when a character that is cut at the end is taken away.
    static func wholeCharacters(in bytes: [UInt8]) -> Int {
        var start = bytes.count - 1
        while start >= 0, bytes.count - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= 0 else { return bytes.count }
        let length =
            switch bytes[start] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        return start + length > bytes.count ? start : bytes.count
    }
}
