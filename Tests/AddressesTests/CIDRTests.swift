import Addresses
import TestSupport
import Testing

struct CIDRTests {
    @Test(arguments: [
        ("10.20.0.0/16", "10.20.0.0/16"), ("0.0.0.0/0", "0.0.0.0/0"), ("10.0.0.1", "10.0.0.1/32"), ("::/0", "::/0"),
        ("2001:db8::/32", "2001:db8::/32"), ("::1", "::1/128"), ("2001:db8::8000:0:0:0/65", "2001:db8:0:0:8000::/65"),
    ])
    func `a block is read and written`(text: String, expected: String) throws {
        #expect(try CIDR(parsing: text).description == expected)
    }

    @Test(arguments: [
        ("10.0.0.0/33", "0 to 32"), ("10.0.0.0/-1", "0 to 32"), ("10.0.0.0/", "0 to 32"), ("::/129", "0 to 128"),
        ("10.0.0/8", "10.20.0.0/16"), ("office", "not an IPv4 or IPv6 address"), ("10.20.0.1/16", "write 10.20.0.0/16"),
        ("2001:db8::1/32", "write 2001:db8::/32"), ("", "not an IPv4 or IPv6 address"),
    ])
    func `a wrong block is refused with what to write instead`(text: String, expected: String) {
        let error = #expect(throws: CIDR.ParseError.self) { try CIDR(parsing: text) }
        #expect(error?.description.contains(expected) == true)
        #expect(error?.description.contains("\"\(text)\"") == true)
    }

    @Test(arguments: UInt64(1)...100)
    func `a block contains exactly the addresses that share its first bits`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let first = IPAddress.v6(high: random.next(), low: random.next())
        let length = Int.random(in: 0...128, using: &random)
        let block = CIDR(address: first, prefixLength: length)
        #expect(block.contains(first))
        guard case .v6(let high, let low) = first, length > 0 else { return }
        // The last bit of the prefix turned over: just outside. A bit after it: still inside.
        let outside =
            length <= 64
            ? IPAddress.v6(high: high ^ 1 << UInt64(64 - length), low: low)
            : IPAddress.v6(high: high, low: low ^ 1 << UInt64(128 - length))
        #expect(!block.contains(outside))
        if length < 128 { #expect(block.contains(.v6(high: high, low: length < 128 ? low ^ 1 : low)) == true) }
        #expect(!block.contains(.v4(0)))
    }
}
