extension IPAddress {
    /// Reads the usual spelling: four decimal numbers without leading zeros, or RFC 4291 without brackets or zone.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        if bytes.contains(UInt8(ascii: ":")) {
            guard let halves = Self.version6(bytes[...]) else { return nil }
            self = .v6(high: halves.high, low: halves.low)
        } else {
            guard let bits = Self.version4(bytes[...]) else { return nil }
            self = .v4(bits)
        }
    }

    /// Reads every spelling of a host that systems take for an address instead of a name.
    ///
    /// Besides the usual spelling: brackets, a closing dot, and the old shapes of `inet_aton` with one to four numbers in
    /// decimal, octal or hexadecimal (`2130706433`, `0x7f.1`, `0177.0.0.1`).
    public init?(hostLiteral host: some StringProtocol) {
        var text = Array(host.utf8)[...]
        if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") {
            text = text.dropFirst().dropLast()
            // A zone (RFC 6874) does not change the range that the address is in.
            if let zone = text.firstIndex(of: UInt8(ascii: "%")) { text = text[..<zone] }
        }
        if text.contains(UInt8(ascii: ":")) {
            guard let halves = Self.version6(text) else { return nil }
            self = .v6(high: halves.high, low: halves.low)
            return
        }
        if text.count > 1, text.last == UInt8(ascii: ".") { text = text.dropLast() }
        guard let bits = Self.oldVersion4(text) else { return nil }
        self = .v4(bits)
    }

    private static func version4(_ text: ArraySlice<UInt8>) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            let hasLeadingZero = part.count > 1 && part.first == UInt8(ascii: "0")
            guard !hasLeadingZero, let octet = number(part, radix: 10), octet < 256 else { return nil }
            bits = bits << 8 | UInt32(octet)
        }
        return bits
    }

    /// One to four numbers; the last one fills all the bits that are left.
    private static func oldVersion4(_ text: ArraySlice<UInt8>) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 4, let last = parts.last else { return nil }
        var bits: UInt64 = 0
        for part in parts.dropLast() {
            guard let value = oldNumber(part), value < 256 else { return nil }
            bits = bits << 8 | value
        }
        let left = UInt64(8 * (5 - parts.count))
        guard let value = oldNumber(last), value < 1 << left else { return nil }
        return UInt32(truncatingIfNeeded: bits << left | value)
    }

    private static func oldNumber(_ part: ArraySlice<UInt8>) -> UInt64? {
        guard part.count > 1, part.first == UInt8(ascii: "0") else { return number(part, radix: 10) }
        let digits = part.dropFirst()
        guard digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X") else {
            return number(digits, radix: 8)
        }
        // `0x` alone counts as 0 in several parsers.
        return digits.count == 1 ? 0 : number(digits.dropFirst(), radix: 16)
    }

    private static func version6(_ text: ArraySlice<UInt8>) -> (high: UInt64, low: UInt64)? {
        var before: [UInt16] = []
        var after: [UInt16]?
        var rest = text
        if rest.starts(with: [UInt8(ascii: ":"), UInt8(ascii: ":")]) {
            after = []
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
            let part = rest[..<end]
            if part.contains(UInt8(ascii: ".")) {
                guard end == rest.endIndex, let bits = version4(part) else { return nil }
                append([UInt16(bits >> 16), UInt16(bits & 0xffff)])
                break
            }
            guard part.count <= 4, let group = number(part, radix: 16) else { return nil }
            append([UInt16(group)])
            guard end < rest.endIndex else { break }
            rest = rest[(end + 1)...]
            if rest.first == UInt8(ascii: ":") {
                guard after == nil else { return nil }
                after = []
                rest = rest.dropFirst()
            } else if rest.isEmpty {
                return nil
            }
        }
        func append(_ groups: [UInt16]) {
            if after == nil { before += groups } else { after? += groups }
        }
        let count = before.count + (after?.count ?? 0)
        guard after == nil ? count == 8 : count < 8 else { return nil }
        let groups = before + [UInt16](repeating: 0, count: 8 - count) + (after ?? [])
        func half(_ part: ArraySlice<UInt16>) -> UInt64 { part.reduce(0) { $0 << 16 | UInt64($1) } }
        return (half(groups[..<4]), half(groups[4...]))
    }

    /// A number of digits alone: no sign, no spaces, at most 12 digits so that it cannot overflow.
    private static func number(_ digits: ArraySlice<UInt8>, radix: UInt64) -> UInt64? {
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        guard !digits.isEmpty, significant.count <= 12 else { return nil }
        var value: UInt64 = 0
        for digit in significant {
            let digitValue: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digitValue = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digitValue = digit - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digitValue = digit - UInt8(ascii: "A") + 10
            default: return nil
            }
            guard digitValue < radix else { return nil }
            value = value * radix + UInt64(digitValue)
        }
        return value
    }
}
