import Measures
import Registry

/// Alerts about what people say.
extension Messages {
    /// Where people are less happy.
    func ratingsHeadline(_ alert: AlertModel) -> String {
        let title = text(alert.title)
        return say(
            "\(title): people are less happy than usual", "\(title) : le public est moins satisfait que d’habitude")
    }

    /// What a drop in ratings means.
    var ratingsMeaning: String {
        say(
            "Of those who say how it went, more than usual are unhappy. What they wrote is in the inbox of the service.",
            "Parmi ceux qui donnent leur avis, il y a plus de mécontents que d’habitude. Ce qu’ils ont écrit se lit dans "
                + "la boîte de réception du service.")
    }

    /// What a mail says of a drop in ratings.
    func ratingsParts(_ alert: AlertModel) -> [MailPart] {
        [
            .paragraph(ratingsMeaning),
            .paragraph(say("Since: \(momentAndZone(alert.since)).", "Depuis : \(momentAndZone(alert.since)).")),
        ]
    }

    /// How many people are unhappy, in one sentence.
    func counted(_ ratings: AlertModel.Ratings) -> String {
        let now = say(
            "\(number(ratings.unhappy)) of \(number(ratings.answers)) answers were unhappy.",
            "\(number(ratings.unhappy)) réponses sur \(number(ratings.answers)) étaient négatives.")
        guard let usual = ratings.usual, let learned = ratings.learned else { return now }
        let share = quantity((usual * 1000).rounded() / 10, .percent)
        return now + " "
            + say(
                "Usual is \(share), learnt from \(number(learned)) answers.",
                "D’habitude : \(share), d’après \(number(learned)) réponses.")
    }

    /// Above what unhappy people wrote.
    var unhappyWords: String { say("What unhappy people wrote:", "Ce que des mécontents ont écrit :") }

    /// For whoever may see alerts and not what people say.
    var wordsAreKept: String {
        say(
            "What people wrote is shown to those who may read the service’s inbox.",
            "Ce que le public a écrit se montre à qui peut lire la boîte de réception du service.")
    }

    /// Where no unhappy person wrote anything, or all took it back.
    var noUnhappyWords: String { say("None of them wrote anything.", "Aucun d’eux n’a écrit.") }

    /// What to do about a drop in ratings.
    func ratingsSteps() -> [String] {
        [
            say(
                "Read what people wrote since then: it often names the cause.",
                "Lisez ce que le public a écrit depuis : la cause y figure souvent."),
            say(
                "Ask the team what changed at that time.", "Demandez à l’équipe ce qui a changé à ce moment-là."),
        ]
    }
}
