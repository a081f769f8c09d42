import Foundation

/// A certificate authority of one test, and the certificates that it gives out, made by the `openssl` command.
public final class Certificates: Sendable {
    /// A certificate with its key, as files.
    public struct Identity: Sendable {
        /// The certificate chain in PEM form.
        public let certificate: String
        /// The private key in PEM form.
        public let key: String
    }

    /// What can be wrong with a certificate.
    public enum Kind: String, Sendable, CaseIterable {
        case valid, expired, wrongHost, unknownAuthority
    }

    /// The authority's certificate in PEM form.
    public let authority: String
    private let folder: TemporaryFolder

    /// Makes an authority.
    public init() throws {
        folder = try TemporaryFolder()
        authority = folder.path("ca.pem")
        try Self.makeAuthority(folder, name: "ca")
    }

    /// Makes a certificate for `localhost` and 127.0.0.1, or one that is wrong in one way.
    public func identity(_ kind: Kind = .valid) throws -> Identity {
        let name = kind.rawValue
        let signer = kind == .unknownAuthority ? "stranger" : "ca"
        if kind == .unknownAuthority { try Self.makeAuthority(folder, name: signer) }
        let names = kind == .wrongHost ? "DNS:elsewhere.example" : "DNS:localhost,DNS:*.test.localhost,IP:127.0.0.1"
        try "subjectAltName=\(names)\n".write(toFile: folder.path("\(name).ext"), atomically: false, encoding: .utf8)
        try Self.openssl(
            folder, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-utf8", "-keyout",
            "\(name).key", "-out", "\(name).csr", "-subj", "/O=Prüfstelle/CN=localhost")
        try Self.openssl(
            folder, "x509", "-req", "-in", "\(name).csr", "-CA", "\(signer).pem", "-CAkey", "\(signer).key", "-days",
            kind == .expired ? "-1" : "30", "-extfile", "\(name).ext", "-set_serial", "5", "-out", "\(name).pem")
        return Identity(certificate: folder.path("\(name).pem"), key: folder.path("\(name).key"))
    }

    private static func makeAuthority(_ folder: TemporaryFolder, name: String) throws {
        try openssl(
            folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
            "\(name).key", "-out", "\(name).pem", "-subj", "/CN=Test \(name)", "-days", "30", "-addext",
            "basicConstraints=critical,CA:TRUE")
    }

    private static func openssl(_ folder: TemporaryFolder, _ words: String...) throws {
        let made = try ChildProcess.run("/usr/bin/openssl", words, in: folder.path)
        guard made.code == 0 else { throw ChildProcess.Failure(description: "openssl \(words): \(made.errors)") }
    }
}
