import Addresses
import Curl
import Foundation
import Probing
import Registry
import TestSupport
import Testing

/// `ip: each`: every address of a name has to answer.
@Suite(.timeLimit(.minutes(1)))
struct EachAddressTests {
    private func run(
        _ names: NameServer, port: UInt16, timeout: String = "4s", must: [String] = ["status in 200..299"],
        should: [String] = [], routes: Routes = Routes()
    ) async throws -> ProbeFinding {
        let definition = try DefinitionText.read(
            """
            format: "plumbline-probe"
            format_version: "1"
            id: "page"
            title: { en: "A page" }
            kind: "http"
            role: "availability"
            provides: []
            parameters: []
            request: { url: "http://www.town.test:\(port)/", ip: "each" }
            timeout: "\(timeout)"
            must: [\(must.map { "'\($0)'" }.joined(separator: ", "))]
            should: [\(should.map { "'\($0)'" }.joined(separator: ", "))]
            """)
        let plan = try definition.bind(parameters: [:], in: ProbeContext(addresses: .trusted)).get()
        var settings = TransferSettings(trust: try TrustStore(), userAgent: "Plumbline-test/1")
        settings.nameServers = NameServers(configuration: names.configuration, port: names.port)
        settings.routes = routes
        let client = try TransferClient(settings: settings)
        let finding = await plan.runOnce(now: { LocalRun.hence }, perform: { await client.perform($0) })
        await client.shutdown()
        return finding
    }

    /// A server at several addresses, one of which may fail.
    private func nginx(at addresses: [String], failing: String = "") throws -> (NginxServer, UInt16) {
        let port = try LocalSocket.freePort()
        let listening = addresses.map { "listen \($0):\(port);" }.joined(separator: " ")
        let server = try NginxServer(
            locations: "\(listening) if ($server_addr = \"\(failing)\") { return 503; } location / { return 200 ok; }")
        return (server, port)
    }

    @Test func `all answer: good, and each was asked`() async throws {
        let (server, port) = try nginx(at: ["127.0.0.2", "127.0.0.3"])
        let names = try NameServer(records: ["www.town.test": ["127.0.0.2", "127.0.0.3"]])
        let finding = try await run(names, port: port)
        #expect(finding.outcome == .good)
        #expect(
            Set(finding.explanation?.hops.map(\.address) ?? []) == ["127.0.0.2:\(port)", "127.0.0.3:\(port)"])
        #expect(finding.phases.nameLookup > 0)
        server.stop()
    }

    @Test(arguments: ["refuses", "fails", "hangs"])
    func `one that does not is named`(how: String) async throws {
        let at = how == "fails" ? ["127.0.0.2", "127.0.0.3"] : ["127.0.0.2"]
        let (server, port) = try nginx(at: at, failing: "127.0.0.3")
        let deaf = how == "hangs" ? try DeafServer(at: "127.0.0.3", port: port) : nil
        let names = try NameServer(records: ["www.town.test": ["127.0.0.2", "127.0.0.3"]])
        let finding = try await run(names, port: port, timeout: "2s")
        #expect(finding.outcome == .bad)
        let reason: Reason = how == "refuses" ? .connectRefused : how == "fails" ? .httpStatus : .connectTimeout
        #expect(finding.reason == reason)
        #expect(finding.detail.hasPrefix("at 127.0.0.3, address "))
        #expect(finding.detail.contains(" of 2: "))
        withExtendedLifetime(deaf) {}
        server.stop()
    }

    @Test func `what only should hold degrades, wherever it does not`() async throws {
        let (server, port) = try nginx(at: ["127.0.0.2", "127.0.0.3"], failing: "127.0.0.3")
        let names = try NameServer(records: ["www.town.test": ["127.0.0.2", "127.0.0.3"]])
        let finding = try await run(names, port: port, must: ["status in 200..599"], should: ["status = 200"])
        #expect(finding.outcome == .slight)
        #expect(finding.detail.hasPrefix("at 127.0.0.3, "))
        server.stop()
    }

    @Test func `more addresses than can be asked are not called good`() async throws {
        let names = try NameServer(records: ["www.town.test": (1...20).map { "127.0.1.\($0)" }])
        let finding = try await run(names, port: 80)
        #expect(finding.outcome == .unknown)
        #expect(finding.reason == .ourError)
        #expect(finding.detail.contains("has 20 addresses"))
    }

    @Test func `a name that is missing is told as ever`() async throws {
        let names = try NameServer(records: ["other.test": ["127.0.0.1"]])
        #expect(try await run(names, port: 80).reason == .dnsNotFound)
    }

    /// A machine without IPv6, or without any way out.
    private static func routes(v4: Bool) -> Routes {
        Routes { target in
            if case .v6 = target.address { false } else { v4 || "\(target.address)".hasPrefix("127.") }
        }
    }

    @Test func `an address that this machine has no way to is unknown, and the others are asked`() async throws {
        let (server, port) = try nginx(at: ["127.0.0.2", "127.0.0.3"], failing: "127.0.0.3")
        let healthy = try NameServer(records: ["www.town.test": ["127.0.0.2", "2001:db8::1"]])
        let finding = try await run(healthy, port: port, routes: Self.routes(v4: true))
        #expect(finding.outcome == .unknown)
        #expect(finding.reason == .ourError)
        #expect(finding.detail.contains("this machine has no way to the internet by IPv6"))
        // One that fails is told all the same.
        let failing = try NameServer(records: ["www.town.test": ["127.0.0.2", "127.0.0.3", "2001:db8::1"]])
        #expect(try await run(failing, port: port, routes: Self.routes(v4: true)).reason == .httpStatus)
        server.stop()
    }

    @Test func `without any way out, our own network is what fails`() async throws {
        let names = try NameServer(records: ["www.town.test": ["192.0.2.1", "2001:db8::1"]])
        let finding = try await run(names, port: 80, routes: Self.routes(v4: false))
        #expect(finding.outcome == .unknown)
        #expect(finding.reason == .ownNetwork)
    }
}
