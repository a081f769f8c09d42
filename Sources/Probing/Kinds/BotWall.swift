import Curl

/// Marks by which services that keep automatic visitors out can be told from a site that fails.
///
/// Only marks that their makers document or set on every such answer; a new one is one line here.
enum BotWall {
    /// Status codes that such answers have.
    private static let statuses: Set<Int> = [403, 429, 503]

    /// Headers, with the value that is the mark (nothing: any value).
    private static let headers: [(name: String, value: String?)] = [
        // Cloudflare, "Detect a challenge page response".
        ("cf-mitigated", "challenge"),
        // AWS WAF, challenge and CAPTCHA actions.
        ("x-amzn-waf-action", nil),
        // DataDome.
        ("x-datadome", nil),
    ]

    /// What stands in the body.
    private static let words = [
        // Cloudflare's challenge script.
        "/cdn-cgi/challenge-platform/",
        // DataDome's captcha page.
        "captcha-delivery.com",
        // Imperva's block page.
        "_Incapsula_Resource",
        // HUMAN (PerimeterX).
        "px-captcha",
    ]

    /// The mark that an answer bears; nothing for none.
    static func mark(in result: borrowing TransferResult) -> String? {
        guard statuses.contains(result.status) else { return nil }
        for (name, value) in headers {
            guard let found = result.header(name), value == nil || found.lowercased() == value else { continue }
            return "the header \(name): \(ConditionWords.shortened(found))"
        }
        let body = result.body
        return words.first { ByteSearch.contains($0, in: body) }.map { "\"\($0)\" in the body" }
    }
}
