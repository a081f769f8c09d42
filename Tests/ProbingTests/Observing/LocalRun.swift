import Addresses
import Curl
import Documents
import Foundation
import Measures
import Probing
import Registry
import TestSupport

/// One run of a definition on real servers of this machine, and what it saw.
struct LocalRun {
    /// Where the servers listen that stand for ports 80 and 443 of `localhost`.
    struct Ports {
        var plain: UInt16?
        var secure: UInt16?
    }

    /// The finding.
    let finding: ProbeFinding

    /// An hour from now: a certificate that was made a moment ago has 29 whole days left, in whichever second it was made.
    static var hence: Timestamp { Timestamp(Date()) + .seconds(3600) }

    /// Runs a definition once.
    init(
        _ definition: ProbeDefinition, _ parameters: [String: String], trust: TrustStore, ports: Ports = Ports(),
        now: Timestamp = Self.hence
    ) async throws {
        let plan = try definition.bind(parameters: parameters, in: ProbeContext(addresses: .trusted)).get()
        let client = try TransferClient(settings: TransferSettings(trust: trust, userAgent: "Plumbline-test/1"))
        finding = await plan.runOnce(now: { now }, perform: { await client.perform(Self.moved($0, to: ports)) })
        await client.shutdown()
    }

    /// Runs a definition that ships once.
    init(
        shipped name: String, _ parameters: [String: String], trust: TrustStore, ports: Ports = Ports(),
        now: Timestamp = Self.hence
    ) async throws {
        try await self.init(Self.shipped(name), parameters, trust: trust, ports: ports, now: now)
    }

    /// What was seen, by measure.
    var seen: [String: MeasuredValue.Outcome] {
        Dictionary(finding.observed.map { ($0.measure, $0.outcome) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is said of a measure; empty where it was not seen.
    func detail(_ measure: String) -> String { finding.observed.first { $0.measure == measure }?.detail ?? "" }

    /// A definition that ships.
    static func shipped(_ name: String) throws -> ProbeDefinition {
        let path = folder.appendingPathComponent("\(name).yaml").path
        return try ProbeDefinition.read(
            Document.read([UInt8](Data(contentsOf: URL(fileURLWithPath: path))), file: "\(name).yaml"))
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("probes")

    /// A definition of a page for whatever measures a test wants.
    static func page(
        providing measures: [String], redirects: Int = 5, timeout: String = "10s", must: [String] = [],
        should: [String] = []
    ) throws
        -> ProbeDefinition
    {
        try DefinitionText.read(
            """
            format: "plumbline-probe"
            format_version: "1"
            id: "page"
            title: { en: "A page" }
            kind: "http"
            role: "check"
            provides: [\(measures.map { "\"\($0)\"" }.joined(separator: ", "))]
            parameters: [ { id: "url", type: "url", required: true } ]
            request: { url: "{url}", redirects: \(redirects) }
            timeout: "\(timeout)"
            must: [\((["status in 200..299"] + must).map { "'\($0)'" }.joined(separator: ", "))]
            should: [\(should.map { "'\($0)'" }.joined(separator: ", "))]
            """)
    }

    /// The same request to the ports that stand for 80 and 443, which a test may not take.
    private static func moved(_ transfer: Transfer, to ports: Ports) -> Transfer {
        var moved = transfer
        let places = [
            ("http://localhost/", "http", ports.plain), ("http://localhost:80/", "http", ports.plain),
            ("https://localhost/", "https", ports.secure), ("https://localhost:443/", "https", ports.secure),
        ]
        for case (let start, let scheme, let port?) in places where transfer.url.hasPrefix(start) {
            moved.url = "\(scheme)://localhost:\(port)/" + transfer.url.dropFirst(start.count)
        }
        return moved
    }
}
