import Foundation
import TestSupport
import Testing

/// Many services on one host that hangs: it is seen, and costs nobody else anything.
@Suite(.serialized) struct HangingHostTests {
    /// A page that is given two seconds, and three failures before it is believed.
    private static let patientPage = """
        format: "plumbline-probe"
        format_version: "1"
        id: "patient-page"
        title: { en: "A page answers" }
        kind: "http"
        role: "availability"
        provides: []
        parameters: [ { id: "url", type: "url", required: true } ]
        request: { method: "GET", url: "{url}" }
        timeout: "2s"
        must: ["status in 200..299"]
        confirm: { down_after: 3, up_after: 2, recheck: "2s" }
        """

    private static func service(_ id: String, _ url: String, every: String) -> String {
        """
        format: "plumbline-service"
        format_version: "1"
        id: "\(id)"
        title: { en: "Service \(id)" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials:
          - { office: "service_owner", email: "owner@town.example" }
        channels:
          - id: "web"
            kind: "web"
            probes:
              - { id: "start", use: "patient-page", every: "\(every)", with: { url: "\(url)" } }
        """
    }

    /// More than the host's places allow in an interval, and fewer.
    @Test(.timeLimit(.minutes(3)), arguments: [40, 6])
    func `services on a host that accepts and never answers are all down, none is unknown, and others stay up`(
        services: Int
    ) async throws {
        let nginx = try NginxServer()
        try nginx.write(TownFiles.page, to: "index.html")
        let silent = try SilentServer()
        let town = try Installation(probing: [nginx.port, silent.port])
        try town.write(Self.patientPage, to: "probes/patient-page.yaml")
        var names = ["healthy.yaml"]
        // By another name, since places are given out by host.
        try town.write(
            Self.service("healthy", "http://localhost:\(nginx.port)/", every: "2s"), to: "healthy.yaml")
        for number in 1...services {
            let name = "hanging-\(number)"
            try town.write(
                Self.service(name, "http://127.0.0.1:\(silent.port)/\(number)", every: "5s"), to: "\(name).yaml")
            names.append("\(name).yaml")
        }
        let registered = try town.run(["register"] + names)
        #expect(registered.code == 0, "\(registered.errors)")
        let server = try await town.serve()
        try await withVisitor { visitor in
            _ = try await eventually("the healthy service is up") {
                await visitor.status(of: "healthy", at: server)?.status == "up" ? true : nil
            }
            _ = try await eventually("every service of the host is down") { () -> Bool? in
                for number in 1...services {
                    guard let status = await visitor.status(of: "hanging-\(number)", at: server) else { return nil }
                    // Before it is known it is pending; never is a run that waits taken for silence.
                    #expect(status.status == "down" || status.cause == "pending", "\(number): \(status)")
                    guard status.status == "down" else { return nil }
                }
                return true
            }
            #expect(await visitor.status(of: "healthy", at: server)?.status == "up")
            // Longer than an interval and its grace: what waits for its turn stays known.
            let end = Date() + 25
            _ = try await eventually("all stay down") { () -> Bool? in
                for number in 1...services {
                    guard let status = await visitor.status(of: "hanging-\(number)", at: server) else { return nil }
                    #expect(status.status == "down", "\(number): \(status)")
                }
                return Date() > end ? true : nil
            }
        }
        #expect(server.stop() == 0)
    }
}
