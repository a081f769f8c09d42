import Curl
import Registry

/// Following redirects, one transfer at a time.
enum Redirect {
    /// Why a redirect is not followed.
    struct Refusal: Error {
        let reason: Reason
        let detail: String
    }

    /// What a redirect asks for.
    struct Next {
        /// The request, without the cookies of the run.
        let transfer: Transfer
        let address: WebAddress
        /// The cookies that go along.
        let cookie: String?
    }

    /// Whether a status code sends on to another URL (RFC 9110 §15.4).
    static func isRedirect(_ status: Int) -> Bool {
        switch status {
        case 301, 302, 303, 307, 308: true
        default: false
        }
    }

    /// The transfer that a redirect asks for, with the cookies that the run has by then.
    static func following(
        _ result: TransferResult, in run: HTTPRun, cookies: CookieJar
    ) -> Result<Next, Refusal> {
        let probe = run.probe
        let current = run.current
        let chain = [probe.address.text] + run.trail.map(\.address.text)
        guard let written = result.redirectURL.map(withoutUser), !written.isEmpty else {
            return bad("status is \(result.status), and the answer does not say where to go (no Location)")
        }
        guard run.trail.count < probe.redirects else {
            return endless(
                "more than \(probe.redirects) redirect\(probe.redirects == 1 ? "" : "s")", chain + [written])
        }
        let target: WebAddress
        do {
            target = try WebAddress(PercentEncoding.cleaned(String(written.prefix { $0 != "#" })))
        } catch {
            let what = error.what.map { ": \($0)" } ?? ""
            return bad("the redirect leads to \(ConditionWords.shortened(written))\(what), expected \(error.expected)")
        }
        let becomesGET = result.status == 303 || result.status <= 302 && current.method == "POST"
        var next = current
        next.url = target.wire
        if becomesGET, current.method != "HEAD" {
            next.method = "GET"
            next.body = nil
            next.headers.removeAll { $0.name.lowercased().hasPrefix("content-") }
        }
        let origin = run.address
        if target.host != origin.host { next.pinned = nil }
        if !mayKeepSecrets(from: origin, to: target) {
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
        let cookie = cookies.header(for: target, beside: next.cookie)
        // The same again with other cookies is no circle: so do pages that first see whether cookies are kept.
        if run.wasAsked(next, cookie: cookie) {
            return endless("the redirects lead in a circle", chain + [target.text])
        }
        let left = probe.transfer.timeoutMilliseconds - Int(run.spent(with: result) / 1000)
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
        return .success(Next(transfer: next, address: target, cookie: cookie))
    }

    /// A URL without the user and password that it carries: browsers go there and offer them only when they are asked for,
    /// and they must not be printed.
    private static func withoutUser(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let authority = url[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
        guard let sign = authority.lastIndex(of: "@") else { return url }
        return "\(url[..<scheme.upperBound])\(url[url.index(after: sign)...])"
    }

    /// Headers that speak for somebody, whoever set them.
    private static let privateHeaders: Set<String> = ["authorization", "cookie", "proxy-authorization"]

    /// Whether what was meant for one URL may be sent to the other: same host and port, or the step from http to https.
    private static func mayKeepSecrets(from origin: WebAddress, to target: WebAddress) -> Bool {
        guard origin.host == target.host, target.isSecure || !origin.isSecure else { return false }
        return origin.port == target.port
            || !origin.isSecure && target.isSecure && origin.port == 80 && target.port == 443
    }

    private static func bad(_ detail: String) -> Result<Next, Refusal> {
        .failure(Refusal(reason: .badRedirect, detail: detail))
    }

    private static func endless(_ what: String, _ chain: [String]) -> Result<Next, Refusal> {
        .failure(Refusal(reason: .tooManyRedirects, detail: "\(what): \(shown(chain))"))
    }

    private static func shown(_ chain: [String]) -> String {
        chain.map { url in url.utf8.count > 120 ? "\(url.prefix(119))…" : url }.joined(separator: " → ")
    }
}

extension Transfer {
    /// The cookies that its headers name.
    var cookie: String? { headers.first { $0.name.lowercased() == "cookie" }?.value }

    /// The same with other cookies.
    func sending(cookie: String?) -> Transfer {
        guard cookie != self.cookie else { return self }
        var sent = self
        sent.headers.removeAll { $0.name.lowercased() == "cookie" }
        if let cookie { sent.headers.append(("Cookie", cookie)) }
        return sent
    }
}
