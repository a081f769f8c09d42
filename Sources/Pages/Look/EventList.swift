import Measures
import Registry

/// What happened, newest first, in sentences.
struct EventList {
    let events: [HistoryEntry]
    let context: PageContext

    var html: HTML {
        let words = context.words
        guard !events.isEmpty else { return "<p class=\"empty\">\(words.noEvents)</p>" }
        return "<ul class=\"events\">\(each: events, item)</ul>"
    }

    private func item(_ entry: HistoryEntry) -> HTML {
        let words = context.words
        let span = entry.span
        let what = entry.channel.map(words.name) ?? words.wholeService
        return """
            <li><p class="standing">\(.status(
                span.status, span.end == nil ? words.status(span.status) : words.statusBefore(span.status))) <strong>\(what)</strong></p>
            <p>\(words.period(span.start, span.end))\(if: span.end, { " (\(words.duration($0 - span.start)))" })</p>\
            \(if: words.explanation(span), { "<p>\($0)</p>" })\
            \(if: entry.detail, { "<p class=\"quiet\">\(words.inItsWords)\(words.colon) \(words.marked(technical: $0))</p>" })\
            \(if: evidence(span).map(ObservationAddress.init), restsOn)</li>
            """
    }

    /// What a span rests on; a time in which nobody watched rests on nothing.
    private func evidence(_ span: StatusSpan) -> String? { span.cause == .notWatched ? nil : span.evidence }

    /// The check that decided, with the way to its result.
    private func restsOn(_ address: ObservationAddress) -> HTML {
        let words = context.words
        guard let link = Link.result(address) else { return .empty }
        return """
            <p class="quiet">\(words.evidenceAt) <a href="\(context.link(link))">\(words.observation(address))</a></p>
            """
    }
}
