import Measures
import Registry

/// What each channel says of each fact, word for word.
func factsSection(_ model: ServiceModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.facts.isEmpty else { return "<p class=\"empty\">\(words.noFacts)</p>" }
    let table = DataTable(
        id: "facts-table", caption: words.factsTitle, isCaptionHidden: true,
        columns: [words.factColumn, words.channelColumn, words.saysColumn, words.comparedColumn].map {
            DataTable.Column($0)
        },
        rows: model.facts.map { row in
            [
                HTML(escaping: words.capitalised(words.fact(row.fact))),
                HTML(escaping: row.channel.map(words.name) ?? words.serviceItself),
                "\(row.written.isEmpty ? "–" : row.written)\(if: row.source, { "<small>\($0)</small>" })",
                row.finding.map { .status($0.shape, words.finding($0)) } ?? "–",
            ]
        })
    return "<p>\(words.factsIntro)</p>\n\(table.html)"
}

extension FactRow.Finding {
    /// The status whose shape and colour it is drawn with.
    fileprivate var shape: Status {
        switch self {
        case .same: .up
        case .differs: .down
        case .missing: .degraded
        case .stale, .unreadable, .alone, .pending: .unknown
        }
    }
}
