import COpenSSL
import Glibc

extension CertificateFacts {
    /// Reads what OpenSSL knows after a handshake; nothing where the server showed no certificate.
    init?(ssl: OpaquePointer, host: String, isAddress: Bool) {
        guard let leaf = copenssl_leaf(ssl) else { return nil }
        var end = copenssl_seconds(X509_get0_notAfter(leaf))
        var index: Int32 = 0
        while let sent = copenssl_sent_certificate(ssl, index) {
            // A root that is sent along is not what verification rests on.
            if X509_check_issued(sent, sent) != Int32(X509_V_OK) {
                end = min(end, copenssl_seconds(X509_get0_notAfter(sent)))
            }
            index += 1
        }
        self.init(
            verdict: Self.verdict(ssl: ssl, leaf: leaf, host: host, isAddress: isAddress),
            notBefore: copenssl_seconds(X509_get0_notBefore(leaf)), notAfter: end,
            subject: Self.take(copenssl_name(X509_get_subject_name(leaf))),
            issuer: Self.take(copenssl_name(X509_get_issuer_name(leaf))),
            names: Self.take(copenssl_alternative_names(leaf)).split(separator: "\n").map(String.init),
            protocolVersion: SSL_get_version(ssl).map { String(cString: $0) } ?? "",
            cipher: SSL_CIPHER_get_name(SSL_get_current_cipher(ssl)).map { String(cString: $0) } ?? "")
    }

    /// The facts that are left when libcurl itself verified and refused: the verdict alone.
    init(verifyResult: Int) {
        // libcurl keeps 0 or 1 where OpenSSL was content and its own check of the name was not.
        let isNamesFault = verifyResult == Int(X509_V_OK) || verifyResult == Int(X509_V_ERR_UNSPECIFIED)
        let verdict = isNamesFault ? .nameMismatch : Self.verdict(code: verifyResult)
        self.init(
            verdict: verdict, notBefore: 0, notAfter: 0, subject: "", issuer: "", names: [], protocolVersion: "",
            cipher: "")
    }

    private static func verdict(ssl: OpaquePointer, leaf: OpaquePointer, host: String, isAddress: Bool) -> Verdict {
        let code = SSL_get_verify_result(ssl)
        guard code == Int(X509_V_OK) else { return verdict(code: code) }
        let isNamed =
            isAddress
            ? X509_check_ip_asc(leaf, host, 0) == 1 : X509_check_host(leaf, host, host.utf8.count, 0, nil) == 1
        return isNamed ? .valid : .nameMismatch
    }

    private static func verdict(code: Int) -> Verdict {
        switch Int32(truncatingIfNeeded: code) {
        case Int32(X509_V_ERR_CERT_HAS_EXPIRED): .expired
        case Int32(X509_V_ERR_CERT_NOT_YET_VALID): .notYetValid
        default: .untrusted(String(cString: X509_verify_cert_error_string(code)))
        }
    }

    private static func take(_ text: UnsafeMutablePointer<CChar>?) -> String {
        guard let text else { return "" }
        defer { free(text) }
        return String(cString: text)
    }
}
