import Addresses
import TestSupport
import Testing

private func socket(_ text: String, _ port: UInt16 = 80) throws -> SocketAddress {
    SocketAddress(try #require(IPAddress(text)), port: port)
}

struct AddressPolicyTests {
    let probing = AddressPolicy(purpose: .probe)

    @Test(arguments: [
        ("127.0.0.1", "RFC 1122"), ("127.255.255.254", "loopback"), ("10.1.2.3", "RFC 1918"), ("172.31.0.1", "private"),
        ("192.168.1.1", "private"), ("169.254.169.254", "metadata"), ("169.254.1.1", "link-local"),
        ("100.64.0.1", "RFC 6598"), ("0.0.0.0", "this network"), ("192.0.0.1", "RFC 6890"),
        ("192.0.2.1", "documentation"),
        ("198.51.100.7", "documentation"), ("203.0.113.9", "documentation"), ("198.19.0.1", "benchmarking"),
        ("224.0.0.1", "multicast"), ("255.255.255.255", "broadcast"), ("240.0.0.1", "reserved"),
        ("168.63.129.16", "cloud platform"), ("192.88.99.1", "6to4"), ("::1", "loopback"), ("::", "unspecified"),
        ("fc00::1", "unique local"), ("fd00:ec2::254", "metadata"), ("fe80::1", "link-local"),
        ("fec0::1", "site-local"),
        ("ff02::1", "multicast"), ("2001:db8::1", "documentation"), ("3fff::1", "documentation"), ("2001::1", "Teredo"),
        ("2001:2::1", "benchmarking"), ("100::1", "discard"), ("::ffff:10.0.0.1", "10.0.0.1"),
        ("::ffff:127.0.0.1", "loopback"), ("64:ff9b::a00:1", "10.0.0.1"), ("64:ff9b::7f00:1", "loopback"),
        ("2002:7f00:1::", "loopback"), ("2002:a9fe:a9fe::", "metadata"), ("64:ff9b:1::1", "RFC 8215"),
        ("::10.0.0.1", "not global unicast"), ("::ffff:0:10.0.0.1", "not global unicast"),
        ("4000::1", "not global unicast"),
        ("5f00::1", "not global unicast"),
    ])
    func `special addresses are refused for probes, with the range and what to do`(text: String, words: String) throws {
        let refusal = try #require(probing.refusal(for: try socket(text)))
        #expect(refusal.description.contains(words))
        #expect(refusal.description.contains("network.allow"))
        #expect(AddressPolicy(purpose: .webhook).refusal(for: try socket(text)) != nil)
        #expect(AddressPolicy(purpose: .pageFetch).refusal(for: try socket(text)) != nil)
        #expect(AddressPolicy.trusted.refusal(for: try socket(text)) == nil)
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255", "198.17.255.255", "198.20.0.0", "223.255.255.255", "169.253.255.255", "128.0.0.1",
        "2606:4700::1",
        "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "2001:4860::1",
    ])
    func `public addresses are allowed`(text: String) throws {
        #expect(probing.refusal(for: try socket(text)) == nil)
    }

    @Test func `an allowance opens its block and ports and nothing else`() throws {
        let policy = AddressPolicy(
            purpose: .probe, allowed: [AddressAllowance(cidr: try CIDR(parsing: "10.20.0.0/16"), ports: [443, 8443])])
        #expect(policy.refusal(for: try socket("10.20.3.4", 443)) == nil)
        #expect(policy.refusal(for: try socket("::ffff:10.20.3.4", 8443)) == nil)
        #expect(policy.refusal(for: try socket("10.20.3.4", 80)) != nil)
        #expect(policy.refusal(for: try socket("10.21.0.1", 443)) != nil)
        #expect(policy.refusal(for: try socket("127.0.0.1", 443)) != nil)
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "::ffff:127.0.0.1", true), ("127.0.0.1", "0.0.0.0", true),
        ("127.0.0.1", "::", true), ("0.0.0.0", "127.9.9.9", true), ("::", "127.0.0.1", true), ("::", "::1", true),
        ("0.0.0.0", "10.0.0.7", true), ("0.0.0.0", "10.0.0.8", false), ("::", "64:ff9b::a00:7", true),
        ("127.0.0.1", "127.0.0.2", false), ("10.0.0.7", "::ffff:10.0.0.7", true), ("::1", "::1", true),
    ])
    func `Plumbline's own sockets are refused whatever is allowed`(own: String, target: String, isRefused: Bool) throws
    {
        let everything = [
            AddressAllowance(cidr: try CIDR(parsing: "0.0.0.0/0")), AddressAllowance(cidr: try CIDR(parsing: "::/0")),
        ]
        let policy = AddressPolicy(
            purpose: .probe, allowed: everything, listening: [try socket(own, 8080)],
            ownAddresses: [try #require(IPAddress("10.0.0.7"))])
        let refusal = policy.refusal(for: try socket(target, 8080))
        #expect((refusal?.reason == .ownSocket) == isRefused)
        #expect(policy.refusal(for: try socket(target, 8081)) == nil)
    }

    @Test(arguments: [
        "127.0.0.1", "0x7f.1", "2130706433", "0177.1", "[::1]", "localhost", "LOCALHOST.", "app.localhost",
        "169.254.169.254",
        "[::ffff:a9fe:a9fe]", "[64:ff9b::a00:1]", "10.1",
    ])
    func `literal hosts are refused at registration in every spelling`(host: String) {
        #expect(probing.literalRefusal(host: host, port: 80) != nil)
    }

    @Test(arguments: ["example.gov", "8.8.8.8", "[2606:4700::1]", "localhost.example", "notlocalhost"])
    func `names and public literals are not refused at registration`(host: String) {
        #expect(probing.literalRefusal(host: host, port: 80) == nil)
    }

    @Test(arguments: UInt64(1)...50)
    func `the table and the quick answer by first octet agree`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let bits = UInt32(truncatingIfNeeded: random.next())
            let mapped = IPAddress.v6(high: 0, low: 0xffff_0000_0000 | UInt64(bits))
            let plain = probing.refusal(for: SocketAddress(.v4(bits), port: 80)) != nil
            #expect(plain == (probing.refusal(for: SocketAddress(mapped, port: 80)) != nil))
            if plain { #expect(SpecialRange.containing(.v4(bits))?.block.contains(.v4(bits)) == true) }
        }
    }
}
