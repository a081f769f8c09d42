import Foundation
import TestSupport
import Testing

/// The program itself, run as a process on a folder of its own.
private final class Program {
    let folder = try? TemporaryFolder()
    private var process: Process?
    private(set) var url = ""

    static var path: String {
        Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("plumbline").path ?? "plumbline"
    }

    func path(_ name: String) -> String { folder?.path(name) ?? name }

    /// Runs a command to its end.
    func run(_ words: String...) throws -> (code: Int32, output: String, errors: String) {
        let command = Process()
        command.executableURL = URL(fileURLWithPath: Self.path)
        command.arguments = words
        command.currentDirectoryURL = URL(fileURLWithPath: path(""))
        // Files, not pipes: a pipe's end would be inherited by whatever other tests start meanwhile, and never close.
        let (output, errors) = (path("output-\(UUID().uuidString)"), path("errors-\(UUID().uuidString)"))
        command.standardOutput = try Self.file(output)
        command.standardError = try Self.file(errors)
        try command.run()
        command.waitUntilExit()
        return (
            command.terminationStatus, try String(contentsOfFile: output, encoding: .utf8),
            try String(contentsOfFile: errors, encoding: .utf8)
        )
    }

    private static func file(_ path: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return try #require(FileHandle(forWritingAtPath: path))
    }

    /// Starts the server and waits until it says where it listens.
    func serve() async throws {
        let server = Process()
        server.executableURL = URL(fileURLWithPath: Self.path)
        server.arguments = ["serve", "--config", path("plumbline.yaml")]
        server.currentDirectoryURL = URL(fileURLWithPath: path(""))
        let log = path("log-\(UUID().uuidString)")
        server.standardError = try Self.file(log)
        try server.run()
        process = server
        var address: String?
        try await eventually("listening") {
            let text = try String(contentsOfFile: log, encoding: .utf8)
            guard server.isRunning else { throw Ended(log: text) }
            address = text.firstMatch(of: /info listening url=(http[^ \n]+)\n/).map { String($0.1) }
            return address != nil
        }
        url = try #require(address)
    }

    struct Ended: Error { var log: String }

    func end(_ signal: Int32) -> Int32 {
        guard let process else { return -1 }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        self.process = nil
        return process.terminationStatus
    }

    deinit {
        if let process, process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
}

/// Asks until the answer is right or two minutes have passed: what is waited for is another process.
private func eventually(_ what: String, _ isSo: () throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
        if try isSo() { return }
        try await Task.sleep(for: .milliseconds(200))
    }
    Issue.record("it never came to this: \(what)")
}

@Suite(.serialized)
struct ServeTests {
    private static let definition = """
        format: "plumbline-probe"
        format_version: "1"
        id: "page"
        title: { en: "A page answers" }
        kind: "http"
        role: "availability"
        provides: []
        parameters: [ { id: "url", type: "url", required: true }, { id: "text", type: "text", required: true } ]
        request: { method: "GET", url: "{url}" }
        must: [ "status in 200..299", "body contains {text}" ]
        confirm: { down_after: 2, up_after: 2, recheck: "1s" }
        """

    private func files(_ program: Program, page: UInt16, mail: UInt16) throws {
        try FileManager.default.createDirectory(atPath: program.path("probes"), withIntermediateDirectories: true)
        try Self.definition.write(toFile: program.path("probes/page.yaml"), atomically: true, encoding: .utf8)
        try """
        format: "plumbline-config"
        format_version: "1"
        listen: "127.0.0.1:0"
        database: "\(program.path("watch.db"))"
        probes: ["\(program.path("probes"))"]
        network: { allow: [ { cidr: "127.0.0.0/8", ports: [\(page)] } ] }
        mail: { relay: "smtp://127.0.0.1:\(mail)", starttls: "off", from: "Plumbline <watch@example.org>" }
        alerts: { group_wait: "1s" }
        """.write(toFile: program.path("plumbline.yaml"), atomically: true, encoding: .utf8)
        try """
        format: "plumbline-service"
        format_version: "1"
        id: "permits"
        title: { en: "Renew a parking permit" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials: [ { office: "service_owner", email: "owner@town.example" } ]
        tasks: [ { id: "renew", title: { en: "Renew a permit" } } ]
        channels:
          - id: "web"
            kind: "web"
            tasks: ["renew"]
            probes:
              - { id: "start", use: "page", every: "2s", with: { url: "http://localhost:\(page)/start.html", text: "Start now" } }
        """.write(toFile: program.path("permits.yaml"), atomically: true, encoding: .utf8)
    }

    @Test(.timeLimit(.minutes(6)))
    func `an outage of a real page is shown, mailed once, survives a kill, and its end is told once`() async throws {
        let program = Program()
        let mail = try MailServer()
        let page = try NginxServer()
        try page.write("<title>Permits</title><h1>Start now</h1>", to: "start.html")
        try files(program, page: page.port, mail: mail.port)
        let config = program.path("plumbline.yaml")
        try await program.serve()
        let registered = try program.run("register", "--config", config, program.path("permits.yaml"))
        #expect(registered.code == 0 && registered.output.contains("service permits: added, version 1"))
        func status() throws -> String { try program.run("show", "--config", config, "permits").output }
        try await eventually("up") { try status().contains("status        up") }
        let second = try program.run("serve", "--config", config)
        #expect(second.code == 3 && second.errors.contains("plumbline:"))

        page.stop()
        try await eventually("down") { try status().contains("status        down") }
        try await eventually("one mail") { try mail.mails().count == 1 }
        let alerts = try program.run("alerts", "list", "--config", config)
        #expect(alerts.output.split(separator: "\n").count == 1 && alerts.output.contains("permits"))
        let words = try #require(try mail.mails().first)
        #expect(words.contains("Message-ID:") && words.contains("To:"))

        _ = program.end(SIGKILL)
        try await program.serve()
        try await eventually("watched again") { try status().contains("status        down") }
        #expect(try mail.mails().count == 1)
        #expect(try program.run("alerts", "list", "--config", config).output.split(separator: "\n").count == 1)

        #expect(try program.run("backup", "--config", config, program.path("copy.db")).code == 0)
        #expect(program.end(SIGTERM) == 0)
    }

    @Test func `errors of files and usage leave with 2 and say what, where and what was meant`() throws {
        let program = Program()
        try "format: \"plumbline-config\"\nformat_version: \"1\"\nlisten: \"nowhere\"\nmial: {}\n"
            .write(toFile: program.path("bad.yaml"), atomically: true, encoding: .utf8)
        let refused = try program.run("serve", "--config", program.path("bad.yaml"))
        #expect(refused.code == 2)
        #expect(refused.errors.contains("bad.yaml:3:9: ") && refused.errors.contains("bad.yaml:4:1: "))
        #expect(refused.errors.contains("did you mean \"mail\"?"))
        #expect(try program.run("show", "--wrong").code == 2)
        #expect(try program.run("probe", "--help").code == 0)
        try FileManager.default.createDirectory(atPath: program.path("none"), withIntermediateDirectories: true)
        let unknown = try program.run(
            "show", "--database", program.path("x.db"), "--probes", program.path("none"), "nothing")
        #expect(unknown.code == 2 && unknown.errors.contains("no service \"nothing\" is registered"))
    }
}
