import Measures
import Registry

/// Alerts and messages about them.
extension Messages {
    var alertsIntro: String {
        say(
            "What officials were told, and what became of it.",
            "Ce dont les responsables ont été prévenus, et la suite.")
    }
    var alertsCaption: String { say("Alerts, newest first", "Alertes, les plus récentes d’abord") }
    var noAlerts: String { say("There has been no alert yet.", "Il n’y a encore eu aucune alerte.") }
    var noAlertMatches: String {
        say(
            "No alert is in this state. Choose “All” to see every alert.",
            "Aucune alerte dans cet état. Choisissez « Toutes » pour les voir toutes.")
    }
    var allAlerts: String { say("All", "Toutes") }
    var allAlertsLink: String { say("All alerts", "Toutes les alertes") }
    var alertColumn: String { say("Alert", "Alerte") }
    var stateColumn: String { say("State", "Suivi") }
    var untilColumn: String { say("Until", "Jusqu’à") }
    var severityColumn: String { say("Urgency", "Urgence") }

    /// How long it was; where nobody watched when it ended, how long at least and at most.
    func lasted(from start: Timestamp, to end: Timestamp, unwatched: Timestamp? = nil) -> String {
        say("lasted ", "a duré ") + length(from: start, to: end, unwatched: unwatched)
    }

    /// How long something was, `4 minutes` or `at least 2 minutes and at most 4 minutes`.
    func length(from start: Timestamp, to end: Timestamp, unwatched: Timestamp? = nil) -> String {
        let most = duration(end - start)
        guard let unwatched else { return most }
        let least = duration(unwatched - start)
        guard least != most else { return most }
        guard unwatched > start else { return say("at most \(most)", "au plus \(most)") }
        return say("at least \(least) and at most \(most)", "au moins \(least) et au plus \(most)")
    }

    /// When it ended, with the zone; where nobody watched then, between which moments.
    func ended(_ end: Timestamp, unwatched: Timestamp?) -> String {
        guard let unwatched else { return say("It ended: \(momentAndZone(end)).", "Fin : \(momentAndZone(end)).") }
        let words = endedUnwatched(from: unwatched, to: end)
        return say("It ended \(words).", "Fin \(words).")
    }

    /// Between which moments it ended, with the zone, where nothing was seen of it: nobody watched, or no check was due yet.
    func endedUnwatched(from unwatched: Timestamp, to end: Timestamp) -> String {
        let (first, last) = (zone.local(unwatched).day, zone.local(end).day)
        let zone = zoneName(at: end)
        guard first == last else {
            return say(
                "between \(moment(unwatched)) and \(moment(end)) (\(zone)); nothing was seen in between",
                "entre le \(moment(unwatched)) et le \(moment(end)) (\(zone)) ; rien n’a été vu entre-temps")
        }
        let times =
            clock(unwatched) == clock(end)
            ? say("at about \(clock(end))", "vers \(clock(end))")
            : say("between \(clock(unwatched)) and \(clock(end))", "entre \(clock(unwatched)) et \(clock(end))")
        return say(
            "\(times) on \(day(last)) (\(zone)); nothing was seen in between",
            "\(times) le \(day(last)) (\(zone)) ; rien n’a été vu entre-temps")
    }

    /// Where in its life an alert is.
    public func state(_ state: AlertModel.State) -> String {
        switch state {
        case .open: say("Open: nobody has taken it on", "Ouverte : personne ne s’en est chargé")
        case .acknowledged: say("Acknowledged: somebody is on it", "Prise en charge : quelqu’un s’en occupe")
        case .resolved: say("Resolved: it is over", "Résolue : c’est terminé")
        }
    }

    /// How urgent an alert is.
    public func severity(_ severity: AlertModel.Severity) -> String {
        switch severity {
        case .critical: say("urgent", "urgent")
        case .warning: say("during working hours", "aux heures de service")
        case .info: say("for information", "pour information")
        }
    }

    /// How urgent an alert is, beside words that are no label of it.
    func urgency(_ severity: AlertModel.Severity) -> String {
        switch severity {
        case .critical: say("urgent", "urgent")
        case .warning: say("not urgent: told during working hours", "non urgent : annoncé aux heures de service")
        case .info: say("for information", "pour information")
        }
    }

    /// To whom a message goes.
    public func recipient(_ delivery: DeliveryRow) -> String {
        if delivery.isToOperator { return say("Whoever runs this program", "L’exploitant de ce programme") }
        return delivery.office.isEmpty
            ? say("The fallback address", "L’adresse de secours") : office(delivery.office)
    }

    /// How many people an alert concerns.
    func concerned(_ model: AlertModel) -> String {
        model.kind == .network
            ? say("every service that is watched", "tous les services surveillés")
            : people(model.peoplePerDay)
    }

    func kind(_ kind: AlertModel.Kind) -> String {
        switch kind {
        case .status: say("What people can do has changed", "Ce que le public peut faire a changé")
        case .overdue: say("A source has fallen silent", "Une source se tait")
        case .verdict: say("A standard is no longer met", "Une norme n’est plus respectée")
        case .ratings: say("People are less happy", "Le public est moins satisfait")
        case .fact: say("Channels say different things", "Les moyens d’accès se contredisent")
        case .unmeasured: say("We cannot see it", "Nous ne le voyons pas")
        case .network: say("Our own network", "Notre propre réseau")
        }
    }

    /// What an alert says in one line.
    ///
    /// The same wherever it is named: in mails, lists, pages and prefilled forms.
    public func alertTitle(_ model: AlertModel) -> String { headline(model) }

    func stateSentence(_ model: AlertModel) -> String {
        switch model.state {
        case .open:
            return say(
                "Open; nobody has said yet that they are on it.", "Ouverte ; personne n’a encore dit s’en charger.")
        case .acknowledged:
            let by = model.acknowledgedBy.map(office) ?? say("an official", "un responsable")
            let at = model.acknowledgedAt.map(spoken) ?? ""
            return say("Acknowledged by \(by), \(at).", "Prise en charge par \(by), \(at).")
        case .resolved where model.takenBack != nil:
            return takenBackSentence(model)
        case .resolved where model.isWithdrawn:
            return say(
                "Closed\(model.resolvedAt.map { ", \(spoken($0))" } ?? ""): it is no longer watched.",
                "Close\(model.resolvedAt.map { ", \(spoken($0))" } ?? "") : l’objet n’est plus surveillé.")
        case .resolved:
            return say(
                "Resolved\(model.resolvedAt.map { ", \(spoken($0))" } ?? "").",
                "Résolue\(model.resolvedAt.map { ", \(spoken($0))" } ?? "").")
        }
    }

    /// Above what an alert is about.
    func aboutTitle(_ model: AlertModel) -> String {
        if model.takenBack != nil { return whatItSaidTitle }
        switch model.kind {
        case .status, .overdue, .unmeasured:
            return model.isOver
                ? howItWasTitle : say("What people can and cannot do", "Ce que le public peut faire ou non")
        case .verdict: return lapseTitle(model)
        case .ratings, .fact, .network:
            return model.isOver ? howItWasTitle : say("What this is about", "De quoi il s’agit")
        }
    }
    var nextTitle: String { say("What to do next", "Que faire maintenant") }
    var deliveriesTitle: String { say("Who was told", "Qui a été prévenu") }
    var deliveriesCaption: String { say("Messages", "Messages") }
    var noDeliveries: String { say("Nobody has been told yet.", "Personne n’a encore été prévenu.") }
    var officeColumn: String { say("To", "À") }
    var purposeColumn: String { say("About", "Objet") }
    var deliveryColumn: String { say("Delivery", "Envoi") }
    var attemptsColumn: String { say("Attempts", "Essais") }

    /// What a message is about.
    public func purpose(_ purpose: DeliveryRow.Purpose) -> String {
        switch purpose {
        case .opened: say("it began", "le début")
        case .worsened: say("it got worse", "l’aggravation")
        case .eased: say("it got better, but is not over", "l’amélioration, sans que ce soit terminé")
        case .reminder: say("a reminder", "un rappel")
        case .resolved: say("it is over", "la fin")
        }
    }

    /// What became of a message.
    public func deliveryState(_ state: DeliveryRow.State) -> String {
        switch state {
        case .pending: say("waiting", "en attente")
        case .delivered: say("delivered", "remis")
        case .failed: say("failed", "échoué")
        case .expired: say("given up after many attempts", "abandonné après de nombreux essais")
        case .cancelled: say("not sent, it was over before", "non envoyé, c’était déjà terminé")
        }
    }

    var alertHistoryTitle: String { say("What happened to this alert", "Le déroulement de cette alerte") }
    /// One thing that happened to an alert.
    public func history(_ kind: AlertHistoryRow.Kind) -> String {
        switch kind {
        case .opened: say("Opened", "Ouverte")
        case .worsened: say("It got worse", "Aggravation")
        case .eased: say("It got better, but is not over", "Amélioration, sans être terminé")
        case .updated: say("What is known changed", "Ce que l’on sait a changé")
        case .acknowledged: say("Acknowledged", "Prise en charge")
        case .reminded: say("Reminder sent", "Rappel envoyé")
        case .resolved: say("Resolved", "Résolue")
        case .note: say("Note", "Note")
        case .nobodyToTell:
            say("Nobody to tell: no office is registered", "Personne à prévenir : aucune fonction enregistrée")
        case .takenBack: say("Taken back", "Retirée")
        case .deliveryFailed: say("A message could not be delivered", "Un message n’a pas pu être remis")
        }
    }
}
