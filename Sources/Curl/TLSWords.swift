import COpenSSL

/// What OpenSSL's numbers mean, in words for people who have never heard of OpenSSL.
enum TLSWords {
    /// Why a chain of certificates is not trusted.
    static func distrust(_ code: Int32) -> String {
        switch code {
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: "it is signed by itself, not by an authority"
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            "the authority at the end of its chain is not one that browsers trust"
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            "the server does not send the certificate of its issuer, or the issuer is not one that browsers trust"
        case X509_V_ERR_CERT_REVOKED: "it has been revoked"
        case X509_V_ERR_CERT_SIGNATURE_FAILURE: "a signature in its chain is wrong"
        case X509_V_ERR_INVALID_PURPOSE: "it is not meant for web servers"
        case X509_V_ERR_INVALID_CA, X509_V_ERR_PATH_LENGTH_EXCEEDED:
            "it was issued by a certificate that may not issue others"
        case X509_V_ERR_PERMITTED_VIOLATION, X509_V_ERR_EXCLUDED_VIOLATION:
            "its issuer may not issue certificates for this name"
        case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL: "a key in its chain is too short to be safe"
        case X509_V_ERR_CA_MD_TOO_WEAK: "a signature in its chain is made in a way that is no longer safe"
        case X509_V_ERR_CERT_CHAIN_TOO_LONG: "its chain is too long"
        case X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION:
            "it carries a condition, marked as critical, that browsers do not know"
        default: "it, or its chain, does not follow the rules for certificates"
        }
    }

    /// The number of OpenSSL's own fault in libcurl's text (`error:0A000102:…`); nothing where there is none.
    static func fault(in text: String) -> Int32? {
        guard let start = text.firstRange(of: "error:") else { return nil }
        let digits = text[start.upperBound...].prefix { $0.isHexDigit }
        guard digits.count == 8, let code = UInt32(digits, radix: 16) else { return nil }
        // The upper bits name the library: 20 is that of TLS.
        return code >> 23 == 20 ? Int32(code & 0x7F_FFFF) : nil
    }

    /// Whether a fault says that server and browsers have no version of TLS in common.
    static func isTooOld(_ fault: Int32) -> Bool {
        switch fault {
        case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION, SSL_R_WRONG_SSL_VERSION,
            SSL_R_UNSUPPORTED_SSL_VERSION:
            true
        default: false
        }
    }

    /// Whether a fault is how servers refuse a visitor who shows no certificate, given that they asked for one.
    static func isVisitorsFault(_ fault: Int32) -> Bool {
        switch fault {
        case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED, SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE,
            SSL_R_SSLV3_ALERT_BAD_CERTIFICATE, SSL_R_SSLV3_ALERT_NO_CERTIFICATE, SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN,
            SSL_R_TLSV1_ALERT_ACCESS_DENIED, SSL_R_TLSV1_ALERT_UNKNOWN_CA:
            true
        default: false
        }
    }

    /// Why a handshake failed; nothing where no fault of TLS is named.
    static func handshake(_ fault: Int32?) -> String {
        switch fault {
        case nil, SSL_R_UNEXPECTED_EOF_WHILE_READING: "the server ended the connection during the handshake"
        case SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_PACKET_LENGTH_TOO_LONG, SSL_R_BAD_RECORD_TYPE,
            SSL_R_UNEXPECTED_MESSAGE, SSL_R_RECORD_LENGTH_MISMATCH:
            "what the server says there is not TLS; it may speak without encryption on this port"
        case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
            "the server refused the handshake without saying why; often it shares no cipher or key with its visitors, or "
                + "knows no such name"
        case SSL_R_TLSV1_ALERT_INSUFFICIENT_SECURITY: "the server demands other ciphers than browsers offer"
        case SSL_R_TLSV1_UNRECOGNIZED_NAME: "the server does not know this name"
        case SSL_R_TLSV1_ALERT_INTERNAL_ERROR: "the server reports an error of its own"
        case SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: "the server offers no version of HTTP that was asked for"
        case SSL_R_DH_KEY_TOO_SMALL, SSL_R_EE_KEY_TOO_SMALL, SSL_R_CA_KEY_TOO_SMALL, SSL_R_CA_MD_TOO_WEAK:
            "a key or signature of the server is too weak to be safe"
        case SSL_R_WRONG_SIGNATURE_TYPE, SSL_R_BAD_SIGNATURE, SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM:
            "the server proves its identity in a way that browsers do not accept"
        case let fault? where (1000..<1256).contains(fault): "the server refused the handshake"
        default: "the server does not follow the rules of TLS"
        }
    }
}
