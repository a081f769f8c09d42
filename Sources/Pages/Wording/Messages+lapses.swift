import Measures
import Registry

/// Alerts about standards that are no longer met.
extension Messages {
    var lapseTitle: String { say("What is no longer met", "Ce qui n’est plus respecté") }
    var allMetAgain: String {
        say("Every point that had lapsed is met again.", "Chaque point qui ne l’était plus est de nouveau respecté.")
    }
    var allVerdicts: String {
        say("All verdicts and what they rest on", "Tous les verdicts et ce sur quoi ils reposent")
    }

    /// Which service no longer meets how much of which standard.
    func lapseHeadline(_ alert: AlertModel) -> String {
        let title = text(alert.title)
        guard let standard = alert.standard else { return title }
        let name = quoted(text(standard.title))
        if standard.points.isEmpty {
            return say("\(title): meets \(name) again", "\(title) : respecte de nouveau \(name)")
        }
        if standard.points.count == 1 {
            let point = text(standard.points[0].title)
            return say("\(title): no longer meets \(quoted(point))", "\(title) : ne respecte plus \(quoted(point))")
        }
        return say(
            "\(title): no longer meets \(number(standard.points.count)) points of \(name)",
            "\(title) : ne respecte plus \(number(standard.points.count)) points de \(name)")
    }

    /// A value that was looked at, with what it is a value of.
    public func found(_ shown: VerdictRow.Value) -> String {
        let place = shown.channel.map { " (\(name($0)))" } ?? ""
        return text(shown.measure.title) + place + colon + " " + self.shown(shown)
    }

    /// What was found of a point and what it was held against, in one line.
    func lapseLine(_ point: AlertModel.LapsedStandard.Point) -> String? {
        guard let found = point.found.map(text) else { return nil }
        guard let threshold = point.threshold else { return say("found: \(found)", "trouvé : \(found)") }
        guard threshold != "otherwise" else {
            return say(
                "found: \(found); none of the lines of the standard holds",
                "trouvé : \(found) ; aucune ligne de la norme n’est respectée")
        }
        return say(
            "found: \(found); the standard counts this as \(quoted(band(threshold)))",
            "trouvé : \(found) ; pour la norme, c’est \(quoted(band(threshold)))")
    }

    /// Above the points that are no longer met, or were not for a time.
    func lapseIntro(_ standard: AlertModel.LapsedStandard, isOver: Bool = false) -> String {
        let isOne = standard.points.count == 1
        let judged = say(
            "The service is judged by \(quoted(text(standard.title))).",
            "Le service est évalué selon \(quoted(text(standard.title))).")
        guard !isOver else {
            return judged + " "
                + (isOne
                    ? say(
                        "For a time this point was not met:", "Pendant un temps, ce point n’était pas respecté :")
                    : say(
                        "For a time these points were not met:",
                        "Pendant un temps, ces points n’étaient pas respectés :"))
        }
        return judged + " "
            + (isOne
                ? say(
                    "This point was met, and is not any more:", "Ce point était respecté et ne l’est plus :")
                : say(
                    "These points were met, and are not any more:", "Ces points étaient respectés et ne le sont plus :"))
    }

    /// What a mail says of what is no longer met.
    func lapseParts(_ alert: AlertModel) -> [MailPart] {
        guard let standard = alert.standard else { return [] }
        var parts: [MailPart] = [
            .paragraph(lapseIntro(standard)),
            .heading(lapseTitle),
            .bullets(
                standard.points.map { point in
                    let line = lapseLine(point).map { " – \($0)" } ?? ""
                    return "\(text(point.title)) (\(point.criterion)): \(verdict(point.verdict))\(line)"
                }),
        ]
        parts.append(
            .paragraph(say("Since: \(momentAndZone(alert.since)).", "Depuis : \(momentAndZone(alert.since)).")))
        parts.append(
            .paragraph(capitalised(people(alert.peoplePerDay)) + say(" (whole service).", " (service entier).")))
        return parts
    }

    /// What a mail says when all is well again.
    func plainEndParts(_ alert: AlertModel) -> [MailPart] {
        let end = alert.end ?? now
        return [
            .paragraph(plainEnd(alert.kind)),
            .paragraph(say("It began: \(momentAndZone(alert.since)).", "Début : \(momentAndZone(alert.since)).")),
            .paragraph(say("It ended: \(momentAndZone(end)).", "Fin : \(momentAndZone(end)).")),
        ]
    }

    /// What to do about what is no longer met.
    func lapseSteps(_ alert: AlertModel) -> [String] {
        let remedies = Self.unique((alert.standard?.points ?? []).compactMap { $0.remedy.map(text) })
        return Array(remedies.prefix(5)) + [
            say(
                "Decide with the team by when it will be met again, or ask for an exemption with an end.",
                "Décidez avec l’équipe de la date à laquelle ce sera de nouveau respecté, ou demandez une dispense limitée."
            )
        ]
    }

    /// What it means that an alert about a standard, ratings or a fact is over.
    func plainEnd(_ kind: AlertModel.Kind) -> String {
        switch kind {
        case .verdict: allMetAgain
        case .ratings:
            say(
                "Unhappy answers are as rare as usual again.",
                "Les avis négatifs sont de nouveau aussi rares que d’habitude.")
        case .network: networkIsBack
        case .fact, .status, .overdue, .unmeasured:
            say("Every channel says the same again.", "Tous les moyens d’accès disent de nouveau la même chose.")
        }
    }
}
