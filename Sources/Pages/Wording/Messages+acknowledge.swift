import Measures
import Registry

/// Acknowledging, sealed links, and what to do about an alert.
extension Messages {
    var acknowledgeTitle: String { say("Take this on", "Prendre en charge") }
    var acknowledgeQuestion: String { say("Acknowledge this alert?", "Prendre en charge cette alerte ?") }
    var acknowledgeButton: String { say("Acknowledge this alert", "Prendre en charge cette alerte") }
    var acknowledgeYes: String { say("Yes, I am on it", "Oui, je m’en occupe") }
    var acknowledgeNo: String {
        say("If you are not, close this page: nothing happens.", "Sinon, fermez cette page : rien ne se passe.")
    }
    var acknowledgeMeaning: String {
        say(
            "You say that somebody is on it. Reminders stop; we keep checking and tell you when it is over.",
            "Vous indiquez que quelqu’un s’en occupe. Les rappels cessent ; nous continuons de contrôler et vous "
                + "dirons quand "
                + "c’est terminé.")
    }
    func acknowledgedTitle(_ state: AlertModel.State) -> String {
        state == .resolved
            ? say("This is over already", "C’est déjà terminé")
            : say("This alert is acknowledged", "Cette alerte est prise en charge")
    }
    var acknowledgedMeaning: String {
        say(
            "There will be no more reminders. We keep checking and tell you when it is over.",
            "Il n’y aura plus de rappel. Nous continuons de contrôler et vous dirons quand c’est terminé.")
    }
    var followStatus: String { say("See whether the service works", "Voir si le service fonctionne") }

    func linkRefusedTitle(_ refusal: LinkRefusal) -> String {
        switch refusal {
        case .expired: say("This link is too old", "Ce lien est trop ancien")
        case .used: say("This link has been used", "Ce lien a déjà servi")
        case .forged: say("This link does not work", "Ce lien ne fonctionne pas")
        }
    }
    func linkRefused(_ refusal: LinkRefusal) -> String {
        switch refusal {
        case .expired:
            say(
                "Links in our messages work for a limited time, and this one’s is over. Nothing was changed.",
                "Les liens de nos messages ont une durée limitée, et celle de ce lien est écoulée. Rien n’a été "
                    + "modifié."
            )
        case .used:
            say(
                "It works only once, and somebody has used it. Nothing was changed.",
                "Il ne sert qu’une fois et quelqu’un l’a utilisé. Rien n’a été modifié.")
        case .forged:
            say(
                "It was not made by us, or lost a part on its way. Copy the whole link from the message. Nothing was "
                    + "changed.",
                "Il ne vient pas de nous ou a été tronqué. Copiez le lien entier depuis le message. Rien n’a été "
                    + "modifié."
            )
        }
    }
    var linkRefusedNext: String {
        say(
            "You can also sign in and find what it was about.",
            "Vous pouvez aussi vous connecter et retrouver ce dont il s’agissait.")
    }

    /// What to do about an alert, in order.
    ///
    /// Short sentences in the imperative, for somebody who never saw the program.
    ///
    /// - Parameter others: other alerts about the same service that are not over, where this one is.
    func nextSteps(_ model: AlertModel, others: [AlertModel] = []) -> [String] {
        let situation = model.situation
        if model.takenBack != nil { return takenBackSteps }
        if model.isWithdrawn {
            return [
                say(
                    "If it should be watched, register the service again with its checks.",
                    "S’il doit être surveillé, enregistrez de nouveau le service avec ses contrôles.")
            ]
        }
        if model.kind == .network { return networkSteps(model) }
        if model.state == .resolved, model.kind == .unmeasured { return seenAgainSteps(model) }
        if model.state == .resolved, let other = others.first {
            return [
                say(
                    "What is told here works again: if you put up a notice about it, take that part down.",
                    "Ce qui est annoncé ici fonctionne de nouveau : si vous avez publié un avis, retirez cette partie.")
            ] + nextSteps(other)
        }
        if model.state == .resolved, [.verdict, .ratings, .fact].contains(model.kind) {
            return [
                say(
                    "Nothing has to be repaired. Note what helped, so that it lasts.",
                    "Il n’y a rien à réparer. Notez ce qui a aidé, pour que cela dure.")
            ]
        }
        if model.state == .resolved {
            return [
                say(
                    "Nothing has to be repaired. If you put up a notice about it, take it down.",
                    "Il n’y a rien à réparer. Si vous avez publié un avis, retirez-le."),
                say(
                    "Ask the team for the cause, so that it does not come back.",
                    "Demandez la cause à l’équipe, pour que cela ne se reproduise pas."),
            ]
        }
        if model.kind == .unmeasured { return unmeasuredSteps(model) }
        if model.kind == .verdict { return lapseSteps(model) }
        if model.kind == .ratings { return ratingsSteps() }
        if model.kind == .fact { return factSteps() }
        var steps: [String] = []
        if model.kind == .overdue {
            steps.append(
                advice("silent") ?? "")
            steps.append(
                say(
                    "Ask the team whether people can still use the service: we cannot see it at the moment.",
                    "Demandez à l’équipe si le public peut encore utiliser le service : nous ne le voyons plus."))
            return steps.filter { !$0.isEmpty }
        }
        let failing = situation.cannot + situation.badly
        let known = failing.flatMap(\.reasons)
        // What works badly has its reasons in what was observed.
        let reasons = known.isEmpty && model.kind == .status ? model.evidence.compactMap(\.reason) : known
        for reason in reasons {
            if let advice = advice(reason), !steps.contains(advice) { steps.append(advice) }
        }
        steps.append(tellPeople(failing, in: model.meanwhile?.situation ?? situation))
        return steps + [acknowledgeStep]
    }

    var acknowledgeStep: String {
        say(
            "Say that somebody is on it by acknowledging this alert; the reminders then stop.",
            "Indiquez que quelqu’un s’en occupe en prenant l’alerte en charge ; les rappels cessent alors.")
    }

    /// What to do, for whoever reads it on a page that only shows: acknowledging is done by the other link of the message.
    func nextStepsToRead(_ model: AlertModel) -> [String] {
        nextSteps(model).map { step in
            guard step == acknowledgeStep else { return step }
            return say(
                "Say that somebody is on it: open the link “I am on it” in the message that led you here; the reminders "
                    + "then stop.",
                "Indiquez que quelqu’un s’en occupe : ouvrez le lien « Je m’en occupe » du message qui vous a mené ici ; "
                    + "les rappels cessent alors.")
        }
    }

    /// What to tell people where something fails, and where: a page that fails tells nobody anything.
    private func tellPeople(_ failing: [Situation.Statement], in situation: Situation) -> String {
        let channels = Set(failing.flatMap(\.channels))
        let ways = situation.works.flatMap(\.channels).filter { !channels.contains($0) }.map(way)
        guard !ways.isEmpty else {
            return noOtherWayStep(situation)
                ?? (situation.cannot.isEmpty && !situation.badly.isEmpty
                    ? say(
                        "Tell people that it works badly and when you expect it to be right; we know of no other way that "
                            + "works now.",
                        "Prévenez le public que cela fonctionne mal et jusqu’à quand ; nous ne connaissons aucun autre "
                            + "moyen en ce moment.")
                    : say(
                        "Tell people that it does not work and when you expect it to; we know of no other way that works "
                            + "now.",
                        "Prévenez le public que cela ne fonctionne pas et jusqu’à quand ; nous ne connaissons aucun "
                            + "autre moyen en ce moment."))
        }
        return channels.contains { $0.kind == .web || $0.kind == .mobileWeb }
            ? say(
                "Tell people, on other pages and at the counters, that it still works \(list(ways)): on the service’s own "
                    + "page they may not see it.",
                "Indiquez au public, sur d’autres pages et aux guichets, que cela fonctionne encore \(list(ways)) : sur la "
                    + "page du service, il ne le verrait peut-être pas.")
            : say(
                "Tell people, on the service’s own page, that it still works \(list(ways)).",
                "Indiquez au public, sur la page du service, que cela fonctionne encore \(list(ways)).")
    }
}
