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

    /// How a server ends a connection without an answer.
    public enum Ending: String, Sendable, CaseIterable {
        /// With the farewell of TLS, as a program does that has nothing to say.
        case farewell
        /// Without one, as when its worker dies.
        case silence
        /// With a reset.
        case reset
    }

    /// A server that welcomes a visitor's certificate, lets in who has none, reads the request and hangs up.
    public static func dying(
        _ identity: Certificates.Identity, authority: String, version: String, _ ending: Ending
    ) throws -> TLSServer {
        try TLSServer("/usr/bin/env") { port in
            [
                "python3", "-c", dying, "\(port)", identity.certificate, identity.key, authority, version,
                ending.rawValue,
            ]
        }
    }

    private static let dying = """
        import socket, ssl, struct, sys
        port, certificate, key, authority, version, ending = sys.argv[1:]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        context.load_verify_locations(authority)
        context.verify_mode = ssl.CERT_OPTIONAL
        context.minimum_version = context.maximum_version = ssl.TLSVersion[version]
        listener = socket.create_server(("127.0.0.1", int(port)))
        while True:
            plain, _ = listener.accept()
            try:
                visitor = context.wrap_socket(plain, server_side=True)
                visitor.recv(4096)
                if ending == "farewell":
                    visitor = visitor.unwrap()
                if ending == "reset":
                    visitor.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                visitor.close()
            except OSError:
                plain.close()
        """

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
