import Addresses
import Glibc
import TestSupport
import Testing

@testable import Curl

/// Addresses that this machine's own network has no way to.
@Suite(.timeLimit(.minutes(1)))
struct RouteTests {
    /// A network with some kinds of address only; loopback is always there.
    private static func routes(_ families: Routes.Family...) -> Routes {
        Routes { target in
            target.address == .loopback || families.contains(Routes.Family(target.address))
        }
    }

    private func result(
        _ url: String, _ routes: Routes, _ records: [String: [String]] = ["other.test": ["127.0.0.1"]],
        _ change: (inout Transfer) -> Void = { _ in }
    ) async throws -> TransferResult {
        let names = try NameServer(records: records)
        var settings = TransferSettings(trust: try LocalTransfers.systemTrust.get(), userAgent: "Plumbline-test/1")
        settings.nameServers = NameServers(configuration: names.configuration, port: names.port)
        settings.routes = routes
        let client = try TransferClient(settings: settings)
        var transfer = Transfer(url: url, addresses: .trusted)
        transfer.timeoutMilliseconds = 2_000
        change(&transfer)
        let result = await client.perform(transfer)
        await client.shutdown()
        return result
    }

    @Test(arguments: [
        ("http://six.test/", Routes.Family.v4, "2001:db8::"), ("http://[2001:db8::1]/", .v4, "2001:db8::1"),
        ("http://four.test/", .v6, "192.0.2.1"), ("http://192.0.2.1/", .v6, "192.0.2.1"),
    ])
    func `a kind of address that this machine does not have is our limit, and not asked`(
        url: String, has: Routes.Family, address: String
    ) async throws {
        let result = try await result(
            url, Self.routes(has), ["six.test": ["2001:db8::1", "2001:db8::2"], "four.test": ["192.0.2.1"]])
        guard case .ours(let words) = result.failure else {
            Issue.record("got \(String(describing: result.failure))")
            return
        }
        let lacks = has == .v4 ? "IPv6" : "IPv4"
        #expect(words.hasPrefix(address))
        #expect(words.hasSuffix(" was not asked: this machine has no way to the internet by \(lacks)"))
        #expect(result.remote == nil)
        #expect(result.phases.total < 1_000_000)
    }

    @Test func `the kind of address that answered, or was the only one tried, is told`() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let both = ["both.test": ["2001:db8::1", "127.0.0.1"]]
        #expect(try await result("http://both.test:\(server.port)/", Self.routes(.v4), both).family == .v4)
        let free = try LocalSocket.freePort()
        #expect(try await result("http://[::1]:\(free)/", Self.routes(.v4, .v6)).family == .v6)
        #expect(try await result("http://127.0.0.1:\(free)/", Self.routes(.v4, .v6)).family == .v4)
        // Where there is no other kind, whatever answers shows that this one works.
        #expect(try await result("http://[::1]:\(free)/", Self.routes(.v6)).family == nil)
    }

    @Test func `where there is no way out at all, our own network is cut off`() async throws {
        for url in ["http://192.0.2.1/", "http://[2001:db8::1]/", "http://four.test/"] {
            let result = try await result(url, Self.routes(), ["four.test": ["192.0.2.1"]])
            guard case .ownNetwork = result.failure else {
                Issue.record("\(url): \(String(describing: result.failure))")
                continue
            }
        }
    }

    @Test func `what the other kind of address finds is what counts`() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let both = ["both.test": ["2001:db8::1", "127.0.0.1"]]
        let good = try await result("http://both.test:\(server.port)/", Self.routes(.v4), both)
        #expect(good.failure == nil)
        let free = try LocalSocket.freePort()
        let refused = try await result("http://both.test:\(free)/", Self.routes(.v4), both)
        #expect(refused.failure == .connectRefused)
        let deaf = try DeafServer(at: "127.0.0.2")
        let silent = try await result(
            "http://both.test:\(deaf.port)/", Self.routes(.v4), ["both.test": ["2001:db8::1", "127.0.0.2"]]
        ) { $0.connectTimeoutMilliseconds = 500 }
        #expect(silent.failure == .connectTimeout)
        withExtendedLifetime(deaf) {}
    }

    @Test func `an address inside a network without a way out is asked`() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        #expect(try await result("http://127.0.0.1:\(server.port)/", Self.routes()).failure == nil)
    }

    @Test func `what the kernel says is believed`() {
        #expect(Routes().lead(to: SocketAddress(.loopback, port: 80)))
        // An address of a link leads nowhere unless it is said which link (RFC 4007 §6).
        #expect(!Routes().lead(to: SocketAddress(.v6(high: 0xFE80_0000_0000_0000, low: 1), port: 80)))
    }
}
