import Measures

/// Alerts that are over: they keep what they were, and their end stands beside it.
extension Messages {
    /// What an alert that is over was about, in one line.
    func overTitle(_ model: AlertModel) -> String {
        let title = text(model.title)
        switch (model.kind, model.status) {
        case (.network, _):
            return say("Plumbline: our own network was cut off", "Plumbline : notre propre réseau était coupé")
        case (.unmeasured, _):
            return overUnseen(model)
        case (.overdue, _):
            return say("\(title): we did not hear from it", "\(title) : nous n’en recevions plus de nouvelles")
        case (.verdict, _): return overLapse(model)
        case (.ratings, _):
            return say(
                "\(title): people were less happy than usual",
                "\(title) : le public était moins satisfait que d’habitude")
        case (.fact, _):
            let fact = quoted(fact(model.topic ?? ""))
            return say(
                "\(title): \(fact) was not the same everywhere", "\(title) : \(fact) n’était pas le même partout")
        case (_, .down): return say("\(title): did not work", "\(title) : ne fonctionnait pas")
        case (_, .degraded) where model.situation.cannot.isEmpty:
            return say("\(title): worked badly", "\(title) : fonctionnait mal")
        case (_, .degraded): return say("\(title): worked in part", "\(title) : fonctionnait en partie")
        case (_, .up), (_, .maintenance), (_, .unknown):
            return say("\(title): was not known", "\(title) : état alors inconnu")
        }
    }

    private func overLapse(_ model: AlertModel) -> String {
        let title = text(model.title)
        guard let standard = model.standard else { return title }
        if standard.points.count == 1 {
            let point = quoted(text(standard.points[0].title))
            return say("\(title): did not meet \(point)", "\(title) : ne respectait plus \(point)")
        }
        let name = quoted(text(standard.title))
        guard !standard.points.isEmpty else {
            return say("\(title): did not meet all of \(name)", "\(title) : ne respectait plus tout \(name)")
        }
        return say(
            "\(title): did not meet \(number(standard.points.count)) points of \(name)",
            "\(title) : ne respectait plus \(number(standard.points.count)) points de \(name)")
    }

    var howItWasTitle: String { say("How it was", "Comment c’était") }
    var whenItEndedTitle: String {
        say("What people could do when it ended", "Ce que le public pouvait faire à la fin")
    }

    func lapseTitle(_ model: AlertModel) -> String {
        model.isOver ? say("What was no longer met", "Ce qui n’était plus respecté") : lapseTitle
    }

    /// Where in its life an alert of the list is, and how it ended.
    func state(_ row: AlertListModel.Row) -> String {
        if row.alert.takenBack != nil {
            return say("Taken back: our own network was cut off", "Retirée : notre propre réseau était coupé")
        }
        if row.alert.isWithdrawn { return say("Closed: no longer watched", "Close : l’objet n’est plus surveillé") }
        return state(row.alert.state)
    }

    // MARK: Taken back

    /// Where in its life an alert is that was taken back.
    func takenBackSentence(_ model: AlertModel) -> String {
        let at = model.resolvedAt.map { ", \(spoken($0))" } ?? ""
        return say(
            "Taken back\(at): our own network was cut off\(cutOff(model)). What this alert said was not so.",
            "Retirée\(at) : notre propre réseau était coupé\(cutOff(model)). Ce que disait cette alerte n’était pas exact."
        )
    }

    private func cutOff(_ model: AlertModel) -> String {
        guard let cut = model.takenBack else { return "" }
        guard let until = cut.until else { return " " + since(cut.from) }
        let span = span(cut.from, until)
        return say(" \(span)", " (\(span))")
    }

    /// What a mail says of an alert that is taken back.
    func takenBackParts(_ alert: AlertModel) -> [MailPart] {
        var parts: [MailPart] = [
            .paragraph(
                say(
                    "We told you that something was wrong with \(quoted(text(alert.title))). That was our fault: our own "
                        + "network was cut off, and we took it for a failure of the service.",
                    "Nous vous avons signalé un problème de \(quoted(text(alert.title))). C’était notre faute : notre "
                        + "propre réseau était coupé, et nous avons cru à une panne du service.")),
            .paragraph(takenBackMeaning),
        ]
        guard let cut = alert.takenBack else { return parts }
        parts.append(
            .paragraph(
                say(
                    "Our network was cut off from: \(momentAndZone(cut.from)).",
                    "Notre réseau a été coupé à partir de : \(momentAndZone(cut.from)).")))
        if let until = cut.until {
            parts.append(
                .paragraph(
                    say(
                        "It worked again: \(momentAndZone(until)).",
                        "Il a fonctionné de nouveau : \(momentAndZone(until)).")
                ))
        }
        return parts
    }

    /// What to do about an alert that is taken back.
    var takenBackSteps: [String] {
        [
            say(
                "Nothing has to be repaired. If you put up a notice about it, take it down.",
                "Il n’y a rien à réparer. Si vous avez publié un avis, retirez-le."),
            say(
                "If you asked a team to look into it, tell them that it was our fault.",
                "Si vous avez demandé à une équipe de chercher, dites-lui que c’était notre faute."),
        ]
    }

    // MARK: How sure it is

    /// What a reader must know about how sure an alert is.
    public func notes(_ model: AlertModel) -> [String] { notes(model.notes) }

    func notes(_ notes: [AlertModel.Note]) -> [String] {
        notes.map { note in
            switch note {
            case .afterMaintenance(let ended):
                say(
                    "An announced maintenance ended (\(momentAndZone(ended))), and the service has not come back since.",
                    "Une maintenance annoncée s’est terminée (\(momentAndZone(ended))) et le service n’est pas revenu.")
            case .duringMaintenance:
                say(
                    "It was seen to work although an announced maintenance still went on.",
                    "Son fonctionnement a été constaté alors que la maintenance annoncée durait encore.")
            case .sentOn(let origin):
                say(
                    "The page sends people on to \(Self.host(origin)), and that is where it fails.",
                    "La page renvoie le public vers \(Self.host(origin)), et c’est là que cela échoue.")
            case .lastSeen(let seen): lastSeen(seen)
            case .wayOutUntold:
                say(
                    "We could not check whether our own network worked at that time.",
                    "Nous n’avons pas pu vérifier si notre propre réseau fonctionnait à ce moment-là.")
            case .sharedOrigin(let checks):
                say(
                    "Seen on \(counted(checks, (one: "check", many: "checks"), (one: "", many: ""))) of the same server.",
                    "Constaté sur \(counted(checks, (one: "", many: ""), (one: "contrôle", many: "contrôles"))) "
                        + "du même serveur.")
            }
        }
    }

    /// Where nothing is seen to work: only what was looked at is said not to.
    func noOtherWayKnown(_ situation: Situation) -> String {
        let unseen = situation.unknown.flatMap(\.channels)
        guard !unseen.isEmpty else { return noOtherWay }
        let ways = list(Self.unique(unseen).map(way))
        return say(
            "We do not know whether it works \(ways): we could not see it.",
            "Nous ne savons pas si cela fonctionne \(ways) : nous n’avons pas pu le voir.")
    }

    /// What to tell people where other ways may work, and nobody has seen it; nil where none is unknown.
    func noOtherWayStep(_ situation: Situation) -> String? {
        let unseen = situation.unknown.flatMap(\.channels)
        guard !unseen.isEmpty else { return nil }
        let ways = list(Self.unique(unseen).map(way))
        return say(
            "Find out whether it works \(ways), which we could not see, and tell people; say when you expect it to work "
                + "again.",
            "Vérifiez si cela fonctionne \(ways), ce que nous n’avons pas pu voir, et prévenez le public ; dites jusqu’à "
                + "quand cela ne fonctionne pas.")
    }
}
