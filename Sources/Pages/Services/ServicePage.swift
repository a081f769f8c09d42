import Measures
import Registry

/// The page of one service, for those who run it or answer for it.
public func servicePage(_ model: ServiceModel, in context: PageContext) -> HTML {
    let words = context.words
    let parts: [(id: StaticString, title: String, content: HTML)] = [
        ("coverage", words.coverageTitle, coverage(model, context)),
        ("history", words.historyTitle, historySection(model.histories, context)),
        ("events", words.eventsTitle, EventList(events: model.events, context: context).html),
        ("maintenance", words.maintenanceTitle, maintenanceList(model.maintenance, model.channels, context)),
        ("measures", words.measuresTitle, measures(model, context)),
        ("facts", words.factsTitle, factsSection(model, context)),
        ("standards", words.verdictsTitle, standardsSection(model, context)),
        ("probes", words.probesTitle, probes(model, context)),
        ("result", words.meantResultTitle, meantResult(model, context)),
        ("results", words.resultsTitle, results(model, context)),
        ("officials", words.officesTitle, offices(model, context)),
    ].filter { !$0.content.isEmpty }
    return page(
        words.text(model.title), at: .services, in: context,
        """
        <a class="back" href="\(context.link(.overview))">← \(words.allServices)</a>
        <p class="over">\(words.marked(model.organisation))</p>
        <h1>\(words.marked(model.title))</h1>
        \(if: model.summary, { "<p class=\"intro\">\(words.marked($0))</p>" })
        \(SituationPanel(
            situation: model.situation, status: model.status, unwatched: model.unwatched, context: context
        ).html)
        \(links(model, context))
        <nav class="contents" aria-labelledby="contents"><h2 id="contents">\(words.contents)</h2>
        <ul>\(each: parts, { "<li><a href=\"\(Link(fragment: $0.id.description))\">\($0.title)</a></li>" })</ul></nav>
        \(each: parts, { section($0.id, $0.title, $0.content) + "\n" })
        """)
}

/// A part of a page under a heading that links can point to.
func section(_ id: StaticString, _ title: String, _ content: HTML) -> HTML {
    "<section aria-labelledby=\"\(id.description)\"><h2 id=\"\(id.description)\">\(title)</h2>\n\(content)</section>"
}

private func links(_ model: ServiceModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <dl class="facts"><dt>\(words.peopleColumn)</dt><dd>\(words.people(model.peoplePerDay))\
        \(if: model.peopleSource, { "<br><span class=\"quiet\">\(words.source($0))</span>" })</dd>
        <dt>\(words.publicPage)</dt><dd><a href="\(context.link(.status(model.slug)))">\(words.publicPageLink)</a></dd>
        <dt>\(words.inboxTitle)</dt><dd>\(when: model.asksForFeedback, """
            <a href="\(context.link(.inbox(model.slug)))">\(words.inboxLink)</a> – \
            <a href="\(context.link(.feedback(model.slug)))">\(words.giveFeedback)</a> –
            """) \
        <a href="\(context.link(.loops(model.slug)))">\(words.loopsLink)</a></dd>\
        \(when: !model.openAlerts.isEmpty, """

            <dt>\(words.alerts)</dt><dd>\(each: model.openAlerts, {
                "<a href=\"\(context.link(.alert($0)))\">\(words.openAlert)</a> "
            })</dd>
            """)</dl>
        """
}

private func coverage(_ model: ServiceModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.coverage.isEmpty else { return "<p class=\"empty\">\(words.noCoverage)</p>" }
    let table = DataTable(
        id: "coverage-table", caption: words.coverageCaption,
        columns: [DataTable.Column(words.taskColumn)] + model.channels.map { DataTable.Column(words.name($0)) },
        rows: model.coverage.map { row in
            [row.task.map(words.marked) ?? HTML(escaping: words.wholeService)]
                + row.cells.map { cell in
                    """
                    \(if: cell.status, { .status($0, words.status($0)) })\
                    <span class="grade">\(words.grade(cell.grade))</span>
                    """
                }
        },
        narrow: .matrix)
    return """
        <p>\(words.coverageIntro) <a href="\(context.link(.about))">\(words.aboutWords)</a></p>
        \(if: words.known(CoverageKnowledge(model.coverage)), { "<p>\($0)</p>\n" })\(table.html)
        """
}

private func offices(_ model: ServiceModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.offices.isEmpty else { return "<p class=\"empty\">\(words.noOffices)</p>" }
    return """
        <p>\(words.officesIntro)</p>
        <ul>\(each: model.offices, { "<li>\(words.office($0))</li>" })</ul>
        """
}

/// The bars of all channels, with what their patterns mean.
func historySection(_ histories: [ChannelHistory], _ context: PageContext) -> HTML {
    let words = context.words
    guard !histories.isEmpty else { return "<p class=\"empty\">\(words.noHistory)</p>" }
    return """
        \(HistoryBars.swatches)\(HistoryBars.legend(words))
        \(each: histories, { HistoryBars(history: $0, context: context).html })
        """
}

/// The announced maintenance, under its own heading; nothing where there is none.
func maintenanceSection(_ windows: [MaintenanceWindow], _ channels: [ChannelLabel], _ context: PageContext) -> HTML {
    let list = maintenanceList(windows, channels, context)
    return list.isEmpty ? .empty : section("maintenance", context.words.maintenanceTitle, list)
}

private func maintenanceList(
    _ windows: [MaintenanceWindow], _ channels: [ChannelLabel], _ context: PageContext
) -> HTML {
    let words = context.words
    let coming = windows.filter { $0.until > context.now }.sorted { $0.from < $1.from }
    guard !coming.isEmpty else { return .empty }
    return """
        <ul class="events">\(each: coming, { window in
            let ways = channels.filter { window.channels.contains($0.id) }.map(words.way)
            return """
                <li><strong>\(words.marked(window.title))</strong>
                <p>\(words.period(window.from, window.until)) – \
                \(ways.isEmpty ? words.allChannels : words.list(ways))</p></li>
                """
        })</ul>
        """
}
