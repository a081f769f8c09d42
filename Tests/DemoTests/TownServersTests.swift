import Curl
import Logging
import Registry
import ServiceLifecycle
import Synchronization
import Testing

@testable import Demo

@Suite("The town's web servers", .timeLimit(.minutes(2)))
struct TownServersTests {
    /// A moment that a test moves.
    private final class Elapsed: Sendable {
        private let value = Mutex(Duration.zero)
        var now: Duration { value.withLock { $0 } }
        func set(_ duration: Duration) { value.withLock { $0 = duration } }
    }

    /// A plan with one fault that is on from the tenth to the twentieth second.
    private func plan(_ kind: Fault.Kind, _ site: TownSite, channel: String = "web") -> FaultPlan {
        let fault = Fault(
            service: site.service, channel: channel, kind: kind, begins: .seconds(10), ends: .seconds(20),
            words: Text("en", "on"), wordsWhenOver: Text("en", "over"))
        return FaultPlan(round: [fault], length: .seconds(60))
    }

    private func withTown(
        _ plan: FaultPlan, _ work: (TownServers, Elapsed, TransferClient) async throws -> Void
    ) async throws {
        let elapsed = Elapsed()
        let servers = try await TownServers.open(plan: plan, logger: Logger(label: "test")) { elapsed.now }
        do {
            try await withClient { try await work(servers, elapsed, $0) }
            await servers.close()
        } catch {
            await servers.close()
            throw error
        }
    }

    @Test func `every address that is probed answers what its probe looks for`() async throws {
        try await withTown(.quiet) { servers, _, client in
            let town = DemoTown(ports: servers.ports, start: Timestamp(milliseconds: 0))
            var asked = 0
            for declaration in try town.services().flatMap(\.channels).flatMap(\.probes) {
                guard let url = declaration.parameters["url"] else { continue }
                let result = await client.get(url)
                #expect(result.status == 200, "\(url)")
                if let text = declaration.parameters["text"] { #expect(result.text.contains(text), "\(url)") }
                asked += 1
            }
            #expect(asked == 10)
        }
    }

    @Test func `facts can be read from the pages that are said to state them`() async throws {
        try await withTown(.quiet) { servers, _, client in
            let permits = await client.get(servers.ports.url(.permits, "/"))
            #expect(permits.text.contains("fee is €45.00"))
            let births = await client.get(servers.ports.url(.births, "/"))
            #expect(births.text.contains("copy costs €12.00"))
            let tax = await client.get(servers.ports.url(.tax, "/v1/status"))
            #expect(tax.text == #"{"status":"ok","fees":{"late":"8.50"},"currency":"EUR"}"#)
        }
    }

    @Test func `the form is a PDF whose table of contents is right`() async throws {
        try await withTown(.quiet) { servers, _, client in
            let result = await client.get(servers.ports.url(.births, "/form.pdf"))
            #expect(result.header("content-type") == "application/pdf")
            #expect(result.body.starts(with: Array("%PDF-1.4".utf8)))
            let lines = result.text.split(separator: "\n")
            let table = try #require(lines.firstIndex(of: "xref"))
            let start = try #require(lines.last { $0.allSatisfy(\.isNumber) }.flatMap { Int($0) })
            #expect(Array(result.body[start...].prefix(4)) == Array("xref".utf8))
            for (number, line) in lines[(table + 3)...].prefix(5).enumerated() {
                let offset = try #require(Int(line.prefix(10)))
                #expect(Array(result.body[offset...].prefix(7)) == Array("\(number + 1) 0 obj".utf8))
            }
        }
    }

    @Test func `other pages are not found, the list of forms leads on`() async throws {
        try await withTown(.quiet) { servers, _, client in
            let missing = await client.get(servers.ports.url(.lights, "/<b>?x=1"))
            #expect(missing.status == 404)
            #expect(missing.text.contains("/&lt;b>"))
            let forms = await client.get(servers.ports.url(.births, "/forms"))
            #expect(forms.status == 302)
            #expect(forms.redirectURL == servers.ports.url(.births, "/form.pdf"))
        }
    }

    @Test func `a fault of one channel leaves the others of the same server alone`() async throws {
        try await withTown(plan(.answersUnavailable, .permits)) { servers, elapsed, client in
            elapsed.set(.seconds(12))
            #expect(await client.get(servers.ports.url(.permits, "/")).status == 503)
            #expect(await client.get(servers.ports.url(.permits, "/m/")).status == 200)
            #expect(await client.get(servers.ports.url(.tax, "/")).status == 200)
            elapsed.set(.seconds(20))
            #expect(await client.get(servers.ports.url(.permits, "/")).status == 200)
        }
    }

    @Test func `a page that says sorry has status 200, and files still come`() async throws {
        try await withTown(plan(.saysSorry, .births)) { servers, elapsed, client in
            elapsed.set(.seconds(12))
            let page = await client.get(servers.ports.url(.births, "/"))
            #expect(page.status == 200)
            #expect(page.text.contains("We are sorry"))
            #expect(!page.text.contains("Book an appointment"))
            #expect(await client.get(servers.ports.url(.births, "/form.pdf")).body.count > 500)
        }
    }

    @Test func `a late answer is late and right`() async throws {
        try await withTown(plan(.answersLate(by: .milliseconds(80)), .lights, channel: "api")) {
            servers, elapsed, client in
            elapsed.set(.seconds(12))
            let result = await client.get(servers.ports.url(.lights, "/v1/status"))
            #expect(result.status == 200)
            #expect(result.phases.total >= 80_000)
        }
    }

    @Test func `a hanging server takes the request and does not answer`() async throws {
        try await withTown(plan(.hangs, .tax, channel: "api")) { servers, elapsed, client in
            elapsed.set(.seconds(12))
            let result = await client.get(servers.ports.url(.tax, "/v1/status"), timeoutMilliseconds: 150)
            #expect(result.failure == .timeout)
            #expect(result.phases.connect > 0)
        }
    }

    @Test func `a closed port refuses, and opens again where it was`() async throws {
        try await withTown(plan(.refusesConnections, .permits)) { servers, elapsed, client in
            let url = servers.ports.url(.permits, "/")
            elapsed.set(.seconds(12))
            try await servers.follow()
            #expect(await client.get(url).failure == .connectRefused)
            #expect(await client.get(servers.ports.url(.tax, "/")).status == 200)
            try await servers.follow()
            elapsed.set(.seconds(20))
            try await servers.follow()
            #expect(await client.get(url).status == 200)
        }
    }

    @Test func `the servers follow the plan by themselves and end when the program stops`() async throws {
        let begun = ContinuousClock.now
        let fault = Fault(
            service: TownSite.permits.service, channel: "web", kind: .refusesConnections, begins: .milliseconds(50),
            ends: .seconds(3600), words: Text("en", "on"), wordsWhenOver: Text("en", "over"))
        let servers = try await TownServers.open(
            plan: FaultPlan(round: [fault], length: .seconds(3600)), logger: Logger(label: "test")
        ) { ContinuousClock.now - begun }
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: servers)], logger: Logger(label: "test")))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await withClient { client in
                var refused = false
                let url = servers.ports.url(.permits, "/")
                while !refused {
                    try Task.checkCancellation()
                    refused = await client.get(url).failure == .connectRefused
                }
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        try await withClient { client in
            #expect(await client.get(servers.ports.url(.tax, "/")).failure == .connectRefused)
        }
    }
}
