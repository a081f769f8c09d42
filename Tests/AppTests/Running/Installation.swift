import Foundation
import Synchronization
import TestSupport

/// Plumbline as an operator has it: the program, a configuration, a folder of probe definitions and a database, in a
/// folder of their own; and a mail server that takes its mail.
final class Installation: Sendable {
    let folder: TemporaryFolder
    let mail: MailServer
    private let starts = Mutex(0)

    /// The program that is tested, built beside the tests.
    static var program: String {
        Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("plumbline").path ?? "plumbline"
    }

    /// The definitions that ship.
    static let shippedProbes = shipped("probes")
    /// The checklist files that come with the product.
    static let shippedStandards = shipped("standards")

    private static func shipped(_ folder: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(folder).path
    }

    /// A definition that is quick to make up its mind: two failures in a row, and two answers to come back.
    static let quickPage = """
        format: "plumbline-probe"
        format_version: "1"
        id: "quick-page"
        title: { en: "A page answers" }
        kind: "http"
        role: "availability"
        provides: ["response.mean", "error.rate"]
        parameters: [ { id: "url", type: "url", required: true } ]
        request: { method: "GET", url: "{url}" }
        timeout: "2s"
        must: ["status in 200..299", "body contains \\"Start now\\""]
        confirm: { down_after: 2, up_after: 2, recheck: "1s" }
        """

    /// Makes an installation that may probe the given ports of this machine.
    init(probing ports: [UInt16], mail behaviour: MailServer.Behaviour = .init()) throws {
        folder = try TemporaryFolder()
        mail = try MailServer(behaviour)
        try FileManager.default.createDirectory(atPath: folder.path("probes"), withIntermediateDirectories: true)
        try write(Self.quickPage, to: "probes/quick-page.yaml")
        let words = ports.map(String.init).joined(separator: ", ")
        try write(
            """
            format: "plumbline-config"
            format_version: "1"
            listen: "127.0.0.1:0"
            database: "\(folder.path("town.db"))"
            probes: ["\(Self.shippedProbes)", "\(folder.path("probes"))"]
            network: { allow: [ { cidr: "127.0.0.0/8", ports: [\(words)] } ] }
            mail: { relay: "smtp://127.0.0.1:\(mail.port)", starttls: "off", from: "Plumbline <watch@town.example>" }
            alerts: { group_wait: "500ms" }
            """, to: "plumbline.yaml")
    }

    /// Puts a file there.
    func write(_ text: String, to name: String) throws {
        try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }

    /// Runs a command to its end.
    @discardableResult
    func run(_ words: String...) throws -> ChildProcess.Finished { try run(words) }

    /// Runs a command to its end.
    func run(_ words: [String]) throws -> ChildProcess.Finished {
        try ChildProcess.run(
            Self.program, words, in: folder.path, environment: ["PLUMBLINE_CONFIG": folder.path("plumbline.yaml")])
    }

    /// Starts the server and waits until it listens.
    func serve() async throws -> RunningServer {
        let number = starts.withLock { count in
            count += 1
            return count
        }
        return try await RunningServer(
            Self.program, configuration: folder.path("plumbline.yaml"), log: folder.path("serve-\(number).log"))
    }
}
