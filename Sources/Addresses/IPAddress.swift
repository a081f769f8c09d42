/// An address of the internet protocol, version 4 or 6, without a zone.
public enum IPAddress: Sendable, Hashable {
    /// Version 4: 32 bits, the first octet highest.
    case v4(UInt32)
    /// Version 6: the first and the last 64 bits.
    case v6(high: UInt64, low: UInt64)

    /// 127.0.0.1.
    public static let loopback = IPAddress.v4(0x7f00_0001)

    /// Whether it is the unspecified address, 0.0.0.0 or ::, also wrapped.
    public var isUnspecified: Bool {
        switch unwrapped {
        case .v4(let bits): bits == 0
        case .v6(let high, let low): high == 0 && low == 0
        }
    }

    /// Whether it is a loopback address, 127.0.0.0/8 or ::1, also wrapped.
    public var isLoopback: Bool {
        switch unwrapped {
        case .v4(let bits): bits >> 24 == 127
        case .v6(let high, let low): high == 0 && low == 1
        }
    }

    /// The IPv4 address inside an IPv4-mapped, NAT64 (RFC 6052) or 6to4 (RFC 3056) address; else the address itself.
    ///
    /// A packet to such an address ends at the inner one, so the inner one is judged.
    public var unwrapped: IPAddress {
        guard case .v6(let high, let low) = self else { return self }
        if high == 0, low >> 32 == 0xffff { return .v4(UInt32(truncatingIfNeeded: low)) }
        if high == 0x0064_ff9b_0000_0000, low >> 32 == 0 { return .v4(UInt32(truncatingIfNeeded: low)) }
        if high >> 48 == 0x2002 { return .v4(UInt32(truncatingIfNeeded: high >> 16)) }
        return self
    }
}

extension IPAddress: CustomStringConvertible {
    /// The usual spelling: dotted decimal, or RFC 5952.
    public var description: String {
        switch self {
        case .v4(let bits): Self.dotted(bits)
        case .v6(let high, let low): Self.colons(high: high, low: low)
        }
    }

    private static func dotted(_ bits: UInt32) -> String {
        "\(bits >> 24).\(bits >> 16 & 0xff).\(bits >> 8 & 0xff).\(bits & 0xff)"
    }

    private static func colons(high: UInt64, low: UInt64) -> String {
        if high == 0, low >> 32 == 0xffff { return "::ffff:" + dotted(UInt32(truncatingIfNeeded: low)) }
        let groups = [high, low].flatMap { half in (0..<4).map { UInt16(truncatingIfNeeded: half >> (48 - 16 * $0)) } }
        var best = 0..<0
        var index = 0
        while index < groups.count {
            let end = groups[index...].firstIndex { $0 != 0 } ?? groups.count
            // RFC 5952 §4.2: the longest run of at least two zero groups, the first of equals.
            if end - index > max(best.count, 1) { best = index..<end }
            index = max(end, index + 1)
        }
        func text(_ range: Range<Int>) -> String {
            groups[range].map { String($0, radix: 16) }.joined(separator: ":")
        }
        return best.isEmpty ? text(0..<8) : text(0..<best.lowerBound) + "::" + text(best.upperBound..<8)
    }
}
