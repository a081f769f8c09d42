import Measures
import Registry

/// What changed, one line for each, in the weekly summary.
extension Messages {
    /// One change in one line: what, on which channels, when, and why.
    func change(_ change: SummaryModel.Change) -> String {
        let title = text(change.service.title)
        switch change.event {
        case .outage(let channels, let until, let reason):
            let ways = list(channels.map(way))
            let why = reason.flatMap { $0 == "ok" ? nil : colon + " " + self.reason($0) } ?? ""
            return until == nil
                ? say(
                    "\(title) has not worked \(ways) \(stretch(change.at, nil))\(why).",
                    "\(title) ne fonctionne pas \(ways) \(stretch(change.at, nil))\(why).")
                : say(
                    "\(title) did not work \(ways) \(stretch(change.at, until))\(why).",
                    "\(title) n’a pas fonctionné \(ways) \(stretch(change.at, until))\(why).")
        case .outages(let channel, let count, let length):
            return say(
                "\(title) did not work \(way(channel)) \(number(count)) times, \(duration(length)) in all; the newest began "
                    + "\(summaryMoment(change.at)).",
                "\(title) n’a pas fonctionné \(way(channel)) \(number(count)) fois, \(duration(length)) en tout ; la "
                    + "dernière fois à partir du \(summaryMoment(change.at)).")
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
                    "\(title): \(fact) is not the same everywhere\(ways) \(stretch(change.at, nil)).",
                    "\(title) : \(fact) n’est pas le même partout\(ways) \(stretch(change.at, nil)).")
                : say(
                    "\(title): \(fact) was not the same everywhere\(ways) \(stretch(change.at, until)).",
                    "\(title) : \(fact) n’était pas le même partout\(ways) \(stretch(change.at, until)).")
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
                    "\(title): people are less happy than usual\(ways) \(stretch(change.at, nil))\(counts).",
                    "\(title) : le public est moins satisfait que d’habitude\(ways) \(stretch(change.at, nil))\(counts)."
                )
                : say(
                    "\(title): people were less happy than usual\(ways) \(stretch(change.at, until))\(counts).",
                    "\(title) : le public était moins satisfait que d’habitude\(ways) \(stretch(change.at, until))"
                        + "\(counts).")
        }
    }

    private var nowDisputed: String {
        say(
            "disputed: a measurement contradicts what was stated",
            "contesté : une mesure contredit ce qui a été déclaré")
    }

    private var noLongerDisputed: String {
        say("no measurement contradicts it any more", "plus aucune mesure ne le contredit")
    }

    /// A stretch of time with how long it is, `from 21 November, 04:00 to 09:00 (5 hours)`.
    private func stretch(_ start: Timestamp, _ end: Timestamp?) -> String {
        guard let end else { return say("since \(summaryMoment(start))", "depuis le \(summaryMoment(start))") }
        let isOneDay = zone.local(start).day == zone.local(end).day
        let until = isOneDay ? clock(end) : summaryMoment(end)
        let length = duration(end - start)
        return say(
            "from \(summaryMoment(start)) to \(until) (\(length))",
            "du \(summaryMoment(start)) \(isOneDay ? "à" : "au") \(until) (\(length))")
    }
}
