import Measures
import Registry

/// The page of all services, worst first.
public func overviewPage(_ model: OverviewModel, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.services, at: .services, in: context,
        """
        <h1>\(words.services)</h1>
        <p class="intro">\(words.overviewIntro)</p>
        \(counts(model, context))
        \(filter(model, context))
        \(table(model, context))
        \(pager(model.pagination, in: context) { model.link(page: $0) })
        """)
}

private func counts(_ model: OverviewModel, _ context: PageContext) -> HTML {
    let words = context.words
    let order: [Status] = [.down, .degraded, .maintenance, .unknown, .up]
    return """
        <ul class="counts" aria-label="\(words.countsLabel)">\(each: order, { status in
            let count = model.counts[status] ?? 0
            return """
                <li class="of-\(status.rawValue)"><a href="\(context.link(model.link(status: status)))"\
                \(when: model.status == status, " aria-current=\"true\"")><strong>\(words.number(count))</strong> \
                <span class="label">\(Mark.shape(status))\(words.serviceStatus(status))</span></a></li>
                """
        })</ul>
        """
}

private func filter(_ model: OverviewModel, _ context: PageContext) -> HTML {
    let words = context.words
    let statuses: [Status] = [.down, .degraded, .maintenance, .unknown, .up]
    return """
        <form class="filter" method="get" action="\(Link.overview)" role="search">\(languageField(context))
        <div class="field"><label for="status">\(words.statusColumn)</label><select id="status" name="status">
        <option value="">\(words.all)</option>
        \(each: statuses, { status in
            option(status.rawValue, words.serviceStatus(status), isChosen: model.status == status)
        })</select></div>
        <div class="field"><label for="organisation">\(words.organisationColumn)</label>\
        <select id="organisation" name="organisation">
        <option value="">\(words.all)</option>
        \(each: model.organisations, { choice in
            option(choice.slug, words.text(choice.title), isChosen: model.organisation == choice.slug)
        })</select></div>
        <button>\(words.show)</button></form>
        """
}

private func table(_ model: OverviewModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.rows.isEmpty else {
        let isNarrowed = model.status != nil || model.organisation != nil
        return "<p class=\"empty\">\(isNarrowed ? words.noServiceMatches : words.noServices)</p>"
    }
    return DataTable(
        id: "services", caption: words.overviewCaption,
        columns: [words.serviceColumn, words.statusColumn, words.sinceColumn, words.peopleColumn]
            .map { DataTable.Column($0) },
        rows: model.rows.map { row in
            [
                """
                <a href="\(context.link(.service(row.slug)))">\(words.marked(row.title))</a>\
                <small>\(words.marked(row.organisation))</small>
                """,
                "\(.status(row.status, words.serviceStatus(row.status)))\(words.causeNote(row))",
                sinceCell(row, words),
                HTML(escaping: words.people(row.peoplePerDay)),
            ]
        }
    ).html
}

/// A moment of a list, with the zone in small letters: those who read it may live in another.
func zonedTime(_ moment: Timestamp, _ words: Messages) -> HTML {
    "\(words.time(moment, words.spoken(moment)))<small>\(words.zoneName(at: moment))</small>"
}

/// Since when a service is as it is, and when nobody watched since then.
func sinceCell(_ row: OverviewModel.Row, _ words: Messages) -> HTML {
    let words = words.inZone(row.zone)
    return """
        \(zonedTime(row.since, words))\(if: words.notWatched(row.unwatched), { "<small>\($0)</small>" })
        """
}

extension OverviewModel {
    /// The same list on another page or narrowed to another status.
    func link(page: Int) -> Link { Link([], query: query(status) + [("page", String(page))]) }
    func link(status: Status) -> Link { Link([], query: query(status)) }

    private func query(_ status: Status?) -> [(name: String, value: String)] {
        var query: [(name: String, value: String)] = []
        if let status { query.append(("status", status.rawValue)) }
        if let organisation { query.append(("organisation", organisation)) }
        return query
    }
}

extension Messages {
    /// The cause in small letters below a status, where the status alone does not say it, and how it was when last seen.
    func causeNote(_ row: OverviewModel.Row) -> HTML {
        guard row.cause != .observed, !(row.status == .maintenance && row.cause == .maintenance) else { return .empty }
        let seen = row.lastSeen.map { self.inZone(row.zone).lastSeenOfService($0) }
        return "<small>\(cause(row.cause))</small>\(if: seen, { "<small>\($0)</small>" })"
    }
}
