import Curl
import Registry

/// Following redirects, one transfer at a time.
enum Redirect {
    /// Why a redirect is not followed.
    struct Refusal: Error {
        let reason: Reason
        let detail: String
    }

    /// Whether a status code sends on to another URL (RFC 9110 §15.4).
    static func isRedirect(_ status: Int) -> Bool {
        switch status {
        case 301, 302, 303, 307, 308: true
        default: false
        }
    }

    /// The transfer that a redirect asks for.
    static func following(
        _ result: TransferResult, of probe: HTTPProbe, from current: Transfer, trail: [HTTPRun.Hop]
    ) -> Result<Transfer, Refusal> {
        let chain = trail.map(\.url) + [current.url]
        guard let written = result.redirectURL, !written.isEmpty else {
            return bad("status is \(result.status), and the answer does not say where to go (no Location)")
        }
        guard trail.count < probe.redirects else {
            return endless(
                "more than \(probe.redirects) redirect\(probe.redirects == 1 ? "" : "s")", chain + [written])
        }
        let target: WebAddress
        do {
            target = try WebAddress(PercentEncoding.cleaned(String(written.prefix { $0 != "#" })))
        } catch {
            // A password in a URL must not be printed.
            guard error != .credentials else { return bad("the redirect leads to a URL with a user name in it") }
            return bad("the redirect leads to \(ConditionWords.shortened(written)), expected \(error.expected)")
        }
        let becomesGET = result.status == 303 || result.status <= 302 && current.method == "POST"
        var next = current
        next.url = target.text
        if becomesGET, current.method != "HEAD" {
            next.method = "GET"
            next.body = nil
            next.headers.removeAll { $0.name.lowercased().hasPrefix("content-") }
        }
        if next.method == current.method, chain.contains(target.text) {
            return endless("the redirects lead in a circle", chain + [target.text])
        }
        if let origin = try? WebAddress(current.url), !mayKeepSecrets(from: origin, to: target) {
            if probe.bodyHasSecret, next.body != nil {
                return bad(
                    "the redirect to \(ConditionWords.shortened(target.text)) asks for the body again, and its secret is not "
                        + "sent to another host")
            }
            next.headers.removeAll { header in
                let name = header.name.lowercased()
                return probe.secretHeaders.contains(name) || privateHeaders.contains(name)
            }
        }
        let spent = (trail.map(\.phases.total).reduce(0, +) + result.phases.total) / 1000
        let left = probe.transfer.timeoutMilliseconds - Int(spent)
        guard left > 0 else {
            return .failure(
                Refusal(
                    reason: .timeout,
                    detail:
                        "no answer within \(probe.transfer.timeoutMilliseconds) ms: the time was spent on redirects, "
                        + shown(chain + [target.text])))
        }
        next.timeoutMilliseconds = left
        next.connectTimeoutMilliseconds = left
        return .success(next)
    }

    /// Headers that speak for somebody, whoever set them.
    private static let privateHeaders: Set<String> = ["authorization", "cookie", "proxy-authorization"]

    /// Whether what was meant for one URL may be sent to the other: same host and port, or the step from http to https.
    private static func mayKeepSecrets(from origin: WebAddress, to target: WebAddress) -> Bool {
        guard origin.host == target.host, target.isSecure || !origin.isSecure else { return false }
        return origin.port == target.port
            || !origin.isSecure && target.isSecure && origin.port == 80 && target.port == 443
    }

    private static func bad(_ detail: String) -> Result<Transfer, Refusal> {
        .failure(Refusal(reason: .badRedirect, detail: detail))
    }

    private static func endless(_ what: String, _ chain: [String]) -> Result<Transfer, Refusal> {
        .failure(Refusal(reason: .tooManyRedirects, detail: "\(what): \(shown(chain))"))
    }

    private static func shown(_ chain: [String]) -> String {
        chain.map { url in url.utf8.count > 120 ? "\(url.prefix(119))…" : url }.joined(separator: " → ")
    }
}
