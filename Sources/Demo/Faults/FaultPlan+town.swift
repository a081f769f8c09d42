import Registry

extension FaultPlan {
    /// The faults of the demonstration town: two rounds of six minutes that differ a little, the first fault after 25 s.
    public static let town = FaultPlan(
        round: sixMinutes(first: true) + sixMinutes(first: false).map { $0.shifted(by: .seconds(360)) },
        length: .seconds(720))

    private static func sixMinutes(first: Bool) -> [Fault] {
        [
            first ? permitsUnavailable : permitsRefused, first ? lightsSlow : lightsHanging, birthsSilent,
            lightsLineBroken, taxSorry,
        ]
    }

    private static let permitsUnavailable = Fault(
        service: "renew-parking-permit", channel: "web", kind: .answersUnavailable, begins: .seconds(25),
        ends: .seconds(85),
        words: .both(
            "the parking permit's web page now answers 503; the phone still works",
            "la page web du permis de stationnement répond maintenant 503 ; le téléphone fonctionne toujours"),
        wordsWhenOver: .both(
            "the parking permit's web page works again", "la page web du permis de stationnement fonctionne à nouveau"))

    private static let permitsRefused = Fault(
        service: "renew-parking-permit", channel: "web", kind: .refusesConnections, begins: .seconds(25),
        ends: .seconds(85),
        words: .both(
            "the parking permit's web server now refuses every connection, also from mobile phones",
            "le serveur web du permis de stationnement refuse maintenant toute connexion, aussi depuis un mobile"),
        wordsWhenOver: .both(
            "the parking permit's web server can be reached again",
            "le serveur web du permis de stationnement est à nouveau joignable"))

    private static let lightsSlow = Fault(
        service: "report-street-light", channel: "api", kind: .answersLate(by: .seconds(3)), begins: .seconds(100),
        ends: .seconds(150),
        words: .both(
            "the street light API now takes 3 seconds to answer",
            "l'API de l'éclairage public met maintenant 3 secondes à répondre"),
        wordsWhenOver: .both(
            "the street light API answers quickly again", "l'API de l'éclairage public répond à nouveau rapidement"))

    private static let lightsHanging = Fault(
        service: "report-street-light", channel: "api", kind: .hangs, begins: .seconds(100), ends: .seconds(150),
        words: .both(
            "the street light API now takes requests and never answers",
            "l'API de l'éclairage public accepte maintenant les requêtes et ne répond jamais"),
        wordsWhenOver: .both("the street light API answers again", "l'API de l'éclairage public répond à nouveau"))

    private static let birthsSilent = Fault(
        service: "register-birth", channel: "phone", kind: .fallsSilent, begins: .seconds(165), ends: .seconds(215),
        words: .both(
            "the phone system of the birth register now says nothing any more",
            "le système téléphonique de l'état civil ne donne maintenant plus signe de vie"),
        wordsWhenOver: .both(
            "the phone system of the birth register is heard again",
            "le système téléphonique de l'état civil donne à nouveau signe de vie"))

    private static let lightsLineBroken = Fault(
        service: "report-street-light", channel: "phone-line", kind: .reportsFailure, begins: .seconds(225),
        ends: .seconds(270),
        words: .both(
            "the street light phone line now reports that it takes no calls; the web page still works",
            "la ligne téléphonique de l'éclairage public signale maintenant qu'elle ne prend plus d'appels ; la page web "
                + "fonctionne toujours"),
        wordsWhenOver: .both(
            "the street light phone line takes calls again",
            "la ligne téléphonique de l'éclairage public prend à nouveau les appels"))

    private static let taxSorry = Fault(
        service: "pay-local-tax", channel: "web", kind: .saysSorry, begins: .seconds(280), ends: .seconds(325),
        words: .both(
            "the local tax web page now only says sorry, with status 200",
            "la page web de la taxe locale ne présente maintenant que des excuses, avec le statut 200"),
        wordsWhenOver: .both(
            "the local tax web page works again", "la page web de la taxe locale fonctionne à nouveau"))
}
