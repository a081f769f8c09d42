import Measures
import Registry

/// 90 days of a channel as bars, one a day, each divided by status, with the same in a table beside them.
struct HistoryBars {
    let history: ChannelHistory
    let context: PageContext

    private static let order: [Status] = [.down, .degraded, .maintenance, .unknown, .up]
    private static let height = 40
    private static let step = 10
    private static let width = 8

    /// The patterns that the bars are filled with; once on a page.
    static let swatches: HTML = """
        <svg class="swatches" aria-hidden="true" focusable="false"><defs>\
        \(swatch("down", width: 8, height: 8, "<rect class=\"fill-down\" width=\"8\" height=\"8\"/>"))\
        \(swatch("degraded", width: 8, height: 6, "<rect class=\"fill-degraded\" width=\"8\" height=\"3\"/>"))\
        \(swatch("maintenance", width: 4, height: 8, "<rect class=\"fill-maintenance\" width=\"2\" height=\"8\"/>"))\
        \(swatch("unknown", width: 8, height: 10, "<path class=\"fill-unknown\" d=\"M3 4h2v2h-2z\"/>"))\
        \(swatch("up", width: 8, height: 8, "<rect class=\"fill-up\" width=\"8\" height=\"8\"/>"))\
        </defs></svg>
        """

    /// One pattern: a mark on the light ground of its status.
    private static func swatch(_ name: String, width: Int, height: Int, _ mark: HTML) -> HTML {
        """
        <pattern id="of-\(name)" width="\(width)" height="\(height)" patternUnits="userSpaceOnUse">\
        <rect class="ground-\(name)" width="\(width)" height="\(height)"/>\(mark)</pattern>
        """
    }

    /// What the patterns stand for.
    static func legend(_ words: Messages) -> HTML {
        """
        <ul class="legend">\(each: order.reversed(), { status in
            """
            <li><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><rect width="16" height="16" \
            fill="url(#of-\(status.rawValue))"/></svg>\(words.status(status))</li>
            """
        })</ul>
        """
    }

    /// The bars, what they say in words, and the table.
    var html: HTML {
        let words = context.words
        let days = DayShares.days(history, zone: context.zone)
        guard let first = days.first, let last = days.last else { return .empty }
        let name = words.name(history.channel)
        let figure = words.shareThatWorked(Self.sums(days), since: history.beginning, in: history.window)
        return """
            <section class="days"><h3>\(name) <span>\(figure)</span></h3>
            <svg viewBox="0 0 \(days.count * Self.step - Self.step + Self.width) \(Self.height)" \
            preserveAspectRatio="none" role="img" \
            aria-label="\(words.barsLabel(name, days.count, figure))">\(each: Self.order, { status in
                let path = path(of: status, days)
                return path.isEmpty ? "" : "<path fill=\"url(#of-\(status.rawValue))\" d=\"\(path)\"/>"
            })\(emptyBars(days))</svg>
            <p class="ends"><span>\(words.shortDay(first.day))</span><span>\(words.shortDay(last.day))</span></p>
            \(if: table(days.filter { !$0.lengths.isEmpty }), { table in
                """
                <details><summary>\(words.daysAsTable) <span class="hidden">(\(name))</span></summary>\
                \(table)</details>
                """
            })</section>
            """
    }

    /// A low line where the days before watching began would stand.
    private func emptyBars(_ days: [DayShares]) -> HTML {
        let path = days.enumerated().filter { $0.element.lengths.isEmpty }
            .map { "M\($0.offset * Self.step) \(Self.height - 2)h\(Self.width)v2h-\(Self.width)z" }.joined()
        return path.isEmpty ? .empty : "<path class=\"before\" d=\"\(path)\"/>"
    }

    /// The rectangles of one status on all days.
    ///
    /// A status that held for a moment only is still drawn large enough to see.
    private func path(of status: Status, _ days: [DayShares]) -> String {
        var path = ""
        for (place, day) in days.enumerated() {
            var top = 0
            for (each, height) in Self.heights(day) {
                if each == status { path += "M\(place * Self.step) \(top)h\(Self.width)v\(height)h-\(Self.width)z" }
                top += height
            }
        }
        return path
    }

    /// The heights of the statuses of a day from the top down, adding up to the whole.
    static func heights(_ day: DayShares) -> [(status: Status, height: Int)] {
        let total = Double((day.covered - day.before).milliseconds)
        guard total > 0 else { return [] }
        let present = order.filter { (day.lengths[$0] ?? .zero) > .zero }
        var heights = present.map { status in
            max(6, Int((Double((day.lengths[status] ?? .zero).milliseconds) / total * Double(height)).rounded()))
        }
        // What rounding and least heights added is taken from the tallest.
        if let tallest = heights.indices.max(by: { heights[$0] < heights[$1] }) {
            heights[tallest] += height - heights.reduce(0, +)
        }
        return Array(zip(present, heights)).map { (status: $0.0, height: $0.1) }
    }

    private static func sums(_ days: [DayShares]) -> [Status: Duration] {
        days.reduce(into: [:]) { sums, day in
            for (status, length) in day.lengths { sums[status, default: .zero] += length }
            sums[.unknown, default: .zero] += day.before
        }
    }

    /// The days on which something was seen or missed; nothing where there was no such day.
    private func table(_ days: [DayShares]) -> HTML? {
        guard !days.isEmpty else { return nil }
        let words = context.words
        let notable = days.filter { $0.lengths.keys.contains { $0 != .up } }.reversed()
        guard !notable.isEmpty else { return "<p>\(words.noNotableDays(days.count))</p>" }
        let shown = Self.order.filter { status in notable.contains { $0.lengths[status] != nil } }
        return DataTable(
            id: "days-\(history.channel.id)", caption: words.daysCaption,
            columns: [DataTable.Column(words.dayColumn)]
                + shown.map { DataTable.Column(words.status($0), isNumber: true) },
            rows: notable.map { day in
                [HTML(escaping: words.day(day.day))]
                    + shown.map { HTML(escaping: day.lengths[$0].map(words.duration) ?? "–") }
            },
            narrow: .scrolls
        ).html
    }
}
