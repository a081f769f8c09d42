import Foundation
import TestSupport

/// `plumbline demo`, running as a process of its own; it ends with the test's process however that ends.
final class DemoServer: Sendable {
    /// The address of its pages.
    let url: String
    private let server: ChildServer
    private let folder: TemporaryFolder

    /// Starts it and waits until it listens.
    init() async throws {
        folder = try TemporaryFolder()
        // Its phone lines must know its port beforehand.
        let url = "http://127.0.0.1:\(try LocalSocket.freePort())"
        let log = folder.path("demo.log")
        let server = try ChildServer(
            Installation.program,
            [
                "demo", "--listen", String(url.dropFirst(7)), "--folder", folder.path("demo"), "--probes",
                Installation.shippedProbes, "--standards", Installation.shippedStandards,
            ], errors: log)
        (self.server, self.url) = (server, url)
        _ = try await eventually("the demonstration listens, see \(log)") {
            let words = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            guard server.isRunning else { throw ChildProcess.Failure(description: "the demonstration ended: \(words)") }
            return words.contains("Open \(url)/") ? true : nil
        }
    }

    /// Ends it.
    func stop() { server.stop() }
}
