import Foundation
import TestSupport

/// The service files that the tests register.
enum TownFiles {
    /// A page that can be seen to be the right one.
    static let page = "<!DOCTYPE html><title>Permits</title><h1>Renew a permit</h1><a href=/form>Start now</a>"

    /// A permit office: applying is possible on the web only, asking also by phone.
    ///
    /// - Parameter heartbeat: how often the phone line is expected to report.
    static func permits(port: UInt16, id: String = "renew-permit", heartbeat: String = "2s") -> String {
        """
        format: "plumbline-service"
        format_version: "1"
        id: "\(id)"
        title: { en: "Renew a parking permit" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials:
          - { office: "service_owner", email: "owner@town.example" }
        tasks:
          - { id: "apply", title: { en: "Apply for a permit" } }
          - { id: "ask", title: { en: "Ask about a permit" } }
        channels:
          - id: "web"
            kind: "web"
            tasks: ["apply", "ask"]
            probes:
              - { id: "start", use: "quick-page", every: "1s", with: { url: "http://127.0.0.1:\(port)/" } }
          - id: "phone"
            kind: "phone"
            tasks: ["ask"]
            probes:
              - { id: "line", use: "heartbeat", every: "\(heartbeat)" }
        """
    }
}

extension Installation {
    /// Registers a file and gives the paths of the heartbeats that were shown.
    func register(_ text: String, as name: String) throws -> [String] {
        try write(text, to: name)
        let registered = try run("register", name)
        guard registered.code == 0 else { throw ChildProcess.Failure(description: registered.errors) }
        return registered.output.split(separator: "\n").compactMap { line in
            line.range(of: "/heartbeat/").map { String(line[$0.lowerBound...]) }
        }
    }
}
