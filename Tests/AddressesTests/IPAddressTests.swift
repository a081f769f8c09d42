import Addresses
import Testing

struct IPAddressTests {
    @Test(arguments: [
        ("0.0.0.0", "0.0.0.0"), ("192.0.2.1", "192.0.2.1"), ("255.255.255.255", "255.255.255.255"),
        ("::", "::"), ("::1", "::1"), ("2001:DB8::0001", "2001:db8::1"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.1"), ("64:ff9b::10.0.0.1", "64:ff9b::a00:1"), ("fe80::", "fe80::"),
        ("1::", "1::"), ("0:0:0:1::", "0:0:0:1::"),
    ])
    func `an address is read and written in its usual form`(text: String, expected: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == expected)
        #expect(IPAddress(expected) == address)
    }

    @Test(arguments: [
        "", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", "+1.2.3.4", "1..2.3", "0x7f.0.0.1", ":",
        ":::",
        "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "g::", "::1%eth0", "[::1]",
        "1:", ":1", "::1.2.3", "1.2.3.4::", "1:2:3:4:5:6:7:1.2.3.4", "\u{ff11}.2.3.4",
    ])
    func `anything else is not an address`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: [
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0X7F.0.0.1", "0177.0.0.1",
        "017700000001",
        "127.0.0.1.", "0x7f.0x0.0x1", "00177.0.0.01",
    ])
    func `every old spelling of loopback is seen as loopback`(host: String) {
        #expect(IPAddress(hostLiteral: host) == .loopback)
    }

    @Test(arguments: [
        "example.gov", "1.2.3.4.example", "127.0.0.256", "4294967296", "0x1ffffffff", "1.2.3.4.5", "", ".", "1e3",
    ])
    func `a name is not taken for an address`(host: String) {
        #expect(IPAddress(hostLiteral: host) == nil)
    }

    @Test(arguments: [("[::1]", "::1"), ("[fe80::1%25eth0]", "fe80::1"), ("[::ffff:127.0.0.1]", "::ffff:127.0.0.1")])
    func `brackets and zones are taken off`(host: String, expected: String) {
        #expect(IPAddress(hostLiteral: host) == IPAddress(expected))
    }

    @Test(arguments: [
        ("::ffff:10.0.0.1", "10.0.0.1"), ("64:ff9b::a00:1", "10.0.0.1"), ("2002:a00:1::", "10.0.0.1"),
        ("2001:db8::1", "2001:db8::1"), ("64:ff9b:1::a00:1", "64:ff9b:1::a00:1"),
    ])
    func `a wrapped address gives the inner one`(text: String, inner: String) throws {
        #expect(try #require(IPAddress(text)).unwrapped == IPAddress(inner))
    }
}
