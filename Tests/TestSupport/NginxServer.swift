import Foundation
import Locks

/// A real nginx with a folder of pages, on ports of its own at 127.0.0.1.
public final class NginxServer: Sendable {
    /// The port for plain HTTP.
    public let port: UInt16
    /// The ports for HTTPS, one per identity that was given.
    public let securePorts: [UInt16]
    /// The folder of pages; what is put there is served.
    public let pages: TemporaryFolder

    private let folder: TemporaryFolder
    private let server: Mutex<ChildServer>

    /// Starts nginx and waits until it accepts connections.
    ///
    /// - Parameters:
    ///   - identities: One HTTPS port is opened for each.
    ///   - locations: Further lines of nginx's configuration for all ports.
    public init(identities: [Certificates.Identity] = [], locations: String = "") throws {
        folder = try TemporaryFolder()
        pages = try TemporaryFolder()
        // Workers run as another user where the tests run as root.
        for path in [folder.path, pages.path] {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        // A port that is free now can be taken before nginx has it; then another is tried.
        for _ in 0..<5 {
            let ports = try (0...identities.count).map { _ in try LocalSocket.freePort() }
            try Self.configuration(folder.path, pages.path, ports, identities, locations)
                .write(toFile: folder.path("nginx.conf"), atomically: false, encoding: .utf8)
            if let server = try Self.start(folder, ports) {
                port = ports[0]
                securePorts = Array(ports.dropFirst())
                self.server = Mutex(server)
                return
            }
        }
        throw Self.failure(folder)
    }

    /// Starts nginx again, on the ports that it had, after it was stopped.
    public func restart() throws {
        guard let again = try Self.start(folder, [port] + securePorts) else { throw Self.failure(folder) }
        server.withLock { $0 = again }
    }

    /// Starts nginx and waits until it accepts connections; nothing where it gives up.
    private static func start(_ folder: TemporaryFolder, _ ports: [UInt16]) throws -> ChildServer? {
        let server = try ChildServer(
            "/usr/sbin/nginx", ["-e", folder.path("errors"), "-c", folder.path("nginx.conf")])
        if ports.allSatisfy({ LocalSocket.awaitListener(port: $0) { server.isRunning } }) { return server }
        server.stop()
        return nil
    }

    private static func failure(_ folder: TemporaryFolder) -> ChildProcess.Failure {
        let errors = try? String(contentsOfFile: folder.path("errors"), encoding: .utf8)
        return ChildProcess.Failure(description: "nginx did not start: \(errors ?? "no words of its own")")
    }

    /// Puts a page there.
    public func write(_ text: String, to name: String) throws {
        try text.write(toFile: pages.path(name), atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: pages.path(name))
    }

    /// Ends nginx.
    public func stop() {
        server.withLock { $0 }.stop()
    }

    private static func configuration(
        _ folder: String, _ pages: String, _ ports: [UInt16], _ identities: [Certificates.Identity], _ locations: String
    ) -> String {
        let secure = zip(ports.dropFirst(), identities).map { port, identity in
            """
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    ssl_certificate \(identity.certificate);
                    ssl_certificate_key \(identity.key);
                    ssl_protocols TLSv1.2 TLSv1.3;
                    root \(pages);
                    \(locations)
                }
            """
        }
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "    \($0)_temp_path \(folder)/\($0);"
        }
        return """
            daemon off;
            master_process off;
            pid \(folder)/pid;
            error_log \(folder)/errors;
            events { worker_connections 4096; }
            http {
                access_log \(folder)/access;
            \(temporary.joined(separator: "\n"))
                server {
                    listen 127.0.0.1:\(ports[0]) backlog=4096;
                    root \(pages);
                    \(locations)
                }
            \(secure.joined(separator: "\n"))
            }
            """
    }
}
