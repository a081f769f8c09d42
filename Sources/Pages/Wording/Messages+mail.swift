import Measures
import Registry

/// Mails about alerts.
extension Messages {
    /// What a mail is about, in one line: what fails where, in the order that a list of mails cuts off last.
    func mailSubject(_ model: AlertMailModel) -> String {
        let alert = model.alert
        let title = text(alert.title)
        switch model.purpose {
        case .resolved where alert.takenBack != nil:
            return say(
                "Taken back: \(title) – our own network was cut off",
                "Retiré : \(title) – notre propre réseau était coupé")
        case .resolved where alert.kind == .network:
            return say("Over: our own network works again", "Terminé : notre propre réseau fonctionne de nouveau")
        case .resolved where alert.isWithdrawn:
            return say("No longer watched: \(title)", "N’est plus surveillé : \(title)")
        case .resolved where alert.kind == .unmeasured: return seenAgain(alert)
        case .resolved:
            if let other = model.others.first { return endedBeside(other, alert) }
            return say("Over: \(title) \(endedAs(alert))", "Terminé : \(title) \(endedAs(alert))")
        case .eased:
            return say("Better, but not over: \(headline(alert))", "Mieux, mais pas terminé : \(headline(alert))")
        case .reminder:
            return say("Reminder: \(headline(alert))", "Rappel : \(headline(alert))")
        case .worsened:
            return say("Worse: \(headline(alert))", "Aggravation : \(headline(alert))")
        case .opened: return headline(alert)
        }
    }

    /// What is wrong and where; of an alert that is over, what was wrong.
    func headline(_ alert: AlertModel) -> String {
        guard !alert.isOver else { return overTitle(alert) }
        let title = text(alert.title)
        let situation = alert.situation
        if alert.kind == .unmeasured { return unmeasuredHeadline(alert) }
        if alert.kind == .network { return networkHeadline }
        if alert.kind == .verdict { return lapseHeadline(alert) }
        if alert.kind == .ratings { return ratingsHeadline(alert) }
        if alert.kind == .fact { return factHeadline(alert) }
        if alert.kind == .overdue {
            let ways = list(Self.unique(situation.unknown.flatMap(\.channels)).map(way))
            return say("\(title): we no longer hear from it \(ways)", "\(title) : plus de nouvelles \(ways)")
                .trimmed
        }
        if let meanwhile = alert.meanwhile { return hiddenHeadline(alert, meanwhile) }
        let (lost, poor) = (ways(situation.cannot), ways(situation.badly))
        guard alert.status != .down, situation.cannot.isEmpty || !situation.badly.isEmpty else {
            return say("\(title): does not work \(lost)", "\(title) : ne fonctionne pas \(lost)").trimmed
        }
        guard situation.cannot.isEmpty else {
            return say(
                "\(title): does not work \(lost), works badly \(poor)",
                "\(title) : ne fonctionne pas \(lost), fonctionne mal \(poor)")
        }
        return say("\(title): works badly \(poor)", "\(title) : fonctionne mal \(poor)").trimmed
    }

    /// The channels of some statements, each once, as ways to reach a service.
    func ways(_ statements: [Situation.Statement]) -> String {
        list(Self.unique(statements.flatMap(\.channels)).map(way))
    }

    /// What was wrong when something hid it, and what hides it now.
    private func hiddenHeadline(_ alert: AlertModel, _ meanwhile: AlertModel.Meanwhile) -> String {
        let (title, situation) = (text(alert.title), alert.situation)
        let (lost, poor) = (ways(situation.cannot), ways(situation.badly))
        let was =
            if alert.status == .down || situation.badly.isEmpty {
                say("did not work \(lost)", "ne fonctionnait pas \(lost)").trimmed
            } else if situation.cannot.isEmpty {
                say("worked badly \(poor)", "fonctionnait mal \(poor)").trimmed
            } else {
                say(
                    "did not work \(lost), worked badly \(poor)",
                    "ne fonctionnait pas \(lost), fonctionnait mal \(poor)")
            }
        let isClosed = meanwhile.situation.unknown.isEmpty && !meanwhile.situation.closed.isEmpty
        let now =
            meanwhile.status == .maintenance
            ? say("now in announced maintenance", "à présent en maintenance annoncée")
            : isClosed ? say("now closed", "à présent fermé") : say("now not known", "à présent inconnu")
        return say("\(title): \(was), \(now)", "\(title) : \(was), \(now)")
    }

    /// That one of several ways works again while another alert about the same service is not over.
    private func endedBeside(_ other: AlertModel, _ alert: AlertModel) -> String {
        let title = text(alert.title)
        let again = ways(alert.situation.cannot + alert.situation.badly)
        let rest = notOver(other)
        return say(
            "\(title): works again \(again.isEmpty ? "" : again + " ")– \(rest)",
            "\(title) : fonctionne de nouveau \(again.isEmpty ? "" : again + " ")– \(rest)"
        ).trimmed
    }

    /// What of a service is not over where something else of it is.
    func notOver(_ other: AlertModel) -> String {
        let unseen = other.unseen?.channel.map(way) ?? ways(other.situation.unknown)
        return other.kind == .overdue
            ? say("we still do not hear from it \(unseen)", "toujours aucune nouvelle \(unseen)")
            : other.kind == .unmeasured
                ? say("we still cannot see it \(unseen)", "nous ne le voyons toujours pas \(unseen)")
                : say("not all of it works yet", "tout ne fonctionne pas encore")
    }

    func endedAs(_ alert: AlertModel) -> String {
        switch alert.kind {
        case .overdue: say("is heard from again", "donne de nouveau signe de vie")
        case .verdict:
            say(
                "meets \(quoted(alert.standard.map { text($0.title) } ?? "")) again where it had lapsed",
                "respecte de nouveau \(quoted(alert.standard.map { text($0.title) } ?? "")) là où il ne le faisait plus"
            )
        case .fact: say("is the same everywhere again", "est de nouveau le même partout")
        case .ratings:
            say("people are as happy as usual again", "le public est de nouveau aussi satisfait que d’habitude")
        case .status: say("works again", "fonctionne de nouveau")
        case .unmeasured: say("can be seen again", "est de nouveau visible")
        case .network: say("works again", "fonctionne de nouveau")
        }
    }

    /// Everything that a mail says, in order.
    func mailParts(_ model: AlertMailModel) -> [MailPart] {
        let alert = model.alert
        let status: Status =
            model.purpose == .resolved
            ? alert.isWithdrawn || alert.takenBack != nil ? .unknown : .up
            : alert.kind == .overdue ? .unknown : alert.status
        let trouble =
            switch alert.kind {
            case .verdict: lapseParts
            case .ratings: ratingsParts
            case .fact: factParts
            case .unmeasured: { unmeasuredParts($0, isOperatorTold: model.isOperatorTold) }
            case .network: networkParts
            case .status, .overdue: troubleParts
            }
        let isPlainEnd = !alert.isWithdrawn && [.verdict, .ratings, .fact, .network].contains(alert.kind)
        let end = alert.takenBack != nil ? takenBackParts : isPlainEnd ? plainEndParts : resolvedParts
        var parts: [MailPart] = [.title(mailSubject(model), status)]
        if model.purpose == .worsened, !alert.newlyLost.cannot.isEmpty {
            parts.append(.heading(say("What has got worse", "Ce qui s’est aggravé")))
            parts += alert.newlyLost.cannot.map { .paragraph(sentence($0)) }
        }
        if model.purpose == .eased {
            parts.append(
                .paragraph(
                    say(
                        "It is better than in the last message, and not over.",
                        "C’est mieux que dans le dernier message, sans être terminé.")))
        }
        parts += model.purpose == .resolved ? end(alert) : trouble(alert)
        if model.purpose != .resolved { parts += restsOn(alert) }
        parts.append(.heading(nextTitle))
        parts.append(.steps(nextSteps(alert, others: model.purpose == .resolved ? model.others : [])))
        if let url = model.acknowledgeURL, alert.state == .open {
            parts.append(
                .action(
                    say("I am on it (acknowledges this alert)", "Je m’en occupe (prend l’alerte en charge)"), url: url,
                    isMain: true))
        }
        parts.append(.action(seeDetails(until: model.pageUntil), url: model.pageURL, isMain: false))
        parts.append(.closing(mailClosing(alert)))
        return parts
    }

    /// The words of the link to the page about an alert, with the day on which it stops to work.
    func seeDetails(until end: Timestamp?) -> String {
        guard let end else { return say("See the details", "Voir les détails") }
        let day = day(zone.local(end).day)
        return say(
            "See the details (without signing in, until \(day))", "Voir les détails (sans connexion, jusqu’au \(day))")
    }

    private func troubleParts(_ alert: AlertModel) -> [MailPart] {
        let situation = alert.situation
        var parts: [MailPart] = []
        let isHidden = alert.meanwhile != nil
        if !situation.cannot.isEmpty {
            parts.append(
                .heading(
                    isHidden
                        ? say("What people could not do", "Ce que le public ne pouvait pas faire")
                        : say("What people cannot do", "Ce que le public ne peut pas faire")))
            parts += statements(situation.cannot, alert.tense, withReasons: true)
        }
        if !situation.badly.isEmpty {
            parts.append(
                .heading(
                    isHidden
                        ? say("What worked badly", "Ce qui fonctionnait mal")
                        : say("What works badly", "Ce qui fonctionne mal")))
            parts += statements(situation.badly, alert.tense, withReasons: true)
        }
        let situationNow = alert.meanwhile?.situation ?? situation
        if alert.kind == .overdue {
            parts.append(.heading(say("What happened", "Ce qui s’est passé")))
            parts.append(.paragraph(overdueMeaning))
        }
        parts.append(
            .paragraph(
                say(
                    "Since: \(momentAndZone(alert.since)).", "Depuis : \(momentAndZone(alert.since)).")))
        parts.append(
            .paragraph(capitalised(people(alert.peoplePerDay)) + say(" (whole service).", " (service entier).")))
        parts.append(.heading(say("What still works", "Ce qui fonctionne encore")))
        parts +=
            situationNow.works.isEmpty
            ? [.paragraph(noOtherWayKnown(situationNow))] : statements(situationNow.works)
        let unclear = situationNow.unknown + situationNow.closed + situationNow.maintenance
        parts.append(.heading(say("What we do not know", "Ce que nous ne savons pas")))
        parts += unclear.isEmpty ? [.paragraph(causeUnknown)] : statements(unclear)
        return parts
    }

    private func resolvedParts(_ alert: AlertModel) -> [MailPart] {
        let end = alert.end ?? now
        guard !alert.isWithdrawn else {
            return [
                .paragraph(withdrawnMeaning),
                .paragraph(say("It began: \(momentAndZone(alert.since)).", "Début : \(momentAndZone(alert.since)).")),
                .paragraph(
                    say("Watched until: \(momentAndZone(end)).", "Surveillé jusqu’au : \(momentAndZone(end)).")),
            ]
        }
        let length = length(from: alert.since, to: end, unwatched: alert.unwatchedBeforeEnd)
        var parts: [MailPart] = [
            .paragraph(
                say(
                    "It began: \(momentAndZone(alert.since)).", "Début : \(momentAndZone(alert.since)).")),
            .paragraph(ended(end, unwatched: alert.unwatchedBeforeEnd)),
            .paragraph(say("It lasted \(length).", "Durée : \(length).")),
        ]
        guard let situation = alert.ending else { return parts }
        // In the past: a message may wait for others, and is read later.
        parts.append(.heading(whenItEndedTitle))
        parts += statements(situation.all, .then)
        parts += notes(alert.notes.filter { $0 == .duringMaintenance }).map { .paragraph($0) }
        return parts
    }

    /// Sentences, each with its tasks as bullets.
    ///
    /// - Parameter withReasons: whether what was found is said of each.
    func statements(
        _ statements: [Situation.Statement], _ tense: Tense = .now, withReasons: Bool = false
    ) -> [MailPart] {
        statements.flatMap { statement -> [MailPart] in
            let lead = lead(statement, tense)
            let why = (withReasons ? why(statement, tense) : nil).map { [MailPart.paragraph($0)] } ?? []
            guard !statement.tasks.isEmpty else { return [.paragraph(lead + ".")] + why }
            return [.paragraph(lead + colon), .bullets(statement.tasks.map(text))] + why
        }
    }

    private func restsOn(_ alert: AlertModel) -> [MailPart] {
        var lines: [String] = []
        if let run = alert.run { lines.append(runs(run)) }
        lines += notes(alert)
        if let ratings = alert.ratings { lines.append(counted(ratings)) }
        let seen = mailEvidence(Array(alert.evidence.prefix(5)), of: alert.kind)
        guard !lines.isEmpty || !seen.isEmpty else { return [] }
        return [.heading(evidenceTitle), .findings(lines.map { EvidenceWords(sentence: $0, technical: nil) } + seen)]
    }

    /// What it means that an alert ended because nothing watches any more.
    var withdrawnMeaning: String {
        say(
            "Plumbline no longer watches what this alert was about: the service was retired, or its file no longer names "
                + "the check. Whether it works now is not known.",
            "Plumbline ne surveille plus l’objet de cette alerte : le service a été retiré, ou son fichier ne nomme plus "
                + "ce contrôle. On ne sait pas s’il fonctionne à présent.")
    }

    /// What it means that a source fell silent.
    var overdueMeaning: String {
        say(
            "A report or a check that was due has not come. The service itself may work: we cannot see it at the "
                + "moment.",
            "Un signal ou un contrôle attendu n’est pas venu. Le service fonctionne peut-être : nous ne le voyons plus."
        )
    }

    private var causeUnknown: String {
        say("Why this happens: we see it from outside only.", "La cause : nous ne le voyons que de l’extérieur.")
    }

    private func mailClosing(_ alert: AlertModel) -> String {
        guard alert.kind != .network, alert.unseen?.name == nil else { return operatorClosing }
        return say(
            "You get this message because you hold an office of the service \(quoted(text(alert.title))) "
                + "(\(text(alert.organisation))). Plumbline checks public services from outside, the way people "
                + "reach them. "
                + "To stop these messages, have your office taken out of the service’s file.",
            "Vous recevez ce message parce que vous exercez une fonction pour le service \(quoted(text(alert.title))) "
                + "(\(text(alert.organisation))). Plumbline contrôle les services publics de l’extérieur, par les "
                + "moyens que chacun "
                + "utilise. Pour ne plus le recevoir, faites retirer votre fonction du fichier du service.")
    }

    /// Each element once, in the order of its first appearance.
    static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}

extension String {
    /// Without blanks at its end.
    var trimmed: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
