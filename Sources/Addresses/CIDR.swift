/// A block of addresses in the notation of RFC 4632 and RFC 4291, `10.20.0.0/16` or `2001:db8::/32`.
public struct CIDR: Sendable, Hashable, CustomStringConvertible {
    /// Why a text is not a block of addresses.
    public struct ParseError: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong, what was expected, and what to write instead where that is known.
        public let description: String
    }

    /// The first address of the block.
    public let address: IPAddress
    /// How many leading bits all addresses of the block share.
    public let prefixLength: Int

    /// Creates a block; bits after the prefix are cleared and the length is held within the address.
    public init(address: IPAddress, prefixLength: Int) {
        let length = min(max(prefixLength, 0), address.bitCount)
        self.address = address.masked(to: length)
        self.prefixLength = length
    }

    /// Reads a block; an address alone is a block of one.
    ///
    /// - Throws: `ParseError` for anything else, also for bits set after the prefix, which mostly are a mistake.
    public init(parsing text: String) throws(ParseError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(parts[0]) else {
            throw ParseError(
                description: "\"\(text)\" is not a block of addresses: \"\(parts[0])\" is not an IPv4 or IPv6 address; "
                    + "write it like 10.20.0.0/16 or 2001:db8::/32")
        }
        guard parts.count == 2 else {
            self.init(address: address, prefixLength: address.bitCount)
            return
        }
        let digits = parts[1]
        let isNumber =
            !digits.isEmpty && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isNumber, let length = Int(digits), length <= address.bitCount else {
            throw ParseError(
                description: "\"\(text)\" is not a block of addresses: after the / a whole number from 0 to "
                    + "\(address.bitCount) is expected, not \"\(digits)\"")
        }
        self.init(address: address, prefixLength: length)
        guard self.address == address else {
            throw ParseError(
                description: "\"\(text)\" has bits set after the first \(length); write \(self) for the whole block, "
                    + "or \(address)/\(address.bitCount) for the one address")
        }
    }

    /// Whether an address of the same version is in the block.
    public func contains(_ other: IPAddress) -> Bool {
        switch (address, other) {
        case (.v4(let first), .v4(let bits)):
            prefixLength == 0 || (first ^ bits) >> UInt32(32 - prefixLength) == 0
        case (.v6(let high, let low), .v6(let otherHigh, let otherLow)):
            if prefixLength <= 64 {
                prefixLength == 0 || (high ^ otherHigh) >> UInt64(64 - prefixLength) == 0
            } else {
                high == otherHigh && (low ^ otherLow) >> UInt64(128 - prefixLength) == 0
            }
        default: false
        }
    }

    /// The notation that it is read from.
    public var description: String { "\(address)/\(prefixLength)" }
}

extension IPAddress {
    /// How many bits an address of this version has.
    var bitCount: Int {
        switch self {
        case .v4: 32
        case .v6: 128
        }
    }

    /// The address with all bits after the first ones cleared.
    func masked(to length: Int) -> IPAddress {
        switch self {
        case .v4(let bits):
            .v4(length == 0 ? 0 : bits & UInt32.max << UInt32(32 - length))
        case .v6(let high, let low):
            .v6(
                high: length == 0 ? 0 : high & UInt64.max << UInt64(max(64 - length, 0)),
                low: length <= 64 ? 0 : low & UInt64.max << UInt64(128 - length))
        }
    }
}
