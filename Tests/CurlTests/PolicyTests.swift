import Addresses
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PolicyTests {
    @Test(arguments: [
        "127.0.0.1", "localhost", "0x7f.1", "2130706433", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "[::]", "[::ffff:7f00:1]", "%31%32%37.0.0.1",
    ])
    func `no spelling of loopback gets a connection`(host: String) async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\n\r\n")
        let transfer = Transfer(
            url: "http://\(host):\(server.port)/", addresses: AddressPolicy(purpose: .probe))
        let result = try await LocalTransfers.run(transfer)
        switch result.failure {
        case .refusedByPolicy(let refusal): #expect(refusal.address.port == server.port)
        case .badURL, .nameNotFound: break
        case let other: Issue.record("got \(String(describing: other))")
        }
        #expect(server.accepted == 0)
    }

    @Test func `Plumbline's own port is refused although loopback is allowed`() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\n\r\n")
        let policy = try LocalTransfers.policy(listening: [SocketAddress(.loopback, port: server.port)])
        let result = try await LocalTransfers.run(Transfer(url: "http://127.0.0.1:\(server.port)/", addresses: policy))
        guard case .refusedByPolicy(let refusal) = result.failure else {
            Issue.record("got \(String(describing: result.failure))")
            return
        }
        #expect(refusal.reason == .ownSocket)
        #expect(server.accepted == 0)
    }

    @Test func `the interfaces of this machine include loopback`() {
        #expect(InterfaceAddresses.current().contains(.loopback))
    }
}
