import Measures
import Registry

/// Improvement loops: what was said, and what was done about it.
extension Messages {
    var loopsTitle: String { say("What is being done about it", "Ce qui est entrepris") }
    var loopsIntro: String {
        say(
            "Each begins with what people said or what was found, and ends when the effect of a change has been looked at, "
                + "or with a reason that everybody may read.",
            "Chaque démarche part de ce que disent les usagers ou de ce qui a été constaté, et prend fin quand l’effet d’un "
                + "changement a été examiné, ou par une raison que chacun peut lire.")
    }
    var noLoops: String { say("Nothing has been taken up yet.", "Rien n’a encore été engagé.") }
    var openLoopTitle: String { say("Take something up", "Engager une démarche") }
    var saidLabel: String { say("What was said or found (public)", "Ce qui a été dit ou constaté (public)") }
    var openLoopButton: String { say("Take it up", "Engager") }
    var ownerLabel: String { say("Office that takes it on", "Fonction responsable") }
    var dueLabel: String { say("To be done by (YYYY-MM-DD)", "À faire d’ici le (AAAA-MM-JJ)") }
    var yardstickLabel: String { say("Judged by", "Jugé selon") }
    var notMeasurable: String { say("it cannot be measured", "ce n’est pas mesurable") }
    var notMeasurableLabel: String {
        say("Why it cannot be measured, if it cannot", "Pourquoi ce n’est pas mesurable, le cas échéant")
    }
    var acceptButton: String { say("Accept", "Accepter") }
    var changeAgreed: String {
        say("Change the office, the day or the measure", "Modifier la fonction, la date ou la mesure")
    }
    var changeAgreedButton: String { say("Change", "Modifier") }
    var declineLabel: String { say("Why nothing is changed (public)", "Pourquoi rien ne change (public)") }
    var declineButton: String { say("Decline", "Refuser") }
    var didLabel: String { say("What was changed (public)", "Ce qui a été changé (public)") }
    var didButton: String { say("It was changed today", "C’est changé aujourd’hui") }
    var reviewButton: String { say("Look at the effect now", "Examiner l’effet maintenant") }
    var closeButton: String { say("Close", "Clore") }
    var reopenButton: String { say("Open again", "Rouvrir") }
    var reopenLabel: String { say("Why it is opened again (public)", "Pourquoi la rouvrir (public)") }
    var youSaidTitle: String { say("You said, we did", "Vous l’avez dit, nous l’avons fait") }
    var youSaidIntro: String {
        say(
            "What people said about services, what was changed, and what the change did – also where nothing was changed, "
                + "and why.",
            "Ce que les usagers ont dit, ce qui a changé et l’effet obtenu – y compris quand rien n’a changé, et pourquoi."
        )
    }
    var youSaidEmpty: String {
        say("Nothing has been changed or declined yet.", "Rien n’a encore été changé ni refusé.")
    }
    var youSaid: String { say("You said", "Vous avez dit") }
    var weDid: String { say("We did", "Nous avons fait") }
    var weChangeNothing: String { say("We change nothing, because", "Nous ne changeons rien, car") }
    var whatItDid: String { say("What it did", "L’effet") }
    var isItFixed: String { say("Is it fixed for you?", "Est-ce réglé pour vous ?") }
    var itIsFixed: String { say("Yes, it is fixed", "Oui, c’est réglé") }
    var itIsNotFixed: String { say("No, it is not", "Non, ce n’est pas réglé") }
    var loopsLink: String { say("What is being done", "Ce qui est entrepris") }
    var startLoop: String { say("Take this up", "Engager une démarche") }
    var belongsToLoop: String {
        say("Belongs to what is already being worked on", "Fait partie de ce qui est déjà entrepris")
    }
    var linkToLoopButton: String { say("It belongs to this", "Rattacher à cela") }
    var takeUpMeaning: String {
        say(
            "When the cause is more than a fault to repair: give it an owner, a day and a measure that shows the effect.",
            "Quand la cause dépasse la panne à réparer : un responsable, une échéance et une mesure qui montre l’effet."
        )
    }
    var overdueMark: String { say("overdue", "en retard") }

    func loopState(_ state: LoopModel.State) -> String {
        switch state {
        case .heard: say("heard; nobody has taken it on", "entendu ; personne ne s’en est chargé")
        case .accepted: say("taken on", "pris en charge")
        case .declined: say("declined", "refusé")
        case .acted: say("changed; the effect is not looked at yet", "changé ; l’effet n’est pas encore examiné")
        case .reviewed: say("the effect was looked at", "l’effet a été examiné")
        case .closed: say("closed", "clos")
        }
    }

    /// Where what somebody said stands: what becomes of the loop that it belongs to, else how far it has come itself.
    func standing(_ model: FollowModel) -> (head: String, words: String?) {
        guard let loop = model.loop else { return (state(model.state), nil) }
        let (head, words) = standing(loop)
        // Who was answered stays answered.
        return (model.state == .answered ? "\(state(.answered)). \(head)" : head, words)
    }

    private func standing(_ loop: LoopModel) -> (head: String, words: String?) {
        switch loop.state {
        case .heard, .acted, .reviewed: return (state(.linked), nil)
        case .accepted:
            guard let owner = loop.owner, let due = loop.due else { return (state(.linked), nil) }
            let head = say(
                "Being worked on: \(office(owner)), by \(day(due))",
                "En cours de traitement : \(office(owner)), d’ici le \(day(due))")
            return (head, nil)
        case .closed where loop.changedAt != nil:
            return (say("Closed. This was done:", "Clos. Voici ce qui a été fait :"), loop.did)
        case .closed, .declined: return (say("Nothing is changed, because:", "Rien ne change, car :"), loop.did)
        }
    }

    func effect(_ effect: LoopModel.Effect) -> String {
        switch effect {
        case .shown: say("it is better", "c’est mieux")
        case .worse: say("it became worse", "la situation a empiré")
        case .noneShown: say("no effect can be seen", "aucun effet visible")
        case .notEnoughEvidence: say("not enough evidence yet", "pas encore assez d’éléments")
        case .notMeasurable: say("it cannot be measured", "ce n’est pas mesurable")
        }
    }

    /// What a change did, with the values before and after.
    func effectLine(_ loop: LoopModel) -> String? {
        guard let effect = loop.effect else { return nil }
        let words = self.effect(effect)
        if let compared = loop.compared {
            let (before, after) = (line(compared.before, compared.measure), line(compared.after, compared.measure))
            let name = text(compared.measure.title)
            return say(
                "\(words) – \(name): \(before) before, \(after) after",
                "\(words) – \(name) : \(before) avant, \(after) après")
        }
        if effect == .notMeasurable, case .some(.none(let why)) = loop.yardstick {
            return say("\(words): \(why)", "\(words) : \(why)")
        }
        return words
    }

    /// A value with its interval and how much it rests on.
    private func line(_ value: MeasuredValue, _ measure: MeasureDescription) -> String {
        let shown = self.value(value.outcome, measure.unit)
        let number = self.number(value.sampleSize)
        let count =
            value.sampleSize == 1
            ? say("1 observation", "1 observation") : say("\(number) observations", "\(number) observations")
        guard let range = value.interval.map({ interval($0, measure.unit) }), range != shown else {
            return "\(shown) (\(count))"
        }
        return say("\(shown) (\(range); \(count))", "\(shown) (\(range) ; \(count))")
    }

    /// What a loop is judged by, in words.
    func yardstick(_ yardstick: LoopModel.Yardstick) -> String {
        switch yardstick {
        case .measure(let measure): name(measure)
        case .none(let because): say("\(notMeasurable), because \(because)", "\(notMeasurable), car \(because)")
        }
    }

    /// What a measure is called, with the part of the service that is measured.
    func name(_ measure: LoopMeasure) -> String {
        guard let part = measure.part else { return text(measure.title) }
        return "\(text(measure.title)) – \(measure.channel.map { name($0) } ?? part.path)"
    }

    func loopStep(_ kind: String) -> String {
        switch kind {
        case "heard": say("Heard", "Entendu")
        case "accepted": say("Taken on", "Pris en charge")
        case "declined": say("Declined", "Refusé")
        case "acted": say("Changed", "Changé")
        case "reviewed": say("Effect looked at", "Effet examiné")
        case "closed": say("Closed", "Clos")
        case "reopened": say("Opened again", "Rouvert")
        default: kind
        }
    }

    func fixedCounts(_ loop: LoopModel) -> String {
        say(
            "\(number(loop.fixed)) say it is fixed, \(number(loop.notFixed)) that it is not",
            "\(number(loop.fixed)) disent que c’est réglé, \(number(loop.notFixed)) que non")
    }
}
