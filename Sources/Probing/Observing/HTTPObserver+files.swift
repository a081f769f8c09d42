import Curl
import Measures
import Registry

extension HTTPObserver {
    /// Whether finders of weaknesses are told whom to write to (RFC 9116): the probe fetches the file itself.
    static let securityText = HTTPObserver(measures: ["security_txt"]) { _, run in
        guard run.answer.result.failure == nil else { return nil }
        let status = run.answer.result.status
        if status == 404 || status == 410 { return (.presence(false), "there is no such file (status \(status))") }
        guard run.isSuccess else { return nil }
        // RFC 9116 §3: it is fetched over https.
        guard run.answer.url.hasPrefix("https:") else {
            return (.presence(false), "the file answers, but not over https")
        }
        let type = run.answer.result.header("Content-Type") ?? ""
        guard type.lowercased().hasPrefix("text/plain") else {
            let found = type.isEmpty ? "has no type" : "is \(ConditionWords.shortened(type))"
            return (.presence(false), "the file \(found); it is to be text/plain")
        }
        let fields = securityFields(run.answer.body)
        guard fields.contains(where: { $0.name == "contact" }) else { return (.presence(false), "it names no Contact") }
        guard let expires = fields.first(where: { $0.name == "expires" })?.value else {
            return (.presence(false), "it does not say when it expires")
        }
        guard let end = Timestamp(expires.uppercased()) else {
            return (.presence(false), "Expires is \(ConditionWords.shortened(expires)), which is no time")
        }
        return (.presence(end > run.answer.now), "it \(end > run.answer.now ? "expires" : "expired") on \(expires)")
    }

    private static func securityFields(_ body: [UInt8]) -> [(name: String, value: String)] {
        String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            guard let colon = line.firstIndex(of: ":"), line.first != "#" else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (line[..<colon].lowercased(), String(value.reversed().drop { $0 == " " }.reversed()))
        }
    }

    /// Whether a page that the service names (a statement, a notice, a way to make contact) is there: the probe fetches it.
    ///
    /// That pages link to it is not looked at.
    static let links = HTTPObserver(
        measures: [
            "link.accessibility_statement", "link.privacy", "link.contact", "link.feedback", "link.faq",
            "link.report_problem", "link.improvement_plan",
        ]
    ) { measure, run in
        let result = run.answer.result
        guard result.failure == nil else { return nil }
        guard run.isSuccess || [404, 410].contains(result.status) else { return nil }
        if measure == "link.privacy", run.isSuccess, !run.isSecureAnswer {
            return (.presence(false), "the page answers, but not over https")
        }
        // Of a page that cannot be told from another nothing is said.
        if run.isSuccess, run.outcome == .unknown { return nil }
        let isInPlaceOfThePage = [.pageIsEmpty, .pageIsPlaceholder, .pageShowsAnError].contains(run.reason)
        guard !run.isSuccess || run.outcome != .bad && !isInPlaceOfThePage else {
            return (.presence(false), "\(run.answer.url) answers, but does not say what it should")
        }
        return (.presence(run.isSuccess), "\(run.answer.url) answers with status \(result.status)")
    }
}
