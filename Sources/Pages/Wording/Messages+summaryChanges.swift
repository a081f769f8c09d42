import Measures
import Registry

/// What changed, one line for each, in the weekly summary.
extension Messages {
    /// One change in one line: what, on which channels, when, and why.
    func change(_ change: SummaryModel.Change) -> String {
        let title = text(change.service.title)
        switch change.event {
        case .outage(let channels, let until, let reason):
            let (ways, rest) = (list(channels.map(way)), stretch(change, until) + because(reason, isOver: until != nil))
            return until == nil
                ? say("\(title) has not worked \(ways) \(rest).", "\(title) ne fonctionne pas \(ways) \(rest).")
                : say("\(title) did not work \(ways) \(rest).", "\(title) n’a pas fonctionné \(ways) \(rest).")
        case .degradation(let channels, let until, let reason):
            let (ways, rest) = (list(channels.map(way)), stretch(change, until) + because(reason, isOver: until != nil))
            return until == nil
                ? say("\(title) has worked badly \(ways) \(rest).", "\(title) fonctionne mal \(ways) \(rest).")
                : say("\(title) worked badly \(ways) \(rest).", "\(title) a mal fonctionné \(ways) \(rest).")
        case .outages(let channel, let count, let length):
            return title + say(" did not work ", " n’a pas fonctionné ") + several(change, channel, count, length)
        case .degradations(let channel, let count, let length):
            return title + say(" worked badly ", " a mal fonctionné ") + several(change, channel, count, length)
        case .verdict(let point, let standard, let was, let became, let isDisputed, let cause):
            let name = quoted(text(point)) + " (\(text(standard)))"
            if was == became {
                return title + colon + " " + name + " – " + (isDisputed ? nowDisputed : noLongerDisputed) + "."
            }
            return title + colon + " " + name + " – "
                + say(
                    "was \(quoted(verdict(was))), is now \(quoted(verdict(became)))",
                    "\(quoted(verdict(was))) auparavant, \(quoted(verdict(became))) à présent")
                + (isDisputed ? say(" and disputed", " et contesté par une mesure") : "")
                + colon + " " + self.cause(cause) + "."
        case .verdicts(let count, let standard, let became, let isDisputed, let cause):
            let result = isDisputed ? disputed : verdict(became)
            return say(
                "\(title): \(number(count)) points of \(quoted(text(standard))) are now \(quoted(result)): "
                    + "\(self.cause(cause)).",
                "\(title) : \(number(count)) points de \(quoted(text(standard))) ont à présent le résultat "
                    + "\(quoted(result)) : \(self.cause(cause)).")
        case .fact(let id, let channels, let until):
            let fact = quoted(self.fact(id))
            let ways = channels.isEmpty ? "" : " (" + list(channels.map(name)) + ")"
            return until == nil
                ? say(
                    "\(title): \(fact) is not the same everywhere\(ways) \(stretch(change, nil)).",
                    "\(title) : \(fact) n’est pas le même partout\(ways) \(stretch(change, nil)).")
                : say(
                    "\(title): \(fact) was not the same everywhere\(ways) \(stretch(change, until)).",
                    "\(title) : \(fact) n’était pas le même partout\(ways) \(stretch(change, until)).")
        case .ratings(let channel, let unhappy, let answers, let until):
            let ways = channel.map { " " + way($0) } ?? ""
            let counts =
                answers == 0
                ? ""
                : colon + " "
                    + say(
                        "\(number(unhappy)) of \(number(answers)) answers unhappy",
                        "\(number(unhappy)) avis négatifs sur \(number(answers))")
            return until == nil
                ? say(
                    "\(title): people are less happy than usual\(ways) \(stretch(change, nil))\(counts).",
                    "\(title) : le public est moins satisfait que d’habitude\(ways) \(stretch(change, nil))\(counts)."
                )
                : say(
                    "\(title): people were less happy than usual\(ways) \(stretch(change, until))\(counts).",
                    "\(title) : le public était moins satisfait que d’habitude\(ways) \(stretch(change, until))"
                        + "\(counts).")
        }
    }

    /// Why, after a colon; nothing where there is no more to say.
    private func because(_ reason: String?, isOver: Bool) -> String {
        guard let reason, reason != "ok" else { return "" }
        return colon + " " + (isOver ? reasonBefore(reason) : self.reason(reason))
    }

    private func several(
        _ change: SummaryModel.Change, _ channel: ChannelLabel, _ count: Int, _ length: Duration
    ) -> String {
        say(
            "\(way(channel)) \(number(count)) times, \(duration(length)) in all; the newest began "
                + "\(summaryMoment(change.at)).",
            "\(way(channel)) \(number(count)) fois, \(duration(length)) en tout ; la "
                + "dernière fois à partir du \(summaryMoment(change.at)).")
    }

    private var nowDisputed: String {
        say(
            "disputed: a measurement contradicts what was stated",
            "contesté : une mesure contredit ce qui a été déclaré")
    }

    private var noLongerDisputed: String {
        say("no measurement contradicts it any more", "plus aucune mesure ne le contredit")
    }

    /// A stretch of time with how long it is, `from 21 November, 04:00 to 09:00 (5 hours)`, and when nobody watched.
    private func stretch(_ change: SummaryModel.Change, _ end: Timestamp?) -> String {
        let start = change.at
        let pauses = notWatched(change.unwatched)
        guard let end else {
            let since = say("since \(summaryMoment(start))", "depuis le \(summaryMoment(start))")
            return since + (pauses.map { " (\($0))" } ?? "")
        }
        let isOneDay = zone.local(start).day == zone.local(end).day
        let beside = ([duration(end - start)] + [pauses].compactMap(\.self)).joined(separator: say("; ", " ; "))
        guard isOneDay else {
            return say(
                "from \(summaryMoment(start)) to \(summaryMoment(end)) (\(beside))",
                "du \(summaryMoment(start)) au \(summaryMoment(end)) (\(beside))")
        }
        let (local, today) = (zone.local(start).day, zone.local(now).day)
        let written = local.year == today.year ? shortDay(local) : day(local)
        return say(
            "from \(summaryMoment(start)) to \(clock(end)) (\(beside))",
            "le \(written) de \(clock(start)) à \(clock(end)) (\(beside))")
    }
}
