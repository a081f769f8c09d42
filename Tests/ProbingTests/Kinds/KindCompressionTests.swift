import Addresses
import Curl
import Probing
import Registry
import TestSupport
import Testing

/// Answers that come packed over a real connection.
@Suite(.timeLimit(.minutes(1)))
struct KindCompressionTests {
    /// Runs a page's probe against a server that answers each request with a header line and bytes.
    private func run(
        coding: String, _ body: [UInt8], must: String, isCut: Bool = false
    ) async throws -> (finding: ProbeFinding, request: String) {
        let (asked, asking) = AsyncStream.makeStream(of: String.self)
        let server = try ScriptedServer { connection in
            asking.yield(connection.readRequest() ?? "")
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: \(coding)\r\n"
                    + "Content-Length: \(body.count)\r\n\r\n")
            connection.send(isCut ? Array(body.prefix(body.count / 2)) : body)
        }
        let plan = try ScriptedRun.plan(
            url: "http://127.0.0.1:\(server.port)/", must: [must], context: ProbeContext(addresses: .trusted))
        let client = try TransferClient(
            settings: TransferSettings(trust: try TrustStore(), userAgent: "Plumbline-test/1"))
        let finding = await plan.runOnce(now: { LocalRun.hence }, perform: { await client.perform($0) })
        await client.shutdown()
        asking.finish()
        return (finding, await asked.first { _ in true } ?? "")
    }

    private static func packed(_ program: String) throws -> [UInt8] {
        try Python.bytes("import gzip, sys, zlib; sys.stdout.buffer.write(\(program))")
    }

    @Test(arguments: [
        ("gzip", "gzip.compress(b'<p>Start <b>now</b></p>')"), ("deflate", "zlib.compress(b'<p>Start <b>now</b></p>')"),
        ("gzip, gzip", "gzip.compress(gzip.compress(b'<p>Start <b>now</b></p>'))"),
    ])
    func `what is packed is asked for, and read unpacked`(coding: String, program: String) async throws {
        let (finding, request) = try await run(
            coding: coding, Self.packed(program), must: #"text contains "Start now""#)
        #expect(finding.outcome == .good, "\(finding.detail)")
        #expect(request.lowercased().contains("\r\naccept-encoding: gzip"))
    }

    @Test func `what is not packed as it says is broken for everybody`() async throws {
        let plain = Array("<p>Start now</p>".utf8)
        #expect(try await run(coding: "gzip", plain, must: "status = 200").finding.reason == .undecodable)
    }

    @Test func `what breaks off on its way is a broken connection`() async throws {
        let body = try Self.packed("gzip.compress(b'<p>Start now</p>' * 1000)")
        let finding = try await run(coding: "gzip", body, must: "status = 200", isCut: true).finding
        #expect(finding.reason == .closedEarly)
    }

    @Test func `a bomb in a bomb is unpacked as far as is read`() async throws {
        let body = try Self.packed("gzip.compress(gzip.compress(b'x' * (1 << 28)))")
        let (finding, _) = try await run(coding: "gzip, gzip", body, must: #"text contains "Start now""#)
        #expect(finding.outcome == .unknown)
        #expect(finding.reason == .bodyTooLarge)
    }
}
