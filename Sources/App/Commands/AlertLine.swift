import Alerting
import Measures
import Operations
import Pages
import Registry

/// One alert as the command line writes it: codes for programs, words for people.
struct AlertLine: Encodable {
    /// As text: JSON readers that count in floating point would round it.
    var id: String
    var state: String
    var severity: String
    var since: String
    var service: String
    var kind: String
    var status: String
    var resolvedAt: String?

    init(_ file: AlertFile) {
        id = String(file.alert.id)
        state = file.alert.state.rawValue
        severity = file.alert.severity.rawValue
        since = file.alert.since.description
        service = file.alert.service
        kind = file.alert.kind.rawValue
        status = file.alert.matter.after
        resolvedAt = file.alert.resolvedAt?.description
    }

    /// The line of a list, its parts set apart by tabs, the last of them in words.
    static func line(_ file: AlertFile) -> String {
        let line = AlertLine(file)
        return [
            line.id, line.state, line.severity, line.since, line.service, words(file).alertTitle(file.model),
        ].joined(separator: "\t")
    }

    /// Everything that is known of an alert, one finding a line: what is so, or what was and how it ended.
    static func whole(_ file: AlertFile) -> [String] {
        let words = words(file)
        let model = file.model
        let (situation, isEnded) = (file.alert.matter, file.alert.state == .resolved)
        // What something hides now is told as what was, too.
        let isOver = isEnded || model.meanwhile != nil
        func ways(_ channels: [AlertSituation.Channel]) -> String {
            words.list(channels.map { words.way(label($0, file)) })
        }
        func tasks(_ group: AlertSituation.TaskOnChannels) -> String {
            "\(words.text(group.title)) – \(ways(group.channels))"
        }
        var lines = [line(file), "  \(words.text(file.title)), \(words.text(file.organisation))"]
        lines += situation.cannotDo.map { (isOver ? "  could not do " : "  cannot do    ") + tasks($0) }
        lines += situation.worksBadly.map { (isOver ? "  worked badly " : "  works badly  ") + tasks($0) }
        lines += situation.stillWorks.map { (isOver ? "  still worked " : "  still works  ") + tasks($0) }
        lines += situation.unknown.map { unknown in
            let place = unknown.channel.map { " – " + ways([$0]) } ?? ""
            let cause = isOver ? words.causeBefore(unknown.cause) : words.cause(unknown.cause)
            return "  not known    \(words.text(unknown.title))\(place): \(cause)"
        }
        if let meanwhile = model.meanwhile { lines.append("  now          \(words.summary(meanwhile.situation))") }
        if let reason = situation.reason {
            lines.append("  found        \(isOver ? words.reasonBefore(reason) : words.reason(reason))")
        }
        lines += words.notes(model).map { "  note         \($0)" }
        if let run = model.run { lines.append("  rests on     \(words.runs(run))") }
        lines += model.evidence.map { seen in
            let evidence = words.evidence(seen, of: model.kind, isOver: isOver)
            return "  rests on     \(seen.at) \(evidence.sentence)" + (evidence.technical.map { " (\($0))" } ?? "")
        }
        if let end = model.endedAt ?? file.alert.resolvedAt { lines.append("  ended        \(end)") }
        lines += words.endSentences(model).map { "  ended        \($0)" }
        lines += model.deliveries.map { told in
            let tries = "\(told.attempts) \(told.attempts == 1 ? "try" : "tries")"
            let office = words.recipient(told)
            return
                "  told         \(office): \(words.purpose(told.purpose)), \(words.deliveryState(told.state)), \(tries)"
                + (told.problem.map { ": " + $0 } ?? "")
        }
        lines += model.history.map { entry in
            "  history      \(entry.at) \(words.history(entry.kind))"
                + [entry.office.map { " by \(words.office($0))" }, entry.note.map { ": \(words.remark($0) ?? $0)" }]
                .compactMap { $0 }
                .joined()
        }
        return lines
    }

    private static func words(_ file: AlertFile) -> Messages {
        Messages(.english, now: file.alert.resolvedAt ?? file.alert.openedAt, isReadLater: true)
    }

    private static func label(_ channel: AlertSituation.Channel, _ file: AlertFile) -> ChannelLabel {
        file.label(channel.id) ?? ChannelLabel(id: channel.id, kind: channel.kind, title: channel.title)
    }
}
