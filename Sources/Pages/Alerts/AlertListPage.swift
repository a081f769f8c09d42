import Measures
import Registry

/// The page of all alerts.
public func alertListPage(_ model: AlertListModel, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.alerts, at: .alerts, in: context,
        """
        <h1>\(words.alerts)</h1>
        <p class="intro">\(words.alertsIntro)</p>
        \(filter(model, context))
        \(table(model, context))
        \(pager(model.pagination, in: context) { model.link(page: $0) })
        """)
}

private func filter(_ model: AlertListModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <form class="filter" method="get" action="\(Link.alerts)" role="search">\(languageField(context))
        <div class="field"><label for="state">\(words.stateColumn)</label><select id="state" name="state">
        <option value="">\(words.allAlerts)</option>
        \(each: AlertModel.State.allCases, { state in
            option(state.rawValue, words.state(state), isChosen: model.state == state)
        })</select></div>
        <button>\(words.show)</button></form>
        """
}

private func table(_ model: AlertListModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.rows.isEmpty else {
        return "<p class=\"empty\">\(model.state == nil ? words.noAlerts : words.noAlertMatches)</p>"
    }
    return DataTable(
        id: "alerts", caption: words.alertsCaption,
        columns: [words.alertColumn, words.statusColumn, words.beganColumn, words.stateColumn, words.peopleColumn]
            .map { DataTable.Column($0) },
        rows: model.rows.map { row in
            [
                """
                <a href="\(context.link(.alert(row.id)))">\(words.marked(row.title))</a>\
                <small>\(words.kind(row.kind, isOver: row.isOver)) – \(words.severity(row.severity))</small>
                """,
                mark(row, context),
                """
                \(words.time(row.since, words.spoken(row.since)))\
                \(if: row.end, { "<small>\(words.lasted($0 - row.since))</small>" })
                """,
                HTML(escaping: words.state(row)),
                HTML(escaping: words.people(row.peoplePerDay)),
            ]
        }
    ).html
}

private func mark(_ row: AlertListModel.Row, _ context: PageContext) -> HTML {
    let mark = AlertFacts.mark(
        row.kind, row.status, isOver: row.isOver, isTakenBack: row.isTakenBack, isLarge: false, context)
    return mark.isEmpty ? "–" : mark
}

extension AlertListModel {
    /// The same list on another page.
    func link(page: Int) -> Link {
        Link(["alerts"], query: (state.map { [("state", $0.rawValue)] } ?? []) + [("page", String(page))])
    }
}
