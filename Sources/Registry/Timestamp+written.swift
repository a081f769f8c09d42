extension Timestamp {
    /// Reads a time with its zone by RFC 3339 (`2026-03-01T20:00:00+01:00`, `…Z`); nothing for any other form.
    ///
    /// Parts of a millisecond are dropped. Leap seconds are refused.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, text.utf8.count == text.count, bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = CivilDate(String(text.prefix(10))),
            let hour = Timestamp.number(bytes[11..<13], below: 24),
            let minute = Timestamp.number(bytes[14..<16], below: 60),
            let second = Timestamp.number(bytes[17..<19], below: 60)
        else { return nil }
        var rest = bytes[19...]
        var fraction: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (48...57).contains($0) }
            guard (1...9).contains(digits.count) else { return nil }
            for place in 0..<3 {
                fraction = fraction * 10 + (place < digits.count ? Int64(digits[digits.startIndex + place]) - 48 : 0)
            }
            rest = rest[digits.endIndex...]
        }
        guard let offset = Timestamp.offset(rest) else { return nil }
        let seconds = day.days * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(milliseconds: seconds * 1000 + fraction)
    }

    /// The seconds east of UTC of `Z`, `+01:00` or `-03:30`.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        if bytes.elementsEqual("Z".utf8) { return 0 }
        let start = bytes.startIndex
        guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"),
            bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-"),
            let hours = number(bytes[(start + 1)..<(start + 3)], below: 24),
            let minutes = number(bytes[(start + 4)..<(start + 6)], below: 60)
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return bytes[start] == UInt8(ascii: "-") ? -seconds : seconds
    }

    private static func number(_ digits: ArraySlice<UInt8>, below limit: Int64) -> Int64? {
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let number = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) - 48 }
        return number < limit ? number : nil
    }
}
