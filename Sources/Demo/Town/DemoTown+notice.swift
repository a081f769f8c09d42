public import Registry

extension DemoTown {
    /// What every page of the demonstration says first.
    public static let notice = Text.both(
        "This is a demonstration. The town of \(name), its services, officials, figures and its 90 days of history are "
            + "invented; the last minutes are really measured, on servers inside this program.",
        "Ceci est une démonstration. La ville d'\(name), ses services, ses responsables, ses chiffres et ses 90 jours "
            + "d'historique sont inventés ; les dernières minutes sont réellement mesurées, sur des serveurs internes à "
            + "ce programme.")

    /// What a newcomer can look at in the next minutes, one sentence each.
    ///
    /// - Parameters:
    ///   - plan: the faults.
    ///   - elapsed: how long the demonstration has been running.
    ///   - within: how far ahead is looked.
    public static func comingUp(
        _ plan: FaultPlan, at elapsed: Duration, within: Duration = .seconds(360)
    ) -> [Text] {
        plan.coming(after: elapsed, within: within).map { event in
            let words = event.words
            let seconds = (event.at - elapsed).components.seconds
            return .both(
                "in about \(written(seconds, "second", "minute")): \(words.words(in: "en"))",
                "dans environ \(written(seconds, "seconde", "minute")) : \(words.words(in: "fr"))")
        }
    }

    /// The notice and what is to come, as one text: for a terminal or the page about the demonstration.
    public static func introduction(_ plan: FaultPlan, at elapsed: Duration, language: String) -> String {
        let next = Text.both(
            "What can be seen in the next minutes; each fault lasts about a minute and then shows as resolved:",
            "Ce que l'on peut voir dans les prochaines minutes ; chaque panne dure environ une minute, puis apparaît "
                + "comme résolue :")
        let lines = comingUp(plan, at: elapsed).map { "  - " + $0.words(in: language) }
        let mails = Text.both(
            "The mails that officials get are caught here and can be read on the page \"Mailbox\"; none leaves this "
                + "machine.",
            "Les courriels destinés aux responsables sont retenus ici et peuvent être lus à la page « Boîte aux "
                + "lettres » ; aucun ne quitte cette machine.")
        return ([notice.words(in: language), next.words(in: language)] + lines + [mails.words(in: language)])
            .joined(separator: "\n")
    }

    /// Below a minute and a half in steps of five seconds, above in minutes.
    private static func written(_ seconds: Int64, _ second: String, _ minute: String) -> String {
        guard seconds >= 90 else {
            let rounded = max(5, (seconds + 2) / 5 * 5)
            return "\(rounded) \(second)s"
        }
        return "\((seconds + 30) / 60) \(minute)s"
    }
}
