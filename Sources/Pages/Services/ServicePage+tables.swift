import Measures
import Registry

func measures(_ model: ServiceModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.measures.isEmpty else { return "<p class=\"empty\">\(words.noMeasures)</p>" }
    let table = DataTable(
        id: "measures-table", caption: words.measuresCaption(model.measures.map(\.value.window)),
        columns: [
            DataTable.Column(words.measureColumn), DataTable.Column(words.valueColumn, isNumber: true),
            DataTable.Column(words.intervalColumn, isNumber: true),
            DataTable.Column(words.sampleColumn, isNumber: true),
            DataTable.Column(words.knownColumn, isNumber: true), DataTable.Column(words.asOfColumn),
        ],
        rows: model.measures.map { row in
            let (unit, value) = (row.measure.unit, row.value)
            return [
                """
                \(words.marked(row.measure.title))<small>\(row.channel.map(words.name) ?? words.wholeService) – \
                \(row.measure.id)</small>
                """,
                HTML(escaping: words.value(value.outcome, unit)),
                HTML(escaping: value.interval.map { words.interval($0, unit) } ?? "–"),
                HTML(escaping: words.number(value.sampleSize)),
                HTML(escaping: value.knownShare.map { words.percent(share: $0) } ?? "–"),
                value.asOf.map { words.time($0, words.moment($0)) } ?? "–",
            ]
        },
        narrow: .scrolls)
    return table.html
}

func probes(_ model: ServiceModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.probes.isEmpty else { return "<p class=\"empty\">\(words.noProbes)</p>" }
    return DataTable(
        id: "probes-table", caption: words.probesCaption,
        columns: [words.probeColumn, words.channelColumn, words.scheduleColumn, words.lastColumn, words.nextColumn]
            .map { DataTable.Column($0) },
        rows: model.probes.map { probe in
            [
                "\(words.marked(probe.title))<small>\(probe.id) – \(words.role(probe.decidesAvailability))</small>",
                """
                \(words.name(probe.channel))\(if: probe.task, { "<small>\(words.marked($0))</small>" })
                """,
                HTML(escaping: words.schedule(probe.every, isPushed: probe.isPushed)),
                probe.last.map { words.time($0, words.spoken($0)) } ?? HTML(escaping: words.never),
                probe.next.map { words.time($0, words.spoken($0)) } ?? "–",
            ]
        }
    ).html
}

func results(_ model: ServiceModel, _ context: PageContext) -> HTML {
    guard !model.results.isEmpty else { return "<p class=\"empty\">\(context.words.noResults)</p>" }
    return """
        \(resultTable(model.results, id: "results-table", context))
        \(pager(model.resultPagination, in: context) {
            Link(["services", model.slug], query: [("page", String($0))], fragment: "results")
        })
        """
}

/// The result that a link means; nothing where none was asked for.
func meantResult(_ model: ServiceModel, _ context: PageContext) -> HTML {
    guard let meant = model.meant else { return .empty }
    return meant.row.map { resultTable([$0], id: "result-table", context) }
        ?? "<p class=\"empty\">\(context.words.noSuchResult(meant.address))</p>"
}

private func resultTable(_ rows: [ResultRow], id: String, _ context: PageContext) -> HTML {
    let words = context.words
    return DataTable(
        id: id, caption: words.resultsCaption,
        columns: [
            DataTable.Column(words.atColumn), DataTable.Column(words.probeColumn),
            DataTable.Column(words.outcomeColumn),
            DataTable.Column(words.foundColumn), DataTable.Column(words.tookColumn, isNumber: true),
        ],
        rows: rows.map { result in
            let (status, word) = words.outcome(result.outcome)
            return [
                words.time(
                    result.at, words.shortDay(context.zone.local(result.at).day) + " " + words.exactClock(result.at)),
                "\(words.name(result.channel))<small>\(result.probe) – \(words.trigger(result.trigger))</small>",
                .status(status, word),
                """
                \(words.capitalised(words.reason(result.reason)))\
                \(when: !result.detail.isEmpty, "<small>\(words.marked(technical: result.detail))</small>")
                """,
                HTML(escaping: result.total.map(words.exactly) ?? "–"),
            ]
        }
    ).html
}
