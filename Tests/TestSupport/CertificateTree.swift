import Foundation

/// Certificates of one test with any parents, ends and names: roots, authorities between, and servers.
public final class CertificateTree: Sendable {
    private let folder: TemporaryFolder

    /// Makes an empty tree.
    public init() throws { folder = try TemporaryFolder() }

    /// The path of a certificate, or of a list of them, in PEM form.
    public func pem(_ name: String) -> String { folder.path("\(name).pem") }

    /// Makes the key of a name; several certificates may share it.
    public func key(_ name: String) throws {
        try OpenSSL.run(
            in: folder,
            ["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "\(name).key"])
    }

    /// Makes an authority; one without a signer signs itself.
    ///
    /// - Parameters:
    ///   - key: whose key it has, for an authority with several certificates.
    ///   - days: when it ends, from now.
    public func authority(
        _ name: String, signedBy signer: String? = nil, subject: String? = nil, key shared: String? = nil,
        days: Int = 3000
    ) throws {
        if shared == nil { try key(name) }
        try sign(
            name, key: shared ?? name, signer: signer, subject: subject ?? name, days: days,
            extensions: ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign"])
    }

    /// Makes a server's certificate, and gives its chain: itself, then what it is to send along.
    ///
    /// - Parameters:
    ///   - names: its subject alternative names, as `DNS:localhost`; nothing for none.
    ///   - place: where its issuer's certificate is said to be published.
    public func server(
        _ name: String, signedBy signer: String, names: [String] = ["DNS:localhost", "IP:127.0.0.1"],
        subject: String = "server", days: Int = 60, issuerAt place: String? = nil, sending chain: [String] = []
    ) throws -> Certificates.Identity {
        try key(name)
        var extensions = names.isEmpty ? [] : ["subjectAltName=\(names.joined(separator: ","))"]
        if let place { extensions.append("authorityInfoAccess=caIssuers;URI:\(place)") }
        try sign(name, key: name, signer: signer, subject: subject, days: days, extensions: extensions)
        return Certificates.Identity(
            certificate: try list("\(name)-chain", of: [name] + chain), key: folder.path("\(name).key"))
    }

    /// A file with several certificates.
    public func list(_ name: String, of names: [String]) throws -> String {
        let all = try names.map { try String(contentsOfFile: pem($0), encoding: .utf8) }
        try all.joined().write(toFile: pem(name), atomically: false, encoding: .utf8)
        return pem(name)
    }

    /// A certificate in another form: `x509` in DER, or `pkcs7` in DER.
    public func bytes(_ name: String, as form: String = "x509") throws -> [UInt8] {
        let words =
            form == "x509"
            ? ["x509", "-in", "\(name).pem", "-outform", "DER", "-out", "\(name).out"]
            : ["crl2pkcs7", "-nocrl", "-certfile", "\(name).pem", "-outform", "DER", "-out", "\(name).out"]
        try OpenSSL.run(in: folder, words)
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("\(name).out"))))
    }

    private func sign(
        _ name: String, key: String, signer: String?, subject: String, days: Int, extensions: [String]
    ) throws {
        try OpenSSL.run(
            in: folder, ["req", "-new", "-key", "\(key).key", "-out", "\(name).csr", "-subj", "/CN=\(subject)"])
        try (extensions + ["subjectKeyIdentifier=hash"]).joined(separator: "\n")
            .write(toFile: folder.path("\(name).ext"), atomically: false, encoding: .utf8)
        let by = signer.map { ["-CA", "\($0).pem", "-CAkey", "\($0).key"] } ?? ["-signkey", "\(key).key"]
        try OpenSSL.run(
            in: folder,
            [
                "x509", "-req", "-in", "\(name).csr", "-days", "\(days)", "-extfile", "\(name).ext", "-set_serial",
                "\(Int.random(in: 1...1 << 40))", "-out", "\(name).pem",
            ] + by)
    }
}
