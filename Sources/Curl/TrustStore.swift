import COpenSSL
import Glibc

// Unchecked because an X509_STORE is locked inside and never changed after `init`.
/// The certificate authorities that are trusted, read once and shared by all transfers.
public final class TrustStore: @unchecked Sendable {
    /// Why certificates could not be read.
    public struct LoadError: Error, Sendable, Hashable, CustomStringConvertible {
        /// The file.
        public let path: String
        /// What is wrong with it.
        public let reason: String

        /// The file, what is wrong, and what was expected.
        public var description: String {
            "\(path): no certificate authorities could be read: \(reason); expected certificates in PEM form "
                + "(network.ca_bundle names the file; Debian's package ca-certificates brings one)"
        }
    }

    /// Where Debian keeps the certificate authorities.
    public static let systemBundle = "/etc/ssl/certs/ca-certificates.crt"

    let store: OpaquePointer

    /// Reads a bundle and further files in PEM form.
    ///
    /// - Throws: `LoadError` for a file that is missing or holds no certificate.
    public init(bundle: String = TrustStore.systemBundle, extra: [String] = []) throws(LoadError) {
        guard let store = X509_STORE_new() else { throw LoadError(path: bundle, reason: "no memory is left") }
        self.store = store
        // As libcurl does it: a trusted intermediate is enough, and trusted certificates are preferred to sent ones.
        X509_STORE_set_flags(store, UInt(X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN))
        for path in [bundle] + extra {
            guard access(path, R_OK) == 0 else {
                throw LoadError(path: path, reason: String(cString: strerror(errno)))
            }
            ERR_clear_error()
            guard X509_STORE_load_locations(store, path, nil) == 1 else {
                let reason = ERR_reason_error_string(ERR_peek_last_error()).map { String(cString: $0) }
                ERR_clear_error()
                throw LoadError(path: path, reason: reason ?? "it holds none")
            }
        }
    }

    deinit { X509_STORE_free(store) }
}
