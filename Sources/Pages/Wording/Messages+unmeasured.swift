import Measures
import Registry

/// Alerts about what we look at and cannot see, and about our own network.
extension Messages {
    /// Which service we have not been able to see, and how it is reached.
    func unmeasuredHeadline(_ alert: AlertModel) -> String {
        let title = text(alert.title)
        let ways = (alert.unseen?.channel).map { " " + way($0) } ?? ""
        if let name = alert.unseen?.name {
            return say(
                "Plumbline may not visit \(name) (\(title))", "Plumbline ne peut pas visiter \(name) (\(title))")
        }
        if alert.isOwnNetwork {
            return say(
                "\(title): not known\(ways), Plumbline’s own network is cut off",
                "\(title) : état inconnu\(ways), le réseau de Plumbline est coupé")
        }
        if let check = checkName(alert.unseen) {
            return say(
                "\(title): the check \(quoted(check)) has not been able to see anything\(ways)",
                "\(title) : le contrôle \(quoted(check)) ne voit plus rien\(ways)")
        }
        return say(
            "\(title): we have not been able to see whether it works\(ways)",
            "\(title) : nous ne voyons plus si cela fonctionne\(ways)")
    }

    /// What a mail says of what we cannot see.
    func unmeasuredParts(_ alert: AlertModel, isOperatorTold: Bool) -> [MailPart] {
        if let name = alert.unseen?.name { return forbiddenParts(alert, name) }
        if alert.isOwnNetwork {
            return [.paragraph(ownNetworkMeaning(alert.since, isOperatorTold: isOperatorTold))]
        }
        let ways = (alert.unseen?.channel).map { " " + way($0) } ?? ""
        var parts: [MailPart] = [
            .paragraph(
                checkName(alert.unseen).map { unseenCheck($0, ways, alert) }
                    ?? say(
                        "We have not been able to see whether \(quoted(text(alert.title))) works\(ways) since "
                            + "\(momentAndZone(alert.since)). If it failed, nobody would be told.",
                        "Nous ne voyons plus si \(quoted(text(alert.title))) fonctionne\(ways) depuis le "
                            + "\(momentAndZone(alert.since)). En cas de panne, personne ne serait prévenu.")),
            .paragraph(unmeasuredWhy(alert)),
            .paragraph(capitalised(people(alert.peoplePerDay)) + say(" (whole service).", " (service entier).")),
        ]
        let works = alert.situation.works
        if !works.isEmpty {
            parts.append(.heading(say("What we see working", "Ce que nous voyons fonctionner")))
            parts += statements(works)
        }
        return parts
    }

    /// What a mail says of one check that sees nothing, while others of the channel do.
    private func unseenCheck(_ check: String, _ ways: String, _ alert: AlertModel) -> String {
        say(
            "The check \(quoted(check)) of \(quoted(text(alert.title))) has not been able to see anything\(ways) since "
                + "\(momentAndZone(alert.since)). If what it looks at failed, nobody would be told.",
            "Le contrôle \(quoted(check)) de \(quoted(text(alert.title))) ne voit plus rien\(ways) depuis le "
                + "\(momentAndZone(alert.since)). En cas de panne de ce qu’il vérifie, personne ne serait prévenu.")
    }

    /// What a mail says to whoever runs this program of a name that it may not visit.
    private func forbiddenParts(_ alert: AlertModel, _ name: String) -> [MailPart] {
        [
            .paragraph(
                say(
                    "Since \(momentAndZone(alert.since)) the checks of \(quoted(text(alert.title))) cannot look at \(name): "
                        + "nothing is known of what they look at there.",
                    "Depuis le \(momentAndZone(alert.since)), les contrôles de \(quoted(text(alert.title))) ne peuvent pas "
                        + "visiter \(name) : rien n’est connu de ce qu’ils y vérifient.")),
            .paragraph(unmeasuredWhy(alert)),
        ]
    }

    /// What ended where we can see again.
    func seenAgain(_ alert: AlertModel) -> String {
        if let name = alert.unseen?.name {
            return say(
                "Over: Plumbline can see \(name) (\(text(alert.title)))",
                "Terminé : Plumbline voit \(name) (\(text(alert.title)))")
        }
        if alert.isOwnNetwork {
            return say(
                "Over: Plumbline’s own network works again (\(text(alert.title)))",
                "Terminé : le réseau de Plumbline fonctionne de nouveau (\(text(alert.title)))")
        }
        let ways = (alert.unseen?.channel).map { " " + way($0) } ?? ""
        guard let check = checkName(alert.unseen) else {
            return say(
                "Over: \(text(alert.title)) can be seen again\(ways)",
                "Terminé : \(text(alert.title)) est de nouveau visible\(ways)")
        }
        return say(
            "Over: \(text(alert.title)), the check \(quoted(check)) sees again",
            "Terminé : \(text(alert.title)), le contrôle \(quoted(check)) voit de nouveau")
    }

    /// What an alert that is over was about, where we could not see.
    func overUnseen(_ alert: AlertModel) -> String {
        let title = text(alert.title)
        if let name = alert.unseen?.name {
            return say(
                "Plumbline could not visit \(name) (\(title))", "Plumbline ne pouvait pas visiter \(name) (\(title))")
        }
        guard let check = checkName(alert.unseen) else {
            let ways = (alert.unseen?.channel).map { " " + way($0) } ?? ""
            return say("\(title): we could not see it\(ways)", "\(title) : nous ne le voyions pas\(ways)")
        }
        return say(
            "\(title): the check \(quoted(check)) could not see anything",
            "\(title) : le contrôle \(quoted(check)) ne voyait rien")
    }

    /// Why we cannot see it.
    func unmeasuredWhy(_ alert: AlertModel) -> String {
        guard !alert.isOver else { return unmeasuredWhyBefore(alert) }
        if isForbidden(alert) {
            guard alert.unseen?.reason != "blocked_by_policy" else {
                return say(
                    "Why: it leads to an address or a port that this program is not allowed to visit.",
                    "Pourquoi : cela mène à une adresse ou à un port que ce programme n’a pas le droit de visiter.")
            }
            return say(
                "Its name leads to an address that is not reached from the internet, and that this program is not allowed "
                    + "to visit. Perhaps it has another address inside your network (split horizon).",
                "Son nom mène à une adresse injoignable depuis Internet, que ce programme n’a pas le droit de visiter. Il a "
                    + "peut-être une autre adresse dans votre réseau (« split horizon »).")
        }
        switch alert.unseen?.cause {
        case .blocked:
            return say(
                "Why: a guard in front of it turns this program away as a robot. People may get through; we cannot tell.",
                "Pourquoi : un filtre écarte ce programme en tant que robot. Le public passe peut-être ; nous ne pouvons "
                    + "pas le dire.")
        case .rateLimited:
            return say(
                "Why: it asks this program to come less often than it is to be watched. People may get through; we cannot "
                    + "tell.",
                "Pourquoi : il demande à ce programme de venir moins souvent que la surveillance ne l’exige. Le public "
                    + "passe peut-être ; nous ne pouvons pas le dire.")
        default:
            return say(
                "Why: this program could not measure it, and the fault is ours. The service may work.",
                "Pourquoi : ce programme n’a pas pu le mesurer, par notre faute. Le service fonctionne peut-être.")
        }
    }

    /// Why we could not see it.
    private func unmeasuredWhyBefore(_ alert: AlertModel) -> String {
        if isForbidden(alert) {
            return say(
                "Its name led to an address that is not reached from the internet, and that this program was not allowed "
                    + "to visit.",
                "Son nom menait à une adresse injoignable depuis Internet, que ce programme n’avait pas le droit de "
                    + "visiter.")
        }
        switch alert.unseen?.cause {
        case .blocked:
            return say(
                "Why: a guard in front of it turned this program away as a robot. People may have got through; we could "
                    + "not tell.",
                "Pourquoi : un filtre écartait ce programme en tant que robot. Le public passait peut-être ; nous ne "
                    + "pouvions pas le dire.")
        case .rateLimited:
            return say(
                "Why: it asked this program to come less often than it was to be watched. People may have got through; we "
                    + "could not tell.",
                "Pourquoi : il demandait à ce programme de venir moins souvent que la surveillance ne l’exigeait. Le public "
                    + "passait peut-être ; nous ne pouvions pas le dire.")
        default:
            return say(
                "Why: this program could not measure it, and the fault was ours. The service may have worked.",
                "Pourquoi : ce programme n’a pas pu le mesurer, par notre faute. Le service fonctionnait peut-être.")
        }
    }

    /// Whether the address policy is what keeps us from looking.
    private func isForbidden(_ alert: AlertModel) -> Bool {
        ["name_leads_to_special_address", "redirects_to_private_address", "blocked_by_policy"]
            .contains(alert.unseen?.reason)
    }

    /// What to do about what we cannot see.
    func unmeasuredSteps(_ alert: AlertModel) -> [String] {
        if alert.unseen?.name != nil { return forbiddenSteps }
        if alert.isOwnNetwork { return [ownNetworkStep] }
        var steps: [String] = []
        if isForbidden(alert) {
            steps.append(
                say(
                    "If the address is right, ask the operator of this program to allow its range in network.allow.",
                    "Si l’adresse est bonne, demandez à l’exploitant de ce programme d’autoriser sa plage dans "
                        + "network.allow."))
            steps.append(
                say(
                    "Otherwise ask whoever manages the domain name for an address that the public can reach.",
                    "Sinon, demandez au gestionnaire du nom de domaine une adresse que le public peut joindre."))
        } else {
            let code =
                switch alert.unseen?.cause {
                case .blocked: "blocked_by_target"
                case .rateLimited: "rate_limited"
                default: "our_error"
                }
            steps += [advice(code)].compactMap(\.self)
        }
        steps.append(
            say(
                "Until then have the team look for themselves whether the service works.",
                "D’ici là, faites vérifier par l’équipe elle-même que le service fonctionne."))
        return steps
    }

    /// What whoever runs this program can do about a name that it may not visit.
    private var forbiddenSteps: [String] {
        [
            say(
                "If the service is meant to be reached there (split horizon), allow the range of the address in "
                    + "network.allow.",
                "Si le service doit être joint à cet endroit (« split horizon »), autorisez la plage de l’adresse dans "
                    + "network.allow."),
            say(
                "Otherwise tell whoever manages the name: people outside cannot reach it either.",
                "Sinon, prévenez le gestionnaire du nom : le public ne peut pas le joindre non plus."),
            say(
                "Until then nobody watches what is there, and the officials of the service are told so.",
                "D’ici là, personne ne surveille ce qui s’y trouve, et les responsables du service en sont avertis."),
        ]
    }

    /// What to do where we can see again.
    func seenAgainSteps(_ alert: AlertModel) -> [String] {
        if alert.isOwnNetwork {
            return [
                say(
                    "Nothing has to be done: the fault was ours, and the services are looked at again.",
                    "Il n’y a rien à faire : la faute était la nôtre, et les services sont de nouveau observés.")
            ]
        }
        return [
            say(
                "Nothing has to be repaired. If somebody let this program’s visits through, have it stay so.",
                "Il n’y a rien à réparer. Si quelqu’un a laissé passer les visites de ce programme, que cela reste ainsi."
            )
        ]
    }

    // MARK: Our own network

    /// What our own cut means for the officials of services, who can do nothing about it.
    ///
    /// - Parameter isOperatorTold: whether anybody is told who can.
    func ownNetworkMeaning(_ since: Timestamp?, isOperatorTold: Bool) -> String {
        let when = since.map { " " + say("since \(momentAndZone($0))", "depuis le \(momentAndZone($0))") } ?? ""
        let known = isOperatorTold ? say("; whoever runs it knows", " ; son exploitant le sait") : ""
        return say(
            "Plumbline’s own network is cut off\(when)\(known). Nothing is said against any service: whether "
                + "they work is not known, and nobody would be told if one failed.",
            "Le réseau de Plumbline est coupé\(when)\(known). Rien n’est reproché à un service : on ne sait "
                + "pas s’ils fonctionnent, et personne ne serait prévenu d’une panne.")
    }

    var ownNetworkStep: String {
        say(
            "Until it works again, have the teams look for themselves whether the services work.",
            "D’ici là, faites vérifier par les équipes elles-mêmes que les services fonctionnent.")
    }

    /// How our own way out stands, in a list.
    func networkState(isOver: Bool) -> String {
        isOver ? say("Works again", "Fonctionne de nouveau") : say("Cut off", "Coupé")
    }

    var networkHeadline: String {
        say("Plumbline: our own network is cut off", "Plumbline : notre propre réseau est coupé")
    }

    var networkIsBack: String {
        say(
            "Our own way out to the network works again. What could not be seen meanwhile counts as not known.",
            "Notre propre accès au réseau fonctionne de nouveau. Ce qui n’a pas pu être vu entre-temps compte comme inconnu."
        )
    }

    /// What it means that our own network is cut off.
    var networkMeaning: String {
        say(
            "This program can no longer reach the network that it watches services over. Nothing is said against any "
                + "service while this lasts: what is cut off counts as not known.",
            "Ce programme n’atteint plus le réseau par lequel il surveille les services. Rien n’est reproché à un service "
                + "tant que cela dure : ce qui est coupé compte comme inconnu.")
    }

    /// What a mail says of our own network to whoever runs this program.
    func networkParts(_ alert: AlertModel) -> [MailPart] {
        [
            .paragraph(networkMeaning),
            .paragraph(say("Since: \(momentAndZone(alert.since)).", "Depuis : \(momentAndZone(alert.since)).")),
        ]
    }

    /// What to do about our own network.
    func networkSteps(_ alert: AlertModel) -> [String] {
        guard alert.state != .resolved else {
            return [
                say(
                    "Nothing has to be repaired. Find out what cut the network off, so that it does not come back.",
                    "Il n’y a rien à réparer. Cherchez ce qui a coupé le réseau, pour que cela ne se reproduise pas.")
            ]
        }
        return [
            say(
                "Check the network of the machine that runs this program: its cable or link, its gateway, its name servers.",
                "Vérifiez le réseau de la machine de ce programme : câble ou liaison, passerelle, serveurs de noms."),
            say(
                "Until it works again, have somebody else watch the most important services.",
                "D’ici là, faites surveiller autrement les services les plus importants."),
        ]
    }

    var operatorClosing: String {
        say(
            "You get this message because you run this Plumbline. To stop these messages, change operator.email in its "
                + "configuration.",
            "Vous recevez ce message parce que vous exploitez ce Plumbline. Pour ne plus le recevoir, changez operator.email "
                + "dans sa configuration.")
    }
}
