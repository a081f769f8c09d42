import Measures
import Registry

/// The verdicts on one service by one standard, with all that they rest on.
public func assessmentPage(_ model: AssessmentModel, in context: PageContext) -> HTML {
    let words = context.words
    let title = "\(words.text(model.serviceTitle)) – \(words.text(model.standard.title))"
    return page(
        title, at: .services, in: context,
        """
        <a class="back" href="\(context.link(.service(model.service)))">← \(words.marked(model.serviceTitle))</a>
        <p class="over">\(model.standard.publisher)</p>
        <h1>\(words.marked(model.serviceTitle)): \(words.marked(model.standard.title))</h1>
        <p class="intro">\(words.verdictsIntro)</p>
        \(facts(model, context))
        \(model.at == nil ? "<p class=\"empty\">\(words.notAssessedYet)</p>" : verdicts(model, context))
        \(section("changes", words.changesTitle, changes(model, context)))
        """)
}

private func facts(_ model: AssessmentModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <dl class="facts">
        \(if: model.at, { at in
            "<dt>\(words.assessedLabel)</dt><dd>\(words.time(at, words.momentAndZone(at)))</dd>"
        })
        <dt>\(words.scoreLabel)</dt><dd>\(words.score(model.score))</dd>
        <dt>\(words.versionColumn)</dt><dd>\(model.standard.version) – \(words.fileLabel) \
        <code>\(String(model.digest.prefix(12)))</code></dd>
        <dt>\(words.standardColumn)</dt><dd><a href="\(context.link(.standard(model.standard.id)))">\
        \(words.marked(model.standard.title))</a></dd>
        </dl>
        <ul class="tally">\(each: model.counts, { entry in
            "<li>\(.status(entry.verdict.shape, "\(words.number(entry.count)) × \(words.verdict(entry.verdict))"))</li>"
        })</ul>
        """
}

private func verdicts(_ model: AssessmentModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        \(each: model.groups, { group in
            """
            \(if: group.title, { "<h2>\(words.marked($0))</h2>" })
            \(each: group.rows, { verdict($0, headingIsThird: group.title != nil, context) })
            """
        })
        """
}

private func verdict(_ row: VerdictRow, headingIsThird: Bool, _ context: PageContext) -> HTML {
    let words = context.words
    let heading: HTML = headingIsThird ? "h3" : "h2"
    return """
        <section class="panel verdict" aria-labelledby="point-\(row.criterion)">
        <\(heading) id="point-\(row.criterion)">\(words.marked(row.title))</\(heading)>
        <p class="standing">\(.status(row.verdict.shape, words.verdict(row.verdict)))\
        \(when: row.isDisputed, " <strong>\(words.disputed)</strong>")\
        \(if: row.underlying, { " – \(words.verdict($0))" })
        <span class="quiet">\(words.level(row.level)) – \(row.criterion)\(if: row.since, {
            " – \(words.sinceColumn.lowercased()) \(words.time($0, words.spoken($0)))"
        })</span></p>
        \(if: row.statement, { "<p>\(words.marked($0))</p>" })
        \(when: !row.reasons.isEmpty, """
            <ul>\(each: distinct(row.reasons.map(words.reason)), { "<li>\(words.capitalised($0)).</li>" })</ul>
            """)
        \(when: [.fail, .partial, .expired].contains(row.verdict) && row.remedy != nil, """
            <p><strong>\(words.remedyTitle)\(words.colon)</strong> \(row.remedy.map(words.marked) ?? "")</p>
            """)
        \(if: row.stated, { stated($0, context) })
        \(when: !row.values.isEmpty, values(row, context))
        </section>
        """
}

/// Who stated what with which evidence, and who reviewed it: whoever reads a verdict may look it up.
private func stated(_ stated: VerdictRow.Stated, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <p>“\(stated.words)”</p>
        <p class="quiet">\(words.statedBy(stated))</p>
        \(when: !stated.evidence.isEmpty, "<ul>\(each: stated.evidence, { "<li>\($0)</li>" })</ul>")
        \(if: stated.note, { "<p class=\"quiet\">\(words.reviewNote($0))</p>" })
        """
}

private func values(_ row: VerdictRow, _ context: PageContext) -> HTML {
    let words = context.words
    return DataTable(
        id: "values-\(row.criterion)", caption: "\(words.valuesTitle) – \(words.text(row.title))",
        isCaptionHidden: true,
        columns: [
            DataTable.Column(words.measureColumn), DataTable.Column(words.valueColumn, isNumber: true),
            DataTable.Column(words.intervalColumn, isNumber: true),
            DataTable.Column(words.sampleColumn, isNumber: true), DataTable.Column(words.thresholdColumn),
            DataTable.Column(words.followsColumn), DataTable.Column(words.roleColumn),
        ],
        rows: row.values.map { shown in
            let (unit, value) = (shown.measure.unit, shown.value)
            let needed =
                shown.samplesNeeded > 0
                ? "<small>\(words.neededColumn) \(words.number(shown.samplesNeeded))</small>" : HTML.empty
            return [
                """
                \(words.marked(shown.measure.title))<small>\(shown.channel.map(words.name) ?? words.wholeService) – \
                \(shown.measure.id)</small>\(each: value.evidence.prefix(3), { "<small>\($0.detail)</small>" })
                """,
                """
                \(words.value(value.outcome, unit))<small>\(words.period(value.window))</small>\(if: value.knownShare, {
                    "<small>\(words.knownOf($0))</small>"
                })
                """,
                HTML(escaping: value.interval.map { words.interval($0, unit) } ?? "–"),
                "\(words.number(value.sampleSize))\(needed)",
                HTML(escaping: shown.bands.isEmpty ? "–" : words.lines(shown)),
                HTML(escaping: words.verdict(shown.verdict)),
                HTML(escaping: words.role(shown.role)),
            ]
        }
    ).html
}

private func changes(_ model: AssessmentModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.changes.isEmpty else { return "<p class=\"empty\">\(words.noChanges)</p>" }
    return """
        <ul class="events">\(each: model.changes, { change in
            """
            <li><strong>\(words.marked(change.title))</strong>
            <p>\(if: change.was, { "\(words.verdict($0)) → " })\(words.verdict(change.became)) – \
            \(words.cause(change.cause))</p>
            <p class="quiet">\(words.time(change.at, words.momentAndZone(change.at))) – \
            \(words.versionColumn) \(change.version)</p></li>
            """
        })</ul>
        """
}

/// Each line once: a reason that holds for several channels reads the same for each.
private func distinct(_ lines: [String]) -> [String] {
    lines.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
}
