import Measures
import Registry

/// Several alerts in one message, and acknowledging them together.
extension Messages {
    /// The most services that one mail lists.
    private static let most = 100
    /// The most tasks that one line of the list names.
    private static let mostTasks = 3

    /// What a mail about several services says, in one line.
    func groupSubject(_ model: GroupMailModel) -> String {
        let (count, place) = (number(model.services), place(model))
        if model.services == 1, let alert = model.alerts.first {
            let alerts = counted(
                model.alerts.count, (one: "alert", many: "alerts"), (one: "alerte", many: "alertes"))
            let what = say("\(text(alert.title)): \(alerts)", "\(text(alert.title)) : \(alerts)")
            return model.purpose == .resolved ? say("Over: \(what)", "Terminé – \(what)") : what
        }
        if model.purpose == .resolved {
            if model.alerts.allSatisfy({ $0.takenBack != nil }) {
                return say(
                    "Taken back: \(count) services – our own network was cut off",
                    "Retiré : \(count) services – notre propre réseau était coupé")
            }
            return groupEnd(model)
        }
        if model.isOwnNetwork {
            return say(
                "Plumbline’s own network is cut off: nothing is known of \(count) services",
                "Le réseau de Plumbline est coupé : rien n’est connu de \(count) services")
        }
        let what =
            model.allAreDown
            ? say("\(count) services do not work\(place)", "\(count) services ne fonctionnent pas\(place)")
            : say("\(count) services need attention\(place)", "\(count) services demandent votre attention\(place)")
        switch model.purpose {
        case .reminder: return say("Reminder: \(what)", "Rappel : \(what)")
        case .worsened: return say("Worse: \(what)", "Aggravation : \(what)")
        case .eased: return say("Better, but not over: \(what)", "Mieux, mais pas terminé : \(what)")
        case .opened, .resolved: return what
        }
    }

    /// What ended of several services, in one line.
    private func groupEnd(_ model: GroupMailModel) -> String {
        if model.isOwnNetwork {
            return say(
                "Over: Plumbline’s own network works again, \(number(model.services)) services are looked at again",
                "Terminé : le réseau de Plumbline fonctionne, \(number(model.services)) services sont de nouveau observés"
            )
        }
        let alerts = model.alerts.filter { $0.takenBack == nil && !$0.isWithdrawn }
        func count(_ kind: AlertModel.Kind) -> Int { Set(alerts.filter { $0.kind == kind }.map(\.service)).count }
        let inPart = Set(alerts.filter { !model.others(beside: $0).isEmpty }.map(\.service)).count
        let (work, heard, seen) = (count(.status), count(.overdue), count(.unmeasured))
        guard alerts.count == model.alerts.count, alerts.allSatisfy(\.kind.isAboutStatus) else {
            let all = number(model.services)
            return say("Over: alerts of \(all) services", "Terminé : alertes de \(all) services")
        }
        func part(_ count: Int, _ one: String, _ many: String) -> String? {
            count == 0 ? nil : "\(number(count)) " + (count == 1 ? one : many)
        }
        let parts = [
            part(
                work - inPart, say("service works again", "service fonctionne de nouveau"),
                say("services work again", "services fonctionnent de nouveau")),
            part(
                inPart, say("service works again in part", "service fonctionne de nouveau en partie"),
                say("services work again in part", "services fonctionnent de nouveau en partie")),
            part(
                heard, say("service is heard from again", "service donne de nouveau signe de vie"),
                say("services are heard from again", "services donnent de nouveau signe de vie")),
            part(
                seen, say("service can be seen again", "service est de nouveau visible"),
                say("services can be seen again", "services sont de nouveau visibles")),
        ].compactMap(\.self).joined(separator: ", ")
        return say("Over: \(parts)", "Terminé : \(parts)")
    }

    /// Everything that a mail about several services says, in order.
    func groupParts(_ model: GroupMailModel) -> [MailPart] {
        let alerts = model.byPeople
        let isEnd = model.purpose == .resolved
        let status: Status =
            isEnd
            ? alerts.allSatisfy { $0.takenBack == nil && !$0.isWithdrawn } ? .up : .unknown
            : alerts.contains { $0.status == .down } ? .down : .degraded
        var parts: [MailPart] = [.title(groupSubject(model), status)]
        if !isEnd { parts += model.servers.map { .paragraph(onServer($0, of: model)) } }
        if model.isOwnNetwork {
            let (earliest, told) = (alerts.map(\.since).min(), model.isOperatorTold)
            parts.append(.paragraph(isEnd ? networkIsBack : ownNetworkMeaning(earliest, isOperatorTold: told)))
        }
        if let earliest = alerts.map(\.since).min() {
            parts.append(
                .paragraph(
                    isEnd
                        ? say("It began: \(momentAndZone(earliest)).", "Début : \(momentAndZone(earliest)).")
                        : say("Since: \(momentAndZone(earliest)).", "Depuis : \(momentAndZone(earliest)).")))
        }
        if isEnd, let latest = alerts.compactMap(\.end).max() {
            parts.append(.paragraph(say("It ended: \(momentAndZone(latest)).", "Fin : \(momentAndZone(latest)).")))
        }
        let isAnyCounted = alerts.contains { $0.peoplePerDay != nil }
        parts.append(.heading(groupListTitle(byPeople: isAnyCounted)))
        var lines = alerts.prefix(Self.most).map { isEnd ? endLine($0, of: model) : line($0, withPeople: isAnyCounted) }
        if alerts.count > Self.most { lines.append(moreServices(alerts.count - Self.most)) }
        parts.append(.bullets(lines))
        if !isEnd, !isAnyCounted {
            parts.append(
                .paragraph(
                    say(
                        "How many people use these services is not known.",
                        "Combien de personnes utilisent ces services n’est pas connu.")))
        }
        if !isEnd {
            let doubts = Self.unique(alerts.flatMap(notes))
            if !doubts.isEmpty { parts += [.heading(evidenceTitle), .bullets(doubts)] }
        }
        parts += [.heading(nextTitle), .steps(groupSteps(model))]
        if let url = model.acknowledgeURL, alerts.contains(where: { $0.state == .open }) {
            parts.append(.action(groupAcknowledge(alerts.count), url: url, isMain: true))
        }
        parts.append(.action(seeDetails(until: model.pageUntil), url: model.pageURL, isMain: false))
        parts.append(.closing(groupClosing(model)))
        return parts
    }

    private func groupListTitle(byPeople: Bool) -> String {
        byPeople
            ? say("Which services, those that most people use first", "Quels services, les plus utilisés d’abord")
            : say("Which services", "Quels services")
    }

    /// One service of the list: what people cannot do there, what was found, and how many they are.
    func line(_ alert: AlertModel, withPeople: Bool = true) -> String {
        guard !alert.isOwnNetwork else {
            let channel = (alert.unseen?.channel).map { " – " + way($0) } ?? ""
            return text(alert.title) + channel
        }
        let failing = alert.situation.cannot + alert.situation.badly
        let tasks = Self.unique(failing.flatMap(\.tasks)).map(text).filter { $0 != text(alert.title) }
        var named = tasks.prefix(Self.mostTasks).joined(separator: say("; ", " ; "))
        if tasks.count > Self.mostTasks {
            let rest = number(tasks.count - Self.mostTasks)
            named += say("; \(rest) more", " ; et \(rest) autres")
        }
        let found = list(Self.unique(failing.flatMap(\.reasons)).map { reason($0, alert.tense) })
        let parts = [headline(alert), named, found, withPeople ? people(alert.peoplePerDay) : ""]
        return parts.filter { !$0.isEmpty }.joined(separator: " – ")
    }

    /// One service of the list of an end.
    private func endLine(_ alert: AlertModel, of model: GroupMailModel) -> String {
        let title = text(alert.title)
        if alert.takenBack != nil {
            return say("\(title): taken back, it was our fault", "\(title) : retiré, c’était notre faute")
        }
        if alert.isWithdrawn { return say("\(title): no longer watched", "\(title) : n’est plus surveillé") }
        let length = length(from: alert.since, to: alert.end ?? now, unwatched: alert.unwatchedBeforeEnd)
        let lasted = say(
            "lasted \(length)", (alert.situation.cannot.isEmpty ? "cela" : "la panne") + " a duré \(length)")
        if alert.isOwnNetwork {
            return say("\(title) is looked at again", "\(title) : de nouveau observé") + " – " + lasted
        }
        let seen = alert.kind == .unmeasured ? (alert.unseen?.channel).map { " " + way($0) } ?? "" : ""
        let told = "\(title) \(endedAs(alert))\(seen) – \(lasted)"
        return model.others(beside: alert).first.map { "\(told) – \(notOver($0))" } ?? told
    }

    /// What to do about all of them: what each needs, each once, and nothing that is so of one of them only.
    private func groupSteps(_ model: GroupMailModel) -> [String] {
        guard model.purpose != .resolved else {
            return Self.unique(model.byPeople.flatMap { nextSteps($0, others: model.others(beside: $0)) })
        }
        if model.isOwnNetwork { return [ownNetworkStep, acknowledgeAllStep] }
        let reasons = model.byPeople.flatMap { alert in
            alert.kind == .overdue ? ["silent"] : (alert.situation.cannot + alert.situation.badly).flatMap(\.reasons)
        }
        var steps = Array(Self.unique(reasons.compactMap(advice)).prefix(3))
        steps.insert(contentsOf: model.servers.map(serverStep), at: 0)
        steps.append(
            say(
                "Tell people where they look, on pages that work; the page below shows in which other ways each of them "
                    + "works.",
                "Prévenez le public là où il regarde, sur des pages qui fonctionnent ; la page indiquée plus bas montre "
                    + "par quels autres moyens chacun fonctionne."))
        steps.append(acknowledgeAllStep)
        return steps
    }

    private var acknowledgeAllStep: String {
        say(
            "Say that somebody is on it by acknowledging these alerts; the reminders then stop.",
            "Indiquez que quelqu’un s’en occupe en prenant ces alertes en charge ; les rappels cessent alors.")
    }

    /// How many of the services are on one server, and whether that is probably the cause.
    private func onServer(_ server: GroupMailModel.Server, of model: GroupMailModel) -> String {
        let host = Self.host(server.origin)
        let place =
            server.services == model.services
            ? say("All of them are on the same server, \(host)", "Tous se trouvent sur le même serveur, \(host)")
            : say(
                "\(number(server.services)) of them are on the same server, \(host)",
                "\(number(server.services)) d’entre eux se trouvent sur le même serveur, \(host)")
        return place + (server.failedAtOnce ? say(": probably one cause.", " : sans doute une seule cause.") : ".")
    }

    private func serverStep(_ server: GroupMailModel.Server) -> String {
        let host = Self.host(server.origin)
        return server.failedAtOnce
            ? say(
                "Ask whoever runs the server \(host) first: it is probably one cause for all that is on it.",
                "Demandez d’abord à l’exploitant du serveur \(host) : il s’agit sans doute d’une seule cause pour tout ce "
                    + "qui s’y trouve.")
            : say(
                "Ask whoever runs the server \(host) whether all that is on it has one cause.",
                "Demandez à l’exploitant du serveur \(host) si tout ce qui s’y trouve a une seule cause.")
    }

    /// Where the services are, at the end of a subject; nothing where they are on several servers.
    private func place(_ model: GroupMailModel) -> String {
        guard let server = model.servers.first, model.servers.count == 1 else { return "" }
        let host = Self.host(server.origin)
        guard server.services < model.services else { return say(": all on \(host)", " : tous sur \(host)") }
        return say(
            ", \(number(server.services)) of them on \(host)", ", dont \(number(server.services)) sur \(host)")
    }

    /// The host of an origin, with its port where that is not the usual one.
    static func host(_ origin: String) -> String {
        for (scheme, port) in [("https://", ":443"), ("http://", ":80")] where origin.hasPrefix(scheme) {
            let host = String(origin.dropFirst(scheme.count))
            return host.hasSuffix(port) ? String(host.dropLast(port.count)) : host
        }
        return origin
    }

    private func groupClosing(_ model: GroupMailModel) -> String {
        say(
            "You get this message because you hold an office of these services. It is one message because they changed "
                + "together. Plumbline checks public services from outside, the way people reach them. To stop these "
                + "messages, have your office taken out of the services’ files.",
            "Vous recevez ce message parce que vous exercez une fonction pour ces services. C’est un seul message car ils "
                + "ont changé ensemble. Plumbline contrôle les services publics de l’extérieur, par les moyens que chacun "
                + "utilise. Pour ne plus le recevoir, faites retirer votre fonction des fichiers des services.")
    }

    // MARK: The page about all of them

    /// How many of the alerts of one message are over.
    func sealedGroupTitle(_ alerts: [AlertModel]) -> String {
        let open = alerts.count { !$0.isOver }
        let count = counted(alerts.count, (one: "alert", many: "alerts"), (one: "alerte", many: "alertes"))
        if open == 0 { return say("\(count), all over", "\(count), tout est terminé") }
        if open == alerts.count { return say("\(count), none over yet", "\(count), rien n’est terminé") }
        return say("\(count), \(number(open)) not over yet", "\(count), dont \(number(open)) en cours")
    }

    // MARK: Acknowledging together

    private func groupAcknowledge(_ count: Int) -> String {
        say(
            "I am on it (acknowledges all \(number(count)) alerts)",
            "Je m’en occupe (prend les \(number(count)) alertes en charge)")
    }

    func acknowledgeGroupQuestion(_ count: Int) -> String {
        say("Acknowledge these \(number(count)) alerts?", "Prendre en charge ces \(number(count)) alertes ?")
    }

    func acknowledgedGroup(_ models: [AlertModel]) -> String {
        models.allSatisfy(\.isOver)
            ? say("All of this is over already", "Tout cela est déjà terminé")
            : say("These alerts are acknowledged", "Ces alertes sont prises en charge")
    }
}
