import Addresses
import Curl
import Documents
import Logging
import Probing
import Registry
import Testing

@testable import Demo

@Suite("The town's probes on its servers", .timeLimit(.minutes(2)))
struct DemoProbesTests {
    /// What a probe of the town finds at a moment of a plan.
    private func finding(
        _ service: String, _ channel: String, probe: Int = 0, plan: FaultPlan = .quiet, at elapsed: Duration = .zero,
        with changes: [String: String] = [:]
    ) async throws -> ProbeFinding {
        let servers = try await TownServers.open(plan: plan, logger: Logger(label: "test")) { elapsed }
        let finding = await Result {
            try await servers.follow()
            let town = DemoTown(ports: servers.ports, start: Timestamp(milliseconds: 0))
            let found = try #require(try town.services().first { $0.id == service })
            let declaration = try #require(found.channels.first { $0.id == channel }?.probes[probe])
            let file = try #require(DemoDefinition(rawValue: declaration.use)?.file)
            let definition = try ProbeDefinition.read(Document.read(file.bytes, file: file.name))
            let bound = try definition.bind(
                parameters: declaration.parameters.merging(changes) { $1 }, in: ProbeContext(addresses: .trusted)
            ).get()
            return try await withClient { client in
                await bound.runOnce(now: { Timestamp(milliseconds: 0) }, perform: { await client.perform($0) })
            }
        }
        await servers.close()
        return try finding.get()
    }

    @Test func `on a quiet day every probe that asks a server finds it good`() async throws {
        var asked = 0
        for service in try DemoTown.sample.services() {
            for channel in service.channels {
                for (index, declaration) in channel.probes.enumerated() where declaration.parameters["url"] != nil {
                    // The machine may be busy: what is slow for a person is not what is tested here.
                    let isTimed = declaration.use != DemoDefinition.download.rawValue
                    let found = try await finding(
                        service.id, channel.id, probe: index, with: isTimed ? ["slow": "30s"] : [:])
                    #expect(found.outcome == .good, "\(service.id)/\(channel.id): \(found.detail)")
                    asked += 1
                }
            }
        }
        #expect(asked == 10)
    }

    @Test(arguments: [
        ("renew-parking-permit", "web", 30, Reason.httpStatus), ("pay-local-tax", "web", 300, .conditionFailed),
        ("renew-parking-permit", "web", 390, .connectRefused), ("renew-parking-permit", "mobile", 390, .connectRefused),
    ])
    func `the faults of the plan are found, each for its reason`(
        service: String, channel: String, second: Int, reason: Reason
    ) async throws {
        let found = try await finding(service, channel, plan: .town, at: .seconds(second))
        #expect(found.outcome == .bad)
        #expect(found.reason == reason)
    }

    @Test func `a slow answer is slight`() async throws {
        let fault = Fault(
            service: "report-street-light", channel: "api", kind: .answersLate(by: .milliseconds(90)), begins: .zero,
            ends: .seconds(60), words: Text("en", "on"), wordsWhenOver: Text("en", "over"))
        let found = try await finding(
            "report-street-light", "api", plan: FaultPlan(round: [fault], length: .seconds(60)), with: ["slow": "50ms"])
        #expect(found.outcome == .slight)
    }
}

extension Result where Failure == any Error {
    /// What became of some work, kept until something else is done.
    fileprivate init(_ work: () async throws -> Success) async {
        do {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }
}
