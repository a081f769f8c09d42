import Curl

/// Marks by which services that keep automatic visitors out can be told from a site that fails.
///
/// Only marks that their makers document; a new one is one line in the table, with its source. An error of the server
/// (5xx) is a failure whatever it bears: people get it too.
enum BotWall {
    /// A header that never comes from the site itself.
    private struct Mark: Sendable {
        let maker: String
        let header: StaticString
        /// What it must say; nothing for anything at all.
        var values: [String]?
        /// The status codes that go with it; nothing for all but errors of the server.
        var statuses: [Int]?
        /// Where its maker says so.
        let source: String
    }

    private static let marks = [
        Mark(
            maker: "AWS WAF", header: "x-amzn-waf-action", values: ["challenge", "captcha"], statuses: [202, 405],
            source: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html"),
        Mark(
            maker: "Cloudflare", header: "cf-mitigated", values: ["challenge"],
            source: "https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/"
                + "detect-response/"),
        Mark(
            maker: "DataDome", header: "x-dd-b", statuses: [401, 403],
            source: "https://docs.datadome.co/reference/validate-request"),
    ]

    /// What is to be said of an answer that is a bot wall's; nothing for all others.
    static func words(for result: borrowing TransferResult) -> String? {
        let status = result.status
        guard status < 500 else { return nil }
        for mark in marks where mark.statuses?.contains(status) ?? true {
            // Nearly no answer bears one, and this look costs no memory.
            guard HeaderBlock.has(mark.header, in: result.headerBlock) else { continue }
            let value = result.header(mark.header.description)?.lowercased() ?? ""
            guard mark.values?.contains(value) ?? !value.isEmpty else { continue }
            return
                "\(mark.maker) keeps automatic visitors out (status \(status), \(mark.header): \(value), which means so "
                + "according to \(mark.source))"
        }
        return nil
    }
}
