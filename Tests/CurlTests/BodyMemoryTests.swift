import Curl
import TestSupport
import Testing

@Suite struct BodyMemoryTests {
    private static func client(_ memory: BodyMemory) throws -> TransferClient {
        var settings = TransferSettings(trust: try LocalTransfers.systemTrust.get(), userAgent: "Plumbline-test/1")
        settings.bodyMemory = memory
        return try TransferClient(settings: settings)
    }

    @Test func `bodies take of the memory for all, and what they may not take is our own limit`() async throws {
        let body = String(repeating: "x", count: 60_000)
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n\(body)")
        let memory = BodyMemory(limit: 100_000)
        let client = try Self.client(memory)
        var transfer = Transfer(url: "http://127.0.0.1:\(server.port)/", addresses: try LocalTransfers.policy())
        transfer.bodyLimit = 80_000
        var first: TransferResult? = await client.perform(transfer)
        #expect(first?.failure == nil && first?.body.count == 60_000)
        #expect((60_000...80_000).contains(memory.inUse))
        let second = await client.perform(transfer)
        guard case .ours(let words) = second.failure else {
            Issue.record("the second answer was read beyond the memory for all: \(String(describing: second.failure))")
            return
        }
        #expect(words.hasPrefix("the answers under way fill"))
        #expect(memory.inUse <= 100_000)
        first = nil
        let third = await client.perform(transfer)
        #expect(third.failure == nil && third.body.count == 60_000)
        await client.shutdown()
    }

    @Test(arguments: [10, 3_000, 100_000])
    func `no body takes more than its limit, and all is given back`(limit: Int) async throws {
        let body = String(repeating: "x", count: 200_000)
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n\(body)")
        let memory = BodyMemory()
        let client = try Self.client(memory)
        do {
            var transfer = Transfer(url: "http://127.0.0.1:\(server.port)/", addresses: try LocalTransfers.policy())
            transfer.bodyLimit = limit
            let result = await client.perform(transfer)
            #expect(result.failure == .bodyTooLarge && result.body.count == limit)
            #expect(memory.inUse == limit)
        }
        #expect(memory.inUse == 0)
        await client.shutdown()
    }

    @Test func `a redirect says where it leads however long its body is`() async throws {
        let body = String(repeating: "x", count: 100_000)
        let server = try ScriptedServer.answering(
            "HTTP/1.1 302 Found\r\nLocation: /next?a=1\r\nContent-Length: 100000\r\n\r\n\(body)")
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/start") { $0.bodyLimit = 1000 }
        #expect(result.failure == .bodyTooLarge)
        #expect(result.redirectURL == "http://127.0.0.1:\(server.port)/next?a=1")
    }
}
