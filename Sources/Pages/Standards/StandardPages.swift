import Registry

/// The list of standards that are installed.
public func standardListPage(_ standards: [StandardModel], in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.standards, at: .standards, in: context,
        """
        <h1>\(words.standards)</h1>
        <p class="intro">\(words.standardsIntro)</p>
        \(list(standards, context))
        """)
}

private func list(_ standards: [StandardModel], _ context: PageContext) -> HTML {
    let words = context.words
    guard !standards.isEmpty else { return "<p class=\"empty\">\(words.noStandards)</p>" }
    return DataTable(
        id: "standards", caption: words.standards, isCaptionHidden: true,
        columns: [
            DataTable.Column(words.standardColumn), DataTable.Column(words.publisherColumn),
            DataTable.Column(words.versionColumn), DataTable.Column(words.pointsColumn, isNumber: true),
        ],
        rows: standards.map { standard in
            [
                """
                <a href="\(context.link(.standard(standard.id)))">\(words.marked(standard.title))</a>\
                <small>\(standard.id)</small>
                """,
                HTML(escaping: standard.publisher), HTML(escaping: standard.version),
                HTML(escaping: words.number(standard.points.count)),
            ]
        }
    ).html
}

/// One standard: every point, why it is asked, and how it is decided.
public func standardPage(_ model: StandardModel, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.text(model.title), at: .standards, in: context,
        """
        <a class="back" href="\(context.link(.standards))">← \(words.allStandards)</a>
        <p class="over">\(model.publisher)</p>
        <h1>\(words.marked(model.title))</h1>
        \(if: model.summary, { "<p class=\"intro\">\(words.marked($0))</p>" })
        <dl class="facts"><dt>\(words.versionColumn)</dt><dd>\(model.version) – <code>\(model.id)</code></dd>
        \(if: model.source.flatMap(Link.init(checking:)), { source in
            "<dt>\(words.authoritativeText)</dt><dd><a href=\"\(source)\">\(source.text)</a></dd>"
        })
        \(if: model.licence, { "<dt>\(words.licenceLabel)</dt><dd>\($0)</dd>" })</dl>
        \(when: context.viewer != nil, section("services", words.judgedServices, judged(model, context)))
        \(each: model.points, { point($0, context) })
        """)
}

private func judged(_ model: StandardModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.judged.isEmpty else { return "<p class=\"empty\">\(words.noJudgedServices)</p>" }
    return """
        <ul class="events">\(each: model.judged, { entry in
            """
            <li><a href="\(context.link(.assessment(entry.service, model.id)))">\(words.marked(entry.title))</a>
            <p class="quiet">\(words.tally(entry.counts))</p></li>
            """
        })</ul>
        """
}

private func point(_ point: StandardModel.Point, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <section class="panel verdict" aria-labelledby="point-\(point.id)">
        <h2 id="point-\(point.id)">\(words.marked(point.title))</h2>
        <p class="quiet">\(point.id) – \(words.level(point.level))\(if: point.group, { " – \(words.marked($0))" })</p>
        \(if: point.statement, { "<p>\(words.marked($0))</p>" })
        \(if: point.why, { "<p><strong>\(words.whyTitle)\(words.colon)</strong> \(words.marked($0))</p>" })
        \(if: point.question, { "<p><strong>\(words.decidedByTitle)\(words.colon)</strong> \(words.marked($0))</p>" })
        \(when: !point.decidedBy.isEmpty, """
            <ul>\(each: point.decidedBy, { rule in
                """
                <li>\(words.marked(rule.measure.title)) (<code>\(rule.measure.id)</code>, \(words.role(rule.role)), \
                \(words.over(rule.window))\(if: rule.samples, { ", n ≥ \($0)" }))\(words.colon) \
                \(words.lines(rule.bands))\(when: !rule.hasSource, " – \(words.noSourceYet)")</li>
                """
            })</ul>
            """)
        </section>
        """
}

/// What the page of a service says of the standards that it is judged by.
func standardsSection(_ model: ServiceModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.standards.isEmpty else { return "<p class=\"empty\">\(words.noVerdicts)</p>" }
    return """
        <p>\(words.verdictsIntro)</p>
        <ul class="events">\(each: model.standards, { entry in
            """
            <li><a href="\(context.link(.assessment(model.slug, entry.id)))">\(words.marked(entry.title))</a>
            <p class="quiet">\(entry.counts.isEmpty ? words.notAssessedYet : words.tally(entry.counts))</p></li>
            """
        })</ul>
        """
}

extension Messages {
    /// How often each verdict came out, in one line.
    func tally(_ counts: [VerdictRow.Verdict: Int]) -> String {
        VerdictRow.Verdict.allCases.compactMap { verdict in
            counts[verdict].map { "\(number($0)) × \(self.verdict(verdict))" }
        }.joined(separator: ", ")
    }

    /// The lines of a rule, in one.
    func lines(_ lines: [StandardModel.Line]) -> String {
        lines.map { "\($0.when) → \(verdict($0.verdict))" }.joined(separator: "; ")
    }

    var noSourceYet: String { say("no source yet", "pas encore de source") }
}
