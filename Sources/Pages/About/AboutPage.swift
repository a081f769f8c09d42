import Measures
import Registry

/// What every word on the pages means, and how every measure is defined.
public func aboutPage(measures: [MeasureDescription], in context: PageContext) -> HTML {
    let words = context.words
    let order: [Status] = [.up, .degraded, .down, .maintenance, .unknown]
    return page(
        words.about, at: .about, in: context,
        """
        <h1>\(words.about)</h1>
        <p class="intro">\(words.aboutIntro)</p>
        \(section("statuses", words.aboutStatuses, definitions(order.map { status in
            (.status(status, words.status(status)), words.meaning(status))
        })))
        \(section("causes", words.aboutCauses, definitions(StatusCause.allCases.map {
            (HTML(escaping: words.capitalised(words.cause($0))), words.meaning($0))
        })))
        \(section("grades", words.aboutGrades, definitions(CoverageRow.Grade.allCases.map {
            (HTML(escaping: words.capitalised(words.grade($0))), words.meaning($0))
        })))
        \(section("rules", words.aboutRulesTitle, "<ul>\(each: words.aboutRules, { "<li>\($0)</li>" })</ul>"))
        \(section("reasons", words.aboutReasons, reasons(words)))
        \(section("measures", words.aboutMeasures, measureTable(measures, words)))
        """)
}

private func definitions(_ entries: [(word: HTML, meaning: String)]) -> HTML {
    "<dl class=\"words\">\(each: entries, { "<dt>\($0.word)</dt><dd>\($0.meaning)</dd>" })</dl>"
}

private func reasons(_ words: Messages) -> HTML {
    DataTable(
        id: "reasons-table", caption: words.reasonsCaption,
        columns: [words.codeColumn, words.meaningColumn].map { DataTable.Column($0) },
        rows: Messages.reasonCodes.map { code in
            ["<code>\(code)</code>", HTML(escaping: words.capitalised(words.reason(code)) + ".")]
        }
    ).html
}

private func measureTable(_ measures: [MeasureDescription], _ words: Messages) -> HTML {
    guard !measures.isEmpty else { return "<p class=\"empty\">\(words.noMeasures)</p>" }
    return DataTable(
        id: "measures-table", caption: words.measuresListCaption,
        columns: [words.measureColumn, words.meaningColumn, words.sourceColumn].map { DataTable.Column($0) },
        rows: measures.map { measure in
            [
                "\(words.marked(measure.title))<small>\(measure.id)</small>",
                words.marked(measure.definition),
                HTML(escaping: measure.source ?? "–"),
            ]
        }
    ).html
}
