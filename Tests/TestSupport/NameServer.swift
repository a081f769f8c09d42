import Foundation

/// A real name server (dnsmasq) at 127.0.0.1, on a port of its own, with the names that a test wants.
///
/// It answers for names under `.test`: those that it was not given do not exist. Any other name it refuses.
public final class NameServer: Sendable {
    /// The port for UDP and TCP.
    public let port: UInt16
    /// A resolv.conf(5) that names it; the port has to be given beside.
    public let configuration: String

    private let folder: TemporaryFolder
    private let server: ChildServer

    /// Starts it and waits until it answers.
    ///
    /// - Parameters:
    ///   - records: addresses by name; a name with no address exists and has none.
    ///   - address: where it listens.
    public init(records: [String: [String]], address: String = "127.0.0.1", port wanted: UInt16? = nil) throws {
        folder = try TemporaryFolder()
        var words = [
            "--keep-in-foreground", "--conf-file=/dev/null", "--pid-file=", "--no-resolv", "--no-hosts",
            "--bind-interfaces", "--listen-address=\(address)", "--local=/test/", "--log-queries",
            "--log-facility=\(folder.path("queries"))", "--user=\(NSUserName())", "--group=",
        ]
        for (name, addresses) in records.sorted(by: { $0.key < $1.key }) {
            if addresses.isEmpty { words.append("--txt-record=\(name),empty") }
            words += addresses.map { "--host-record=\(name),\($0)" }
        }
        configuration = folder.path("resolv.conf")
        try "nameserver \(address)\n".write(toFile: configuration, atomically: false, encoding: .utf8)
        // A port that is free now can be taken before dnsmasq has it; then another is tried.
        for _ in 0..<5 {
            let port = try wanted ?? LocalSocket.freePort()
            let server = try ChildServer(
                "/usr/sbin/dnsmasq", words + ["--port=\(port)"], errors: folder.path("errors"))
            if LocalSocket.awaitListener(port: port, at: address, while: { server.isRunning }) {
                self.port = port
                self.server = server
                return
            }
            server.stop()
        }
        let errors = try? String(contentsOfFile: folder.path("errors"), encoding: .utf8)
        throw ChildProcess.Failure(description: "dnsmasq did not start: \(errors ?? "no words of its own")")
    }

    /// What it was asked, as `query[A] name`, in order.
    public func queries() throws -> [String] {
        let log = try String(contentsOfFile: folder.path("queries"), encoding: .utf8)
        return log.split(separator: "\n").compactMap { line in
            guard let start = line.range(of: "query[") else { return nil }
            return String(line[start.lowerBound...].split(separator: " ").prefix(2).joined(separator: " "))
        }
    }

    /// Ends it.
    public func stop() { server.stop() }
}
