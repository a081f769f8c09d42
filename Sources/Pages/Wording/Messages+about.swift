/// The page about words and methods.
extension Messages {
    var aboutIntro: String {
        say(
            "Every number and every word on these pages can be traced to what was observed. This page says how.",
            "Chaque nombre et chaque mot de ces pages peut être ramené à ce qui a été observé. Cette page dit comment.")
    }
    var aboutStatuses: String { say("What a status means", "Ce que veut dire un état") }
    var aboutCauses: String { say("Why a status is what it is", "Pourquoi un état est ce qu’il est") }
    var aboutGrades: String { say("How much is known", "Ce que l’on sait vraiment") }
    var aboutReasons: String { say("What a check can find", "Ce qu’un contrôle peut constater") }
    var aboutMeasures: String { say("What is measured", "Ce qui est mesuré") }
    var aboutRulesTitle: String { say("How we conclude", "Comment nous concluons") }
    var aboutRules: [String] {
        [
            say(
                "One bad result by itself changes nothing: a status changes only after several in a row, and it then "
                    + "begins with the first. Pages of one server that fail together speak for each other, and what a "
                    + "phone line or another source reports of itself counts at once.",
                "Un seul mauvais résultat ne change rien : il en faut plusieurs de suite, et l’état commence alors "
                    + "au premier. Les pages d’un même serveur qui échouent ensemble parlent les unes pour les autres, et "
                    + "ce qu’une ligne téléphonique ou une autre source signale d’elle-même compte tout de suite."
            ),
            say(
                "A task on a channel has the status of its own checks, else of the channel’s.",
                "Une démarche par un moyen d’accès a l’état de ses propres contrôles, sinon celui du moyen d’accès."),
            say(
                "A service does not work when some task works on no channel that is open; it works in part when "
                    + "something fails.",
                "Un service ne fonctionne pas quand une démarche n’est possible par aucun moyen ouvert ; il "
                    + "fonctionne en partie "
                    + "quand quelque chose échoue."),
            say(
                "What is not known is left out of every share of time, and the known share is shown beside it.",
                "Ce qui n’est pas connu est exclu de toute part de temps, et la part connue est affichée à côté."),
            say(
                "A failure on our side is never held against a service.",
                "Une panne de notre côté n’est jamais reprochée à un service."),
            say(
                "The number of people is an estimate from what the service declares; a number that nobody gave is "
                    + "not zero.",
                "Le nombre de personnes est une estimation d’après ce que le service déclare ; un nombre non donné "
                    + "n’est pas zéro."
            ),
        ]
    }
    var reasonsCaption: String {
        say("Reasons, as programs and as people write them", "Raisons, pour les programmes et pour les personnes")
    }
    var codeColumn: String { say("Code", "Code") }
    var meaningColumn: String { say("Meaning", "Signification") }
    var sourceColumn: String { say("Source", "Source") }
    var measuresListCaption: String { say("Measures and their definitions", "Mesures et définitions") }
}
