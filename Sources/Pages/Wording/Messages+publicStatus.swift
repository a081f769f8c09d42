import Registry

/// The pages that everybody sees.
extension Messages {
    func statusOf(_ title: String) -> String { say("\(title): does it work?", "\(title) : cela fonctionne-t-il ?") }
    func lastSeen(_ moment: Timestamp) -> String {
        say(
            "Last observed \(spoken(moment)) (\(zoneName(at: moment))).",
            "Dernière observation : \(spoken(moment)) (\(zoneName(at: moment))).")
    }
    var noOtherWay: String {
        say(
            "We know of no other way that works now.",
            "Nous ne connaissons aucun autre moyen qui fonctionne en ce moment.")
    }
    var insteadTitle: String { say("What works instead", "Ce qui fonctionne à la place") }
    var statusListTitle: String { say("Do the services work?", "Les services fonctionnent-ils ?") }
    var statusListIntro: String {
        say(
            "Whether public services work at the moment, as we see it from outside.",
            "Si les services publics fonctionnent en ce moment, vus de l’extérieur.")
    }
    var noPublicServices: String { say("No service is shown here yet.", "Aucun service n’est encore présenté ici.") }
}
