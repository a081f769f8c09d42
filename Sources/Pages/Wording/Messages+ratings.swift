import Measures
import Registry

/// Alerts about what people say.
extension Messages {
    /// Where people are less happy.
    func ratingsHeadline(_ alert: AlertModel) -> String {
        let title = text(alert.title)
        return alert.state == .resolved
            ? say("\(title): people are as happy as usual", "\(title) : le public est aussi satisfait que d’habitude")
            : say(
                "\(title): people are less happy than usual", "\(title) : le public est moins satisfait que d’habitude")
    }

    /// What a mail says of a drop in ratings.
    func ratingsParts(_ alert: AlertModel) -> [MailPart] {
        [
            .paragraph(
                say(
                    "Of those who say how it went, more than usual are unhappy. The figures and some of their words stand below.",
                    "Parmi ceux qui donnent leur avis, il y a plus de mécontents que d’habitude. Les chiffres et quelques avis "
                        + "figurent plus bas.")),
            .paragraph(say("Since: \(momentAndZone(alert.since)).", "Depuis : \(momentAndZone(alert.since)).")),
        ]
    }

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
