import Measures
import Registry

/// The page of one service.
extension Messages {
    var allServices: String { say("All services", "Tous les services") }
    var nowTitle: String { say("Now", "En ce moment") }
    var colon: String { say(":", " :") }
    var publicPage: String { say("Public page", "Page publique") }
    var publicPageLink: String { say("What everybody sees", "Ce que tout le monde voit") }
    var openAlert: String { say("Open alert", "Alerte en cours") }
    func source(_ source: String) -> String { say("Source: \(source)", "Source : \(source)") }

    var coverageTitle: String { say("What works where", "Ce qui fonctionne, et où") }
    var coverageCaption: String { say("Tasks by channel", "Démarches par moyen d’accès") }
    var coverageIntro: String {
        say(
            "Each cell says whether a task works on a channel now and how much is known about that.",
            "Chaque case dit si une démarche fonctionne par un moyen et ce que l’on en sait vraiment.")
    }

    /// How many cells are more than declared; nothing where nothing is offered.
    func known(_ knowledge: CoverageKnowledge) -> String? {
        guard let share = knowledge.share else { return nil }
        let (seen, offered) = (number(knowledge.seen), number(knowledge.offered))
        let isOne = knowledge.offered == 1
        let figure = say(
            "Known share: \(percent(share: share, places: 0)) (something was seen of \(seen) of \(offered) "
                + (isOne ? "cell" : "cells"),
            "Part connue : \(percent(share: share, places: 0)) (quelque chose a été constaté pour \(seen) "
                + (knowledge.seen < 2 ? "case" : "cases") + " sur \(offered)")
        let rest =
            knowledge.seen == knowledge.offered
            ? ")."
            : say(
                "; the rest is only declared, or was not verified lately).",
                " ; le reste est seulement déclaré, ou n’a pas été vérifié récemment).")
        return figure + rest
    }

    var noCoverage: String { say("No channel is registered.", "Aucun moyen d’accès n’est enregistré.") }
    var taskColumn: String { say("Task", "Démarche") }

    var historyTitle: String { say("The last 90 days", "Les 90 derniers jours") }
    var noHistory: String { say("There is no history yet.", "Il n’y a pas encore d’historique.") }
    var daysAsTable: String { say("The days as a table", "Les jours en tableau") }
    var daysCaption: String { say("Days on which not everything worked", "Jours où tout n’a pas fonctionné") }
    var dayColumn: String { say("Day", "Jour") }
    func noNotableDays(_ days: Int) -> String {
        days == 1
            ? say(
                "It worked on this day, as far as was seen.", "Tout a fonctionné ce jour-là, d’après ce qui a été vu.")
            : say(
                "It worked on all \(number(days)) days, as far as was seen.",
                "Tout a fonctionné pendant ces \(number(days)) jours, d’après ce qui a été vu.")
    }
    func barsLabel(_ channel: String, _ days: Int, _ figure: String) -> String {
        let length = counted(days, (one: "day", many: "days"), (one: "jour", many: "jours"))
        return say("\(channel), \(length): \(figure)", "\(channel), \(length) : \(figure)")
    }

    /// How much of the known time it worked, and how much was known: the two are only shown together.
    ///
    /// - Parameters:
    ///   - lengths: for how long each status held.
    ///   - beginning: when watching began.
    ///   - window: the days shown.
    func shareThatWorked(_ lengths: [Status: Duration], since beginning: Timestamp?, in window: Window) -> String {
        let share = shareThatWorked(lengths)
        guard let beginning, beginning > window.start else { return share }
        let day = day(zone.local(beginning).day)
        return share + say("; watched since \(day)", " ; observé depuis le \(day)")
    }

    /// The two shares alone.
    func shareThatWorked(_ lengths: [Status: Duration]) -> String {
        let total = lengths.values.reduce(Int64(0)) { $0 + $1.milliseconds }
        let unknown = (lengths[.unknown] ?? .zero).milliseconds
        let worked = (lengths[.up] ?? .zero).milliseconds + (lengths[.degraded] ?? .zero).milliseconds
        guard total > unknown else { return say("nothing known", "rien n’est connu") }
        let share = percent(share: Double(worked) / Double(total - unknown), places: 2)
        let part = Double(total - unknown) / Double(total)
        let known = part < 0.01 ? say("less than 1%", "moins de 1 %") : percent(share: part)
        return say("worked \(share) of the time; \(known) known", "a fonctionné \(share) du temps ; \(known) connu")
    }

    var eventsTitle: String { say("What happened", "Ce qui s’est passé") }
    var noEvents: String { say("Nothing out of the ordinary.", "Rien de particulier.") }
    var evidenceAt: String { say("Rests on", "Repose sur") }

    /// A stretch of time, `from … to …` or `since …`.
    func period(_ start: Timestamp, _ end: Timestamp?) -> String {
        guard let end else { return capitalised(since(start)) }
        guard zone.local(start).day == zone.local(end).day else {
            return say("From \(moment(start)) to \(moment(end))", "Du \(moment(start)) au \(moment(end))")
        }
        return say(
            "\(day(zone.local(start).day)), \(clock(start)) to \(clock(end))",
            "\(day(zone.local(start).day)), de \(clock(start)) à \(clock(end))")
    }

    /// Why a span was as it was, as a sentence; nothing where there is no more to say than its status.
    func explanation(_ span: StatusSpan) -> String? {
        let isOver = span.end != nil
        if let code = span.reason, code != "ok" { return capitalised(reason(code, isOver ? .then : .now)) + "." }
        guard span.cause != .observed else { return nil }
        return capitalised(isOver ? causeBefore(span.cause) : cause(span.cause)) + "."
    }

    var inItsWords: String { say("Found", "Constaté") }

    var meantResultTitle: String { say("The result that you asked for", "Le résultat demandé") }
    /// Where the result that a link means is not kept.
    func noSuchResult(_ address: ObservationAddress) -> String {
        say(
            "No result is kept of \(observation(address)).",
            "Aucun résultat n’est conservé pour \(observation(address)).")
    }

    var maintenanceTitle: String { say("Announced maintenance", "Maintenance annoncée") }
    var allChannels: String { say("all channels", "tous les moyens d’accès") }

    var officesTitle: String { say("Who answers for it", "Qui en répond") }
    var officesIntro: String {
        say("These offices are told when something changes.", "Ces fonctions sont prévenues de tout changement.")
    }
    var noOffices: String {
        say(
            "No office is registered, so nobody of the service is told when it fails. Add “officials” to its file.",
            "Aucune fonction n’est enregistrée : personne du service n’est prévenu en cas de panne. Ajoutez « "
                + "officials » à son fichier."
        )
    }
}
