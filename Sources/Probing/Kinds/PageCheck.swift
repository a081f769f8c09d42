import Curl
import PageText
import Registry

/// Whether people would find anything on a page whose definition asks for no words.
///
/// The answer came, and its status is one of success: what is looked for are pages that servers, hosts and programs put in the
/// place of a service.
enum PageCheck {
    /// What was concluded.
    enum Conclusion {
        case finding(ProbeFinding)
        /// Nothing to be read stands in what was read, and the rest was not.
        case needsRest(String)
    }

    /// Whether an answer is a page, or should have been one: a success that says to be HTML, looks like it, or is nothing.
    ///
    /// - Parameter type: what its header says it is; nil where it says nothing.
    static func isPage(_ result: borrowing TransferResult, _ type: MediaType?) -> Bool {
        guard (200..<300).contains(result.status) else { return false }
        guard let type else {
            return result.body.isEmpty || MediaType.sniffed(result.body).form == .html
                || result.header(.contentEncoding) != nil
        }
        return type.form == .html || type.form == .xhtml
    }

    /// What is wrong with a page; nil for nothing.
    ///
    /// - Parameter conditions: those of the definition: who asks for just this status, or for so many bytes, knows that there
    ///   is nothing to read.
    static func finding(_ answer: borrowing Answer, _ conditions: [Condition]) -> Conclusion? {
        let visible = answer.content.text
        guard let signs = visible.signs ?? (visible.bytes.isEmpty ? PageSigns() : nil) else { return nil }
        let page = PageView(visible, characters: answer.content.characters)
        if let mark = PageMarks.all.first(where: { $0.isOn(page) }) {
            let does = mark.reason == .pageShowsAnError ? "shows" : "is"
            return .finding(slight(mark.reason, "the page \(does) \(mark.what)"))
        }
        if let error = programError(on: page) {
            return .finding(slight(.pageShowsAnError, "the page shows \(error)"))
        }
        if let host = RefreshTarget.host(of: answer.url), PageMarks.sells(page.title, host: host) {
            return .finding(slight(.pageIsPlaceholder, "the page is the page of a domain that is for sale"))
        }
        if let path = PageMarks.path(in: answer.url) {
            return .finding(slight(.pageIsPlaceholder, "the visit ended on \(path), the page of a host without a site"))
        }
        if let found = refresh(signs, answer) { return .finding(found) }
        let isKnownToBeEmpty = conditions.contains { $0.isAboutSize || $0.asks(forStatus: 204) }
        guard page.text.isEmpty, !signs.showsMore, signs.refresh == nil, !isKnownToBeEmpty else { return nil }
        guard visible.isWhole else { return .needsRest("there is nothing to read on the page as far as it was read") }
        let count = answer.body.count
        return .finding(
            slight(
                .pageIsEmpty,
                "status is \(answer.result.status), and there is nothing on the page that people could read "
                    + "(\(ConditionWords.spacedBytes(count)) read)"))
    }

    /// What a program printed when it failed: a message of PHP, or a trace that the page does not merely quote.
    private static func programError(on page: borrowing PageView) -> String? {
        if PHPErrorSearch.finds(on: page) { return "an error of PHP" }
        if let mark = PageMarks.traces.first(where: { $0.isOn(page) }), !TraceSearch.isQuoted(on: page) {
            return mark.what
        }
        return TraceSearch.language(of: page).map { "the trace of a \($0.rawValue) program" }
    }

    /// A sign to go on to another host, soon: the page of somebody else, which nobody has looked at.
    private static func refresh(_ signs: PageSigns, _ answer: borrowing Answer) -> ProbeFinding? {
        let header = answer.result.header("Refresh").flatMap(PageSigns.Refresh.init(content:))
        guard let refresh = header ?? signs.refresh, refresh.delay <= longestDelay,
            let here = RefreshTarget.host(of: answer.url)
        else { return nil }
        if let path = PageMarks.path(in: refresh.target) {
            return slight(.pageIsPlaceholder, "the page only leads to \(path), the page of a host without a site")
        }
        guard let there = RefreshTarget.host(of: refresh.target, base: signs.base), there != here else { return nil }
        return slight(
            .pageIsPlaceholder,
            "the page sends visitors on to another host, \(ConditionWords.shortened(there)), which was not looked at")
    }

    /// After how many seconds a sign to go on is a time-out for those who stay.
    private static let longestDelay = 30

    private static func slight(_ reason: Reason, _ detail: String) -> ProbeFinding {
        ProbeFinding(outcome: .slight, reason: reason, detail: detail)
    }
}

/// Where a page sends visitors, read as browsers read URLs there.
enum RefreshTarget {
    /// The host of a URL in small letters; nil where it names none, or another kind of place.
    ///
    /// - Parameter base: what the URL is relative to, where that is not the page itself.
    static func host(of url: String, base: String? = nil) -> String? {
        var rest = url.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }[...]
        let scheme = rest.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        if rest.dropFirst(scheme.count).first == UInt8(ascii: ":") {
            let word = String(decoding: scheme, as: UTF8.self).lowercased()
            guard word == "http" || word == "https" else { return nil }
            rest = rest.dropFirst(scheme.count + 1)
        } else if !rest.starts(with: "//".utf8) {
            return base.flatMap { Self.host(of: $0) }
        }
        guard rest.first == UInt8(ascii: "/") else { return base.flatMap { Self.host(of: $0) } }
        rest = rest.drop { $0 == UInt8(ascii: "/") }
        let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let afterUser = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
        var host = String(decoding: afterUser, as: UTF8.self).lowercased()
        if !host.hasPrefix("["), let colon = host.lastIndex(of: ":") { host = String(host[..<colon]) }
        if host.hasSuffix(".") { host.removeLast() }
        guard !host.isEmpty else { return nil }
        // One host has two spellings: `münchen.example` is `xn--mnchen-3ya.example`.
        return (try? WebAddress("https://\(host)/"))?.host ?? host
    }
}
