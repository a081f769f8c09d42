import Foundation

/// A server for TLS with settings that web servers no longer have, made of a command line tool; it answers each request
/// with a page about the connection.
public final class TLSServer: Sendable {
    /// The port at 127.0.0.1.
    public let port: UInt16
    private let server: ChildServer
    private let folder: TemporaryFolder

    /// `openssl s_server` with further words (`-tls1`, `-Verify 1`).
    public static func openssl(_ identity: Certificates.Identity, _ words: [String]) throws -> TLSServer {
        try TLSServer("/usr/bin/openssl") { port in
            [
                "s_server", "-accept", "127.0.0.1:\(port)", "-cert", identity.certificate, "-cert_chain",
                identity.certificate, "-key", identity.key, "-www", "-quiet",
            ] + words
        }
    }

    private init(_ program: String, _ words: (UInt16) -> [String]) throws {
        folder = try TemporaryFolder()
        // A port that is free now can be taken before the server has it; then another is tried.
        for _ in 0..<5 {
            let port = try LocalSocket.freePort()
            let server = try ChildServer(program, words(port), errors: folder.path("errors"))
            if LocalSocket.awaitListener(port: port, while: { server.isRunning }) {
                self.port = port
                self.server = server
                return
            }
            server.stop()
        }
        let errors = try? String(contentsOfFile: folder.path("errors"), encoding: .utf8)
        throw ChildProcess.Failure(description: "\(program) did not start: \(errors ?? "no words of its own")")
    }

    /// Ends it.
    public func stop() { server.stop() }
}
