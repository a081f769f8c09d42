/// A range of addresses that leads somewhere else than to the public internet, with the document that reserves it.
///
/// Source: the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890), and the addresses that cloud
/// platforms answer on.
public struct SpecialRange: Sendable, Hashable {
    /// The addresses.
    public let block: CIDR
    /// What they are for.
    public let name: String
    /// The document that reserves them.
    public let source: String

    /// The range that an address is in, judged by the inner address where it is wrapped; nothing for a public address.
    public static func containing(_ address: IPAddress) -> SpecialRange? {
        switch address.unwrapped {
        case .v4(let bits):
            guard mayBeSpecial(firstOctet: bits >> 24) else { return nil }
            return blocks4.firstIndex { ($0.start ^ bits) >> $0.shift == 0 }.map { version4[$0] }
        case .v6(let high, let low):
            let isGlobalUnicast = high >> 61 == 1
            if let range = version6.first(where: { $0.block.contains(.v6(high: high, low: low)) }) { return range }
            return isGlobalUnicast ? nil : notGlobal
        }
    }

    /// Whether any range begins with an octet: most addresses are answered by this alone.
    static func mayBeSpecial(firstOctet: UInt32) -> Bool {
        switch firstOctet {
        case 0, 10, 100, 127, 168, 169, 172, 192, 198, 203, 224...255: true
        default: false
        }
    }

    /// The blocks of `version4` as bits: intranets are asked about with every run.
    private static let blocks4: [(start: UInt32, shift: UInt32)] = version4.map { range in
        guard case .v4(let start) = range.block.address else { preconditionFailure("a range of IPv4 has IPv4") }
        return (start, UInt32(32 - range.block.prefixLength))
    }

    private init(_ address: IPAddress, _ length: Int, _ name: String, _ source: String) {
        block = CIDR(address: address, prefixLength: length)
        self.name = name
        self.source = source
    }

    private static func four(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ length: Int, _ name: String, _ source: String
    ) -> SpecialRange {
        SpecialRange(.v4(a << 24 | b << 16 | c << 8 | d), length, name, source)
    }

    private static func six(_ high: UInt64, _ length: Int, _ name: String, _ source: String) -> SpecialRange {
        SpecialRange(.v6(high: high, low: 0), length, name, source)
    }

    private static let notGlobal = six(0, 0, "not global unicast", "RFC 4291")

    /// Narrow ranges before the wide ones that hold them, so that the narrow name is told.
    private static let version4 = [
        four(0, 0, 0, 0, 8, "this network", "RFC 791"),
        four(10, 0, 0, 0, 8, "private", "RFC 1918"),
        four(100, 64, 0, 0, 10, "shared address space of carriers", "RFC 6598"),
        four(127, 0, 0, 0, 8, "loopback", "RFC 1122"),
        four(168, 63, 129, 16, 32, "cloud platform service", "Azure documentation"),
        four(169, 254, 169, 254, 32, "cloud metadata service", "RFC 3927"),
        four(169, 254, 0, 0, 16, "link-local", "RFC 3927"),
        four(172, 16, 0, 0, 12, "private", "RFC 1918"),
        four(192, 0, 0, 0, 24, "protocol assignments", "RFC 6890"),
        four(192, 0, 2, 0, 24, "documentation", "RFC 5737"),
        four(192, 88, 99, 0, 24, "6to4 relay", "RFC 7526"),
        four(192, 168, 0, 0, 16, "private", "RFC 1918"),
        four(198, 18, 0, 0, 15, "benchmarking", "RFC 2544"),
        four(198, 51, 100, 0, 24, "documentation", "RFC 5737"),
        four(203, 0, 113, 0, 24, "documentation", "RFC 5737"),
        four(224, 0, 0, 0, 4, "multicast", "RFC 5771"),
        four(255, 255, 255, 255, 32, "broadcast", "RFC 919"),
        four(240, 0, 0, 0, 4, "reserved", "RFC 1112"),
    ]

    private static let version6 = [
        SpecialRange(.v6(high: 0, low: 0), 128, "unspecified", "RFC 4291"),
        SpecialRange(.v6(high: 0, low: 1), 128, "loopback", "RFC 4291"),
        six(0x0064_ff9b_0001_0000, 48, "local NAT64", "RFC 8215"),
        six(0x0100_0000_0000_0000, 64, "discard", "RFC 6666"),
        six(0x2001_0000_0000_0000, 32, "Teredo tunnel", "RFC 4380"),
        six(0x2001_0002_0000_0000, 48, "benchmarking", "RFC 5180"),
        six(0x2001_0000_0000_0000, 23, "protocol assignments", "RFC 2928"),
        six(0x2001_0db8_0000_0000, 32, "documentation", "RFC 3849"),
        six(0x3fff_0000_0000_0000, 20, "documentation", "RFC 9637"),
        SpecialRange(.v6(high: 0xfd00_0ec2_0000_0000, low: 0x254), 128, "cloud metadata service", "RFC 4193"),
        six(0xfc00_0000_0000_0000, 7, "unique local", "RFC 4193"),
        six(0xfe80_0000_0000_0000, 10, "link-local", "RFC 4291"),
        six(0xfec0_0000_0000_0000, 10, "site-local", "RFC 3879"),
        six(0xff00_0000_0000_0000, 8, "multicast", "RFC 4291"),
    ]
}
