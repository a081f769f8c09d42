/// The page of all services.
extension Messages {
    var overviewIntro: String {
        say(
            "What people can and cannot do at the moment. The worst comes first, and among equals what concerns most "
                + "people.",
            "Ce que le public peut faire ou non en ce moment. Le pire d’abord et, à égalité, ce qui touche le plus "
                + "de monde."
        )
    }
    var countsLabel: String { say("How many services", "Combien de services") }
    var overviewCaption: String { say("Services, worst first", "Services, le pire d’abord") }
    var noServiceMatches: String {
        say(
            "No service is like that now. Choose “All” to see every service.",
            "Aucun service ne correspond en ce moment. Choisissez « Tous » pour voir tous les services.")
    }
    var noServices: String {
        say(
            "No service is registered yet. Register one with “plumbline register FILE”.",
            "Aucun service n’est encore enregistré. Enregistrez-en un avec « plumbline register FICHIER ».")
    }
}
