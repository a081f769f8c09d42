import Curl
import Measures
import Registry

extension HTTPObserver {
    /// Whether people get an encrypted connection, also when they do not ask for one.
    static let transport = HTTPObserver(measures: ["https.available", "https.enforced"]) { measure, run in
        measure == "https.available" ? available(run) : enforced(run)
    }

    private static func available(_ run: Run) -> Sight? {
        guard run.answer.url.hasPrefix("https:") else { return nil }
        switch run.answer.result.failure {
        case nil:
            return (.presence(true), "an answer came over \(run.answer.result.certificate?.protocolVersion ?? "TLS")")
        case .tlsHandshake(let words): return (.presence(false), "no secure connection: \(words)")
        case .tlsTooOld: return (.presence(false), "the server speaks only versions of TLS that browsers have given up")
        case .tlsClientCertificate: return (.presence(false), "the server \(HTTPRun.visitorsCertificate)")
        case .certificateBad:
            return (.presence(false), run.answer.result.certificate?.verdictWords ?? "the certificate is not good")
        default:
            // The service did not answer at all: that says nothing about its encryption.
            return nil
        }
    }

    private static func enforced(_ run: Run) -> Sight? {
        guard run.start.hasPrefix("http:") else { return nil }
        if run.answer.result.failure == .connectRefused, run.targets.isEmpty {
            return (.presence(true), "nothing answers without encryption")
        }
        guard run.answer.result.failure == nil else { return nil }
        guard let first = run.targets.first, let target = try? WebAddress(first), let start = try? WebAddress(run.start)
        else {
            return (.presence(false), "the page answers without encryption (status \(run.answer.result.status))")
        }
        guard target.isSecure, target.host == start.host else {
            return (
                .presence(false),
                "the first redirect leads to \(ConditionWords.shortened(first)), not to https on the same host"
            )
        }
        let end = run.targets.last ?? first
        guard end.lowercased().hasPrefix("https:") else {
            return (.presence(false), "the redirects end at \(ConditionWords.shortened(end)), without encryption")
        }
        return (.presence(true), "the first redirect leads to \(ConditionWords.shortened(first))")
    }

    /// What the server's certificate says, also when it is bad.
    static let certificate = HTTPObserver(
        measures: ["tls.cert.valid", "tls.cert.days_left", "tls.version_negotiated"]
    ) { measure, run in
        guard let facts = run.answer.result.certificate else { return nil }
        switch measure {
        case "tls.cert.valid":
            // Not for all: that the rest of the chain can be found elsewhere helps only browsers that look for it.
            return (.presence(facts.verdict == .valid && !facts.isChainCompleted), facts.verdictWords)
        case "tls.cert.days_left":
            guard facts.notAfter != 0 else { return nil }
            let days = facts.daysLeft(at: run.answer.now)
            return (.number(Double(days)), facts.daysLeftWords(at: run.answer.now))
        default: return facts.protocolVersion.isEmpty ? nil : (.words(facts.protocolVersion), facts.cipher)
        }
    }

    /// For how long browsers are told to use encryption only (RFC 6797).
    static let transportSecurity = HTTPObserver(measures: ["hsts.max_age"]) { _, run in
        guard run.isSecureAnswer, run.isSuccess else { return nil }
        let name = "Strict-Transport-Security"
        // Of several headers only the first counts (RFC 6797 §8.1).
        guard let value = run.answer.result.headers(name).first else { return (.number(0), run.line(name, nil)) }
        let ages = value.split(separator: ";").compactMap { directive -> Int? in
            let parts = directive.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\"" } }
            guard parts.count == 2, parts[0].lowercased() == "max-age", !parts[1].isEmpty,
                parts[1].utf8.allSatisfy({ (48...57).contains($0) })
            else { return nil }
            // More digits than a number here can hold are a long time.
            return Int(parts[1]) ?? Int.max
        }
        return (.number(Double(max(0, ages.first ?? 0))), run.line(name, value))
    }
}
