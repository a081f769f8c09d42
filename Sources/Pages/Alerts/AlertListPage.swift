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
                <a href="\(context.link(.alert(row.alert.id)))">\(name(row.alert, words))</a>\
                <small>\(words.kind(row.alert.kind, isOver: row.alert.isOver)) – \(words.urgency(row.alert.severity))</small>
                """,
                mark(row.alert, context),
                """
                \(zonedTime(row.alert.since, words.inZone(row.zone)))\
                \(if: row.alert.end, { end in
                    "<small>\(words.lasted(from: row.alert.since, to: end, unwatched: row.alert.unwatchedBeforeEnd))</small>"
                })
                """,
                HTML(escaping: words.state(row)),
                HTML(escaping: words.concerned(row.alert)),
            ]
        }
    ).html
}

/// What an alert says in one line, the name of its service marked with its language.
private func name(_ alert: AlertModel, _ words: Messages) -> HTML {
    let (title, line) = (words.text(alert.title), words.alertTitle(alert))
    guard line.hasPrefix(title) else { return HTML(escaping: line) }
    return "\(words.marked(alert.title))\(String(line.dropFirst(title.count)))"
}

private func mark(_ alert: AlertModel, _ context: PageContext) -> HTML {
    if alert.kind == .network { return HTML(escaping: context.words.networkState(isOver: alert.isOver)) }
    let mark = AlertFacts.mark(alert, isLarge: false, context)
    return mark.isEmpty ? "–" : mark
}

extension AlertListModel {
    /// The same list on another page.
    func link(page: Int) -> Link {
        Link(["alerts"], query: (state.map { [("state", $0.rawValue)] } ?? []) + [("page", String(page))])
    }
}
