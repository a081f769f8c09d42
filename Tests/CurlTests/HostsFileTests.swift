import Addresses
import CCares
import Glibc
import Testing

@testable import Curl

@Suite struct HostsFileTests {
    private func prepared(_ url: String) throws -> PreparedTransfer {
        PreparedTransfer(Transfer(url: url, addresses: try LocalTransfers.policy()))
    }

    private func addresses(_ file: HostsFile, _ prepared: PreparedTransfer, _ family: Int32) -> [IPAddress] {
        var hints = ares_addrinfo_hints()
        hints.ai_flags = ARES_AI_NOSORT
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_family = family
        guard let list = unsafe file.addresses(of: prepared, &hints) else { return [] }
        return unsafe FoundAddresses.all(of: list, v6First: false)
    }

    @Test func `a name has the addresses of the family that is asked for, each time and for each transfer`() throws {
        let file = try #require(HostsFile())
        let four = try (prepared("http://localhost/a"), prepared("http://localhost/b"))
        for _ in 0..<3 {
            #expect(addresses(file, four.0, AF_INET) == [.loopback])
            #expect(addresses(file, four.1, AF_INET) == [.loopback])
        }
        #expect(addresses(file, try prepared("http://localhost/"), AF_UNSPEC).contains(.loopback))
        #expect(!addresses(file, try prepared("http://localhost/"), AF_INET6).contains(.loopback))
    }

    @Test func `what a file before said is asked of the next one`() throws {
        let prepared = try prepared("http://localhost/")
        for _ in 0..<2 {
            let file = try #require(HostsFile())
            #expect(addresses(file, prepared, AF_INET) == [.loopback])
            #expect(prepared.inHosts?.file === file)
        }
    }

    @Test func `who is not in the file is left to the name servers`() throws {
        let file = try #require(HostsFile())
        let prepared = try prepared("http://nowhere.invalid/")
        for _ in 0..<2 { #expect(addresses(file, prepared, AF_UNSPEC) == []) }
        #expect(prepared.inHosts?.file === file)
    }
}
