import Measures
import Registry

/// What an alert rests on, in sentences; for the team with the technical lines and the way to the observations.
struct AlertEvidence {
    let model: AlertModel
    let context: PageContext
    /// Whether whoever reads it may see the insides of checks.
    let isForTeam: Bool

    var html: HTML {
        let words = context.words
        let notes = words.notes(model)
        guard !model.evidence.isEmpty || model.run != nil || model.ratings != nil || !notes.isEmpty else {
            guard model.kind == .unmeasured, !model.isOwnNetwork, model.unseen?.name == nil else {
                return "<p class=\"empty\">\(words.noEvidence)</p>"
            }
            let toResults: HTML = isForTeam ? "\n<p><a href=\"\(results)\">\(words.toResults)</a></p>" : .empty
            return "<p>\(words.everyCheck)</p>\(toResults)"
        }
        return """
            \(each: notes, { "<p>\($0)</p>\n" })\
            \(if: model.run, { "<p>\(words.runs($0))</p>\n" })\
            \(if: model.ratings, { "<p>\(words.counted($0))</p>\n" })\
            \(when: !model.evidence.isEmpty, "<ul class=\"events\">\(each: model.evidence, line)</ul>")\
            \(when: isForTeam && hasChecks, """

                <p><a href="\(results)">\(words.toResults)</a></p>
                """)
            """
    }

    private var hasChecks: Bool { model.evidence.contains { $0.check != nil } }

    private var results: Link {
        context.link(Link(["services", model.service], fragment: "results"))
    }

    private func line(_ line: AlertModel.EvidenceLine) -> HTML {
        let words = context.words
        let seen = words.evidence(line, of: model.kind, isOver: model.isOver)
        let moment = words.time(line.at, words.momentAndZone(line.at))
        return """
            <li><strong>\(result(line).map { "<a href=\"\(context.link($0))\">\(moment)</a>" } ?? moment)</strong>
            <p>\(seen.sentence)</p>\
            \(if: isForTeam ? seen.technicalLine(context.language) : nil, { "<p class=\"technical\">\($0)</p>" })</li>
            """
    }

    /// The way to the very result; nil where the line is about none, or the reader may not see it.
    private func result(_ line: AlertModel.EvidenceLine) -> Link? {
        guard isForTeam, model.kind.isAboutStatus, let channel = line.channel, let check = line.check else {
            return nil
        }
        return .result(ObservationAddress(service: model.service, channel: channel.id, check: check, at: line.at))
    }
}
