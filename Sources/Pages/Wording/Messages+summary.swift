import Measures
import Registry

/// The weekly summary.
extension Messages {
    var summaryDecideTitle: String { say("What to decide first", "À décider d’abord") }
    var summaryChangedTitle: String { say("What changed, and why", "Ce qui a changé, et pourquoi") }
    var summarySaidTitle: String { say("What people said", "Ce que le public a dit") }
    var summaryUnknownTitle: String { say("What we do not know", "Ce que nous ne savons pas") }
    var summaryFineTitle: String { say("No fault seen, as far as we check", "Aucun défaut constaté par nos contrôles") }
    var nothingToDecide: String { say("Nothing waits for a decision.", "Rien n’attend de décision.") }
    var nothingChanged: String {
        say("Nothing changed, as far as we saw.", "Rien n’a changé, d’après ce que nous avons vu.")
    }
    var nothingUnknown: String {
        say(
            "Every way in is checked, and was known nearly all the time.",
            "Chaque moyen d’accès est contrôlé, et son état était connu presque tout le temps.")
    }
    var nobodyAsked: String {
        say(
            "People are not asked about these services, so we do not know what they think of them.",
            "Le public n’est pas interrogé sur ces services : nous ne savons pas ce qu’il en pense.")
    }
    var summaryCommentsIntro: String {
        say("The newest comments:", "Les derniers commentaires :")
    }
    var summarySeeAll: String { say("See how each service stands now", "Voir l’état actuel de chaque service") }
    func summaryUnreadable(_ names: String) -> String {
        say(
            "\(names): the registered file, or that of the organisation, cannot be read any more, so nothing is told. "
                + "Have it corrected and registered again; `plumbline validate` says what is wrong with it.",
            "\(names) : le fichier enregistré, ou celui de l’organisme, n’est plus lisible ; rien n’est donc indiqué. "
                + "Faites-le corriger et enregistrer de nouveau ; `plumbline validate` dit ce qui ne va pas.")
    }
    func noAnswers(_ names: String) -> String { say("No answers: \(names).", "Aucune réponse : \(names).") }
    func moreLines(_ count: Int) -> String { say("and \(number(count)) more", "et \(number(count)) de plus") }
    func moreServices(_ count: Int) -> String {
        counted(count, (one: "other", many: "others"), (one: "autre", many: "autres"))
    }
    var summaryClosing: String {
        say(
            "You get this message once a week because you hold an office of these services. Plumbline checks public "
                + "services from outside, the way people reach them. To stop these messages, have your office taken "
                + "out of the services’ files.",
            "Vous recevez ce message une fois par semaine parce que vous exercez une fonction pour ces services. "
                + "Plumbline contrôle les services publics de l’extérieur, par les moyens que chacun utilise. Pour ne "
                + "plus le recevoir, faites retirer votre fonction des fichiers des services.")
    }

    /// How many lines are left out, and of how many of their services nobody says how many people use them.
    func more(_ left: [SummaryModel.Service]) -> String? {
        guard !left.isEmpty else { return nil }
        let unknown = left.count { $0.peoplePerDay == nil }
        guard unknown > 0 else { return moreLines(left.count) }
        guard unknown < left.count else {
            return moreLines(left.count)
                + say(" (with an unknown number of people)", " (avec un nombre de personnes inconnu)")
        }
        return moreLines(left.count)
            + say(
                " (\(number(unknown)) of them with an unknown number of people)",
                " (dont \(number(unknown)) avec un nombre de personnes inconnu)")
    }

    /// What the mail is about, in one line.
    func summarySubject(_ model: SummaryModel) -> String {
        let (first, last) = (zone.local(model.window.start).day, zone.local(model.window.end).day)
        let decide = model.decisions.count
        let head =
            decide == 0
            ? say("nothing to decide", "rien à décider")
            : counted(
                decide, (one: "thing to decide", many: "things to decide"),
                (one: "décision à prendre", many: "décisions à prendre"))
        let isOneMonth = (first.year, first.month) == (last.year, last.month)
        let start = isOneMonth ? String(first.day) : first.year == last.year ? shortDay(first) : day(first)
        return say(
            "Your services, \(start) to \(day(last)): \(head)",
            "Vos services, du \(start == "1" ? "1er" : start) au \(day(last)) : \(head)")
    }

    func summaryIntro(_ model: SummaryModel) -> String {
        let services = counted(model.services, (one: "service", many: "services"), (one: "service", many: "services"))
        return say(
            "This is about \(services). What concerns most people comes first. Times are in "
                + "\(zoneName(at: model.now)).",
            "Il s’agit de \(services). Ce qui concerne le plus de personnes vient d’abord. Heures : "
                + "\(zoneName(at: model.now)).")
    }

    /// A moment of the time told of, without its year.
    func summaryMoment(_ moment: Timestamp) -> String {
        let (day, today) = (zone.local(moment).day, zone.local(now).day)
        guard day.year == today.year else { return self.moment(moment) }
        return shortDay(day) + say(", ", " à ") + clock(moment)
    }

    /// One thing to decide: what is wrong, since when, for how many people, and what the decision is.
    func decision(_ decision: SummaryModel.Decision) -> String {
        switch decision.matter {
        case .alert(let alert):
            let since = say("since \(summaryMoment(alert.since))", "depuis le \(summaryMoment(alert.since))")
            return "\(headline(alert)), \(since). \(users(decision.service.peoplePerDay)) \(question(alert))"
        case .reviews(let count, let standard):
            return open(decision) + statements(count, standard)
                + say(
                    count == 1
                        ? " waits for a second person to review it. Decide who does."
                        : " wait for a second person to review them. Decide who does.",
                    " à vérifier par une deuxième personne. Décidez qui s’en charge.")
        case .ranOut(let count, let standard):
            return open(decision)
                + counted(
                    count, (one: "statement or exemption", many: "statements or exemptions"),
                    (one: "déclaration ou dispense", many: "déclarations ou dispenses"))
                + say(
                    " for \(quoted(text(standard))) ran out. Decide whether it still holds and who states it "
                        + "anew.",
                    " pour \(quoted(text(standard))), à échéance dépassée. Décidez si cela vaut encore et "
                        + "qui la renouvelle.")
        case .exemptions(let count, let standard):
            return open(decision)
                + counted(
                    count, (one: "request to be exempt", many: "requests to be exempt"),
                    (one: "demande de dispense", many: "demandes de dispense"))
                + say(
                    " from \(quoted(text(standard))), not approved yet. Decide whether to approve.",
                    " pour \(quoted(text(standard))), pas encore approuvée. Décidez de l’approuver ou non.")
        case .untaken(let said, let since):
            return open(decision) + quoted(said)
                + say(
                    " was taken up on \(summaryMoment(since)), and nobody has taken it on. Decide who does it, by when, or "
                        + "why nothing changes.",
                    " : engagé le \(summaryMoment(since)), sans responsable. Décidez qui le fait et pour quand, ou "
                        + "pourquoi rien ne change.")
        case .late(let said, let due):
            return open(decision) + quoted(said)
                + say(
                    " was to be done by \(shortDay(due)), and nothing was changed. Decide on a new day or another way.",
                    " : prévu pour le \(shortDay(due)), rien n’a changé. Décidez d’une autre date ou d’une autre voie."
                )
        }
    }

    /// How many people use a service, as a sentence: those that something may concern, not those that it did.
    private func users(_ perDay: Int?) -> String {
        guard let perDay, perDay > 0 else { return capitalised(people(perDay)) + "." }
        return say("\(capitalised(people(perDay))) use it.", "\(capitalised(people(perDay))) l’utilisent.")
    }

    private func open(_ decision: SummaryModel.Decision) -> String {
        text(decision.service.title) + colon + " "
    }

    private func statements(_ count: Int, _ standard: Text) -> String {
        counted(count, (one: "statement", many: "statements"), (one: "déclaration", many: "déclarations"))
            + say(" for \(quoted(text(standard)))", " pour \(quoted(text(standard)))")
    }

    /// What is to be decided about an alert.
    private func question(_ alert: AlertModel) -> String {
        let isTaken = alert.state == .acknowledged
        switch alert.kind {
        case .status:
            return isTaken
                ? say(
                    "Somebody is on it: decide what people are told until it works.",
                    "Quelqu’un s’en occupe : décidez ce que l’on dit au public en attendant.")
                : say(
                    "Nobody has said that they are on it: decide who repairs it and what people are told.",
                    "Personne n’a dit s’en occuper : décidez qui répare et ce que l’on dit au public.")
        case .overdue:
            return say(
                "Decide who finds out why nothing is heard any more.",
                "Décidez qui cherche pourquoi l’on n’a plus de nouvelles.")
        case .verdict:
            return say(
                "Decide by when it is met again, or ask for an exemption with an end.",
                "Décidez de la date à laquelle ce sera de nouveau respecté, ou demandez une dispense limitée.")
        case .ratings:
            return say(
                "Decide who reads what people wrote and what follows from it.",
                "Décidez qui lit ce que le public a écrit et ce qu’il en résulte.")
        case .fact:
            return say(
                "Decide which statement is right, and have the others changed.",
                "Décidez quelle indication est juste, et faites corriger les autres.")
        case .unmeasured:
            return say(
                "Decide with the team how we may look at it again.",
                "Décidez avec l’équipe comment nous pourrons de nouveau le voir.")
        case .network:
            return say("Decide who repairs our own network.", "Décidez qui répare notre propre réseau.")
        }
    }

    /// What people say of a service, beside the time before.
    func voice(_ voice: SummaryModel.Voice, days: Int) -> String {
        let title = text(voice.service.title)
        let answers = counted(
            voice.now.sampleSize, (one: "answer", many: "answers"), (one: "réponse", many: "réponses"))
        guard case .number(let mean) = voice.now.outcome else {
            return say(
                "\(title): \(answers), too few for a figure.", "\(title) : \(answers), trop peu pour un chiffre.")
        }
        let before = say("The \(number(days)) days before: ", "Les \(number(days)) jours d’avant : ")
        let head = say(
            "\(title): \(answers), satisfaction \(score(mean, voice.now.interval)). ",
            "\(title) : \(answers), satisfaction \(score(mean, voice.now.interval)). ")
        guard case .number(let earlier) = voice.before.outcome else {
            return head + before + say("too few answers to compare.", "trop peu de réponses pour comparer.")
        }
        let count = counted(
            voice.before.sampleSize, (one: "answer", many: "answers"), (one: "réponse", many: "réponses"))
        return head + before + score(earlier, voice.before.interval, count) + ". " + compared(voice.now, voice.before)
    }

    private func score(_ mean: Double, _ interval: ClosedRange<Double>?, _ count: String? = nil) -> String {
        let range = interval.map {
            say(
                "between \(number($0.lowerBound, places: 1)) and \(number($0.upperBound, places: 1))",
                "entre \(number($0.lowerBound, places: 1)) et \(number($0.upperBound, places: 1))")
        }
        let details = [range, count].compactMap { $0 }.joined(separator: ", ")
        return say("\(number(mean, places: 1)) of 10", "\(number(mean, places: 1)) sur 10")
            + (details.isEmpty ? "" : " (\(details))")
    }

    private func compared(_ now: MeasuredValue, _ before: MeasuredValue) -> String {
        guard let new = now.interval, let old = before.interval, !new.overlaps(old) else {
            return say("The ranges overlap: no clear change.", "Les fourchettes se recoupent : pas d’évolution nette.")
        }
        return new.lowerBound > old.upperBound
            ? say("Clearly better.", "Nettement mieux.") : say("Clearly worse.", "Nettement moins bien.")
    }

    /// What somebody wrote.
    func comment(_ comment: SummaryModel.Comment) -> String {
        let place = [text(comment.service.title), comment.channel.map(name), summaryMoment(comment.at)]
        return quoted(comment.words) + " – " + place.compactMap { $0 }.joined(separator: ", ")
    }

    /// What is not known of a service.
    func gap(_ gap: SummaryModel.Gap) -> String {
        var parts: [String] = []
        if !gap.unwatched.isEmpty {
            let ways = list(gap.unwatched.map(way))
            parts.append(say("nothing checks it \(ways)", "rien ne le contrôle \(ways)"))
        }
        parts += gap.silent.map { silence in
            say(
                "nothing has been heard from it \(way(silence.channel)) since \(summaryMoment(silence.since))",
                "plus de nouvelles \(way(silence.channel)) depuis le \(summaryMoment(silence.since))")
        }
        parts += gap.seldomKnown.map { seldom in
            guard seldom.knownShare > 0 else {
                return say(
                    "not known at any time \(way(seldom.channel))", "inconnu tout le temps \(way(seldom.channel))")
            }
            guard seldom.knownShare >= 0.01 else {
                return say(
                    "known for less than 1% of the time \(way(seldom.channel))",
                    "connu moins de 1 % du temps \(way(seldom.channel))")
            }
            let share = percent(share: seldom.knownShare, places: 0)
            return say(
                "known for only \(share) of the time \(way(seldom.channel))",
                "connu seulement \(share) du temps \(way(seldom.channel))")
        }
        parts += gap.unassessed.map { standard in
            let name = quoted(text(standard.standard))
            return standard.asked == 0
                ? say("\(name) is not assessed yet", "\(name) pas encore évalué")
                : say(
                    "\(number(standard.points)) of \(number(standard.asked)) points of \(name) not assessed",
                    "\(number(standard.points)) points sur \(number(standard.asked)) de \(name) non évalués")
        }
        return text(gap.service.title) + " (\(people(gap.service.peoplePerDay)))" + colon + " "
            + parts.joined(separator: "; ".spacedFor(language)) + "."
    }
}

extension String {
    /// French puts a space that does not break before a semicolon.
    fileprivate func spacedFor(_ language: Language) -> String {
        language == .french ? "\u{A0}" + self : self
    }
}
