import Measures
import Registry

/// Whether one service works, for everybody; no officials and no insides.
public func publicStatusPage(_ model: PublicStatusModel, in context: PageContext) -> HTML {
    let words = context.words
    let title = words.text(model.title)
    return page(
        words.statusOf(title), at: .statuses, in: context,
        """
        <a class="back" href="\(context.link(.statuses))">← \(words.allServices)</a>
        <p class="over">\(words.marked(model.organisation))</p>
        <h1>\(words.marked(model.title))</h1>
        \(SituationPanel(
            situation: model.situation, status: model.status, unwatched: model.unwatched, context: context
        ).html)
        \(if: model.asOf, { "<p class=\"quiet\">\(words.lastSeen($0))</p>" })
        \(alternatives(model, context))
        \(maintenanceSection(model.maintenance, model.channels, context))
        \(section("history", words.historyTitle, historySection(model.histories, context)))
        \(section("events", words.eventsTitle, EventList(events: model.publicEvents, context: context).html))
        """)
}

/// How to reach the channels that work, where some do not.
private func alternatives(_ model: PublicStatusModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.situation.cannot.isEmpty else { return .empty }
    let working = model.situation.works.flatMap(\.channels)
    guard !working.isEmpty else { return "<p>\(words.noOtherWayKnown(model.situation))</p>" }
    return section(
        "instead", words.insteadTitle,
        """
        <ul>\(each: working, { channel in
            "<li>\(words.capitalised(words.way(channel)))\(address(model.addresses[channel.id], words))</li>"
        })</ul>
        """)
}

private func address(_ address: String?, _ words: Messages) -> HTML {
    guard let address else { return .empty }
    guard let link = Link(checking: address) else { return "\(words.colon) \(address)" }
    let shown =
        address.hasPrefix("tel:") || address.hasPrefix("mailto:")
        ? String(address.drop { $0 != ":" }.dropFirst()) : address
    return "\(words.colon) <a href=\"\(link)\">\(shown)</a>"
}

/// Whether services work, for everybody: all of them, worst first.
public func publicStatusListPage(_ rows: [OverviewModel.Row], pagination: Pagination, in context: PageContext) -> HTML {
    let words = context.words
    let content: HTML =
        rows.isEmpty
        ? "<p class=\"empty\">\(words.noPublicServices)</p>"
        : DataTable(
            id: "services", caption: words.overviewCaption,
            columns: [words.serviceColumn, words.statusColumn, words.sinceColumn].map { DataTable.Column($0) },
            rows: rows.map { row in
                [
                    """
                    <a href="\(context.link(.status(row.slug)))">\(words.marked(row.title))</a>\
                    <small>\(words.marked(row.organisation))</small>
                    """,
                    "\(.status(row.status, words.serviceStatus(row.status)))\(words.causeNote(row))",
                    sinceCell(row, words),
                ]
            }
        ).html
    return page(
        words.statusListTitle, at: .statuses, in: context,
        """
        <h1>\(words.statusListTitle)</h1>
        <p class="intro">\(words.statusListIntro)</p>
        \(content)
        \(pager(pagination, in: context) { Link(["status"], query: [("page", String($0))]) })
        """)
}

extension PublicStatusModel {
    /// What happened without the addresses of probes and their own words, which are for those who run the service.
    var publicEvents: [HistoryEntry] {
        events.map { entry in
            var entry = entry
            entry.detail = nil
            entry.span.evidence = nil
            return entry
        }
    }
}
