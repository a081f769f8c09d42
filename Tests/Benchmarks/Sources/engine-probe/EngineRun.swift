import Addresses
import Curl
import Documents
import Foundation
import Measures
import Probing
import Registry

/// Probes made by the whole engine: as many streams as may be under way, each asked for again when its result has come.
struct EngineRun {
    let url: String
    let count: Int
    let inFlight: Int

    /// The plainest definition there is: one request, one condition.
    private static let definition = """
        format: "plumbline-probe"
        format_version: "1"
        id: "plain"
        title: { en: "The page answers" }
        kind: "http"
        role: "availability"
        provides: ["error.rate"]
        parameters: [{ id: "url", type: "url", required: true }]
        request: { method: "GET", url: "{url}", redirects: 0 }
        must: ["status = 200"]
        """

    /// Runs to the end; gives how many results were good.
    func goodCount() async throws -> Int {
        let engine = try ProbeEngine(
            trust: TrustStore(), userAgent: "engine-probe/1", limits: .init(inFlight: inFlight, perHost: inFlight),
            wallClock: { Timestamp(Date()) })
        defer { engine.stop() }
        let plan = try plan()
        // A stream's own time comes once within its first minute, too: such a run counts as one that was asked for.
        let streams = Array(1...min(inFlight, count))
        let probes = streams.map { stream in
            Probe(
                subject: .probe("bench", "web", "plain-\(stream)"), stream: stream, plan: plan, every: .seconds(86_400))
        }
        engine.update(set: probes, remove: [])
        engine.recheck(streams.map { ($0, after: .zero) })
        var (asked, ended, good) = (streams.count, 0, 0)
        for await _ in engine.arrivals {
            let results = engine.takeResults()
            ended += results.count
            good += results.count { $0.outcome == .good }
            guard ended < count else { break }
            let again = results.prefix(count - asked)
            asked += again.count
            engine.recheck(again.map { ($0.stream, after: .zero) })
        }
        // A stream's own run may have come on top: what counts is how many were not good.
        return count - (ended - good)
    }

    private func plan() throws -> ProbePlan {
        let document = try Document.read(Array(Self.definition.utf8), file: "plain.yaml")
        let loopback = AddressAllowance(cidr: try CIDR(parsing: "127.0.0.0/8"))
        let context = ProbeContext(addresses: AddressPolicy(purpose: .probe, allowed: [loopback]))
        return try ProbeDefinition.read(document).bind(parameters: ["url": url], in: context).get()
    }
}
