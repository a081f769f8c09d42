import COpenSSL
import Glibc

extension CertificateFacts {
    /// Certificates that the server did not send and that its chain may need, with the store to verify against.
    struct Helpers {
        let store: OpaquePointer
        let certificates: OpaquePointer
    }

    /// Reads what OpenSSL knows after a handshake; nothing where the server showed no certificate.
    init?(ssl: OpaquePointer, host: String, isAddress: Bool, helpers: Helpers?) {
        guard let leaf = copenssl_leaf(ssl) else { return nil }
        var code = SSL_get_verify_result(ssl)
        var isCompleted = false
        var own: OpaquePointer?
        defer { copenssl_free_chain(own) }
        if let helpers, Self.isChainShort(code) {
            code = Int(copenssl_verify_with(ssl, helpers.store, helpers.certificates, &own))
            isCompleted = code == Int(X509_V_OK)
        }
        // What was verified, which need not be what was sent: an old root that is sent along does not count.
        let chain = own ?? SSL_get0_verified_chain(ssl)
        let (last, first, end) = Self.ends(of: chain, leaf: leaf)
        self.init(
            verdict: Self.verdict(code: code, leaf: leaf, host: host, isAddress: isAddress),
            notBefore: copenssl_seconds(X509_get0_notBefore(leaf)), notAfter: end,
            subject: Self.take(copenssl_name(X509_get_subject_name(leaf))),
            issuer: Self.take(copenssl_name(X509_get_issuer_name(leaf))),
            names: Self.take(copenssl_alternative_names(leaf)).split(separator: "\n").map(String.init),
            protocolVersion: SSL_get_version(ssl).map { String(cString: $0) } ?? "",
            cipher: SSL_CIPHER_get_name(SSL_get_current_cipher(ssl)).map { String(cString: $0) } ?? "")
        if first != leaf { endsFirst = Self.take(copenssl_name(X509_get_subject_name(first))) }
        isChainCompleted = isCompleted
        if Self.isChainShort(code), let address = copenssl_issuer_address(last) {
            issuerAddress = Self.take(address)
        }
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

    /// The last certificate of a chain, the one of all that ends first, and when that is.
    private static func ends(
        of chain: OpaquePointer?, leaf: OpaquePointer
    ) -> (last: OpaquePointer, first: OpaquePointer, end: Int64) {
        var (last, first, end) = (leaf, leaf, copenssl_seconds(X509_get0_notAfter(leaf)))
        var index: Int32 = 1
        while let next = copenssl_at(chain, index) {
            let ends = copenssl_seconds(X509_get0_notAfter(next))
            if ends < end { (first, end) = (next, ends) }
            last = next
            index += 1
        }
        return (last, first, end)
    }

    /// Whether a chain ended before it came to anything trusted.
    private static func isChainShort(_ code: Int) -> Bool {
        switch Int32(truncatingIfNeeded: code) {
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            true
        default: false
        }
    }

    private static func verdict(code: Int, leaf: OpaquePointer, host: String, isAddress: Bool) -> Verdict {
        guard code == Int(X509_V_OK) else { return verdict(code: code) }
        let isNamed =
            isAddress
            ? X509_check_ip_asc(leaf, host, 0) == 1 : copenssl_is_for_host(leaf, host, host.utf8.count) == 1
        return isNamed ? .valid : .nameMismatch
    }

    private static func verdict(code: Int) -> Verdict {
        switch Int32(truncatingIfNeeded: code) {
        case X509_V_ERR_CERT_HAS_EXPIRED: .expired
        case X509_V_ERR_CERT_NOT_YET_VALID: .notYetValid
        case let other: .untrusted(TLSWords.distrust(other))
        }
    }

    private static func take(_ text: UnsafeMutablePointer<CChar>?) -> String {
        guard let text else { return "" }
        defer { free(text) }
        return String(cString: text)
    }
}
