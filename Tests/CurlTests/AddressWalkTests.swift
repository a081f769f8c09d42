import Addresses
import Foundation
import TestSupport
import Testing

@testable import Curl

/// Hosts with several addresses, some of which do not answer.
@Suite(.timeLimit(.minutes(1)))
struct AddressWalkTests {
    private static let page = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

    private func client(_ names: NameServer) throws -> TransferClient {
        var settings = TransferSettings(trust: try LocalTransfers.systemTrust.get(), userAgent: "Plumbline-test/1")
        settings.nameServers = NameServers(configuration: names.configuration, port: names.port)
        return try TransferClient(settings: settings)
    }

    private func transfer(_ url: String, milliseconds: Int) throws -> Transfer {
        var transfer = Transfer(url: url, addresses: try LocalTransfers.policy())
        transfer.timeoutMilliseconds = milliseconds
        transfer.connectTimeoutMilliseconds = milliseconds
        return transfer
    }

    @Test(arguments: [[], ["::1"]])
    func `addresses that swallow every knock are passed over in time`(others: [String]) async throws {
        let server = try ScriptedServer.answering(Self.page)
        let deaf = try ["127.0.0.2", "127.0.0.3"].map { try DeafServer(at: $0, port: server.port) }
        let names = try NameServer(records: ["many.test": others + ["127.0.0.2", "127.0.0.3", "127.0.0.1"]])
        let client = try client(names)
        // The name server changes the order of the addresses: in four looks each of them is the first.
        let results = try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                let transfer = try transfer("http://many.test:\(server.port)/", milliseconds: 4_000)
                group.addTask { await client.perform(transfer) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for result in results {
            #expect(result.failure == nil)
            #expect(result.remoteAddress == "127.0.0.1:\(server.port)")
            #expect(result.phases.total < 4_000_000)
        }
        withExtendedLifetime(deaf) {}
        await client.shutdown()
    }

    @Test func `where no address answers the time is kept`() async throws {
        let deaf = try DeafServer(at: "127.0.0.2")
        let other = try DeafServer(at: "127.0.0.3", port: deaf.port)
        let names = try NameServer(records: ["none.test": ["127.0.0.2", "127.0.0.3"]])
        let client = try client(names)
        let result = await client.perform(try transfer("http://none.test:\(deaf.port)/", milliseconds: 1_000))
        #expect(result.failure == .connectTimeout)
        #expect((900_000..<1_500_000).contains(result.phases.total))
        withExtendedLifetime(other) {}
        await client.shutdown()
    }

    @Test func `one address alone can be asked, under the name of the host`() async throws {
        let server = try ScriptedServer { connection in
            let request = connection.readRequest() ?? ""
            let isNamed = request.contains("Host: two.test:")
            connection.send("HTTP/1.1 \(isNamed ? 200 : 400) X\r\nContent-Length: 0\r\n\r\n")
        }
        let names = try NameServer(records: ["two.test": ["127.0.0.2", "127.0.0.1"]])
        let client = try client(names)
        var pinned = try transfer("http://two.test:\(server.port)/", milliseconds: 4_000)
        pinned.pinned = .loopback
        #expect(await client.perform(pinned).status == 200)
        pinned.pinned = IPAddress("127.0.0.2")
        #expect(await client.perform(pinned).failure == .connectRefused)
        pinned.pinned = IPAddress("10.0.0.1")
        guard case .refusedByPolicy = await client.perform(pinned).failure else {
            Issue.record("a pinned address is under the policy too")
            return
        }
        #expect(try names.queries().isEmpty)
        await client.shutdown()
    }

    @Test func `a look-up alone gives every address once and connects to none`() async throws {
        let names = try NameServer(records: ["both.test": ["127.0.0.2", "127.0.0.1", "::1"]])
        let client = try client(names)
        var lookup = try transfer("http://both.test/", milliseconds: 4_000)
        lookup.endsAfterLookup = true
        let result = await client.perform(lookup)
        #expect(result.failure == nil)
        #expect(Set(result.addresses.map(\.description)) == ["127.0.0.2", "127.0.0.1", "::1"])
        #expect(result.addresses.count == 3)
        #expect(result.phases.nameLookup > 0)
        lookup.url = "http://missing.test/"
        #expect(await client.perform(lookup).failure == .nameNotFound)
        lookup.url = "http://192.0.2.7/"
        #expect(await client.perform(lookup).addresses.map(\.description) == ["192.0.2.7"])
        await client.shutdown()
    }
}
