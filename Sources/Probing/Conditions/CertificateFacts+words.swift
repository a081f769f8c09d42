import Curl
import Registry

extension CertificateFacts {
    private static let secondsPerDay: Int64 = 86_400

    /// Whole days until it ends; negative when it has ended.
    func daysLeft(at now: Timestamp) -> Int {
        Int((notAfter - now.milliseconds.flooredQuotient(1000)).flooredQuotient(Self.secondsPerDay))
    }

    /// How long it is still valid, in words.
    func daysLeftWords(at now: Timestamp) -> String {
        let days = daysLeft(at: now)
        let day = Timestamp(milliseconds: notAfter * 1000).description.prefix(10)
        guard days >= 0 else { return "\(firstToEnd) ended on \(day)" }
        return "\(firstToEnd) ends in \(days) day\(days == 1 ? "" : "s"), on \(day)"
    }

    /// The certificate of the chain that ends first, in words.
    private var firstToEnd: String {
        endsFirst.map { "the certificate of \($0), on which the server's own rests," } ?? "the certificate"
    }

    /// What was concluded about it, in words.
    var verdictWords: String {
        switch verdict {
        case .valid:
            return isChainCompleted
                ? "the certificate is valid, and the server does not send that of its issuer"
                : "the certificate is valid"
        case .expired:
            let day = Timestamp(milliseconds: notAfter * 1000).description.prefix(10)
            return notAfter > 0 ? "\(firstToEnd) expired on \(day)" : "the certificate has expired"
        case .notYetValid:
            let day = Timestamp(milliseconds: notBefore * 1000).description.prefix(10)
            return notBefore > 0 ? "the certificate is valid only from \(day)" : "the certificate is not valid yet"
        case .untrusted(let words): return "the certificate is not trusted (\(words))"
        case .nameMismatch:
            // libcurl's own verdict comes without the certificate.
            let isKnown = !subject.isEmpty || !issuer.isEmpty
            if names.isEmpty, isKnown {
                return "the certificate names no host where browsers look for names: its list of them (SAN) is missing"
            }
            let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
            return names.isEmpty ? "the certificate is for other names" : "the certificate is for other names: \(shown)"
        }
    }
}
