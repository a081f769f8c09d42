/// The closed list of reasons why a run of a probe was not good, in words, with what to do about each.
extension Messages {
    /// The codes that have words, in the order in which pages list them.
    public static let reasonCodes = [
        "dns_not_found", "dns_timeout", "dns_failed", "connect_refused", "connect_timeout", "connect_failed",
        "tls_failed", "tls_untrusted", "tls_expired", "tls_not_yet_valid", "tls_name_mismatch", "http_status",
        "condition_failed",
        "body_too_large", "headers_too_large", "too_many_redirects", "bad_redirect", "closed_early", "protocol_error",
        "blocked_by_target", "blocked_by_policy", "timeout", "reported_failure", "silent", "our_error",
    ]

    /// What was found, as a sentence without its full stop; `ok` and codes not on the list have plain words too.
    public func reason(_ code: String) -> String {
        switch code {
        case "ok": say("everything was as it should be", "tout était comme il se doit")
        case "dns_not_found": say("its name has no address on the internet", "son nom n’a pas d’adresse sur Internet")
        case "dns_timeout":
            say("its name could not be looked up in time", "son nom n’a pas pu être trouvé dans le temps prévu")
        case "dns_failed":
            say(
                "the name servers gave no address for its name",
                "les serveurs de noms n’ont donné aucune adresse pour son nom")
        case "connect_refused": say("its server refused the connection", "son serveur a refusé la connexion")
        case "connect_timeout": say("its server could not be reached in time", "son serveur est resté injoignable")
        case "connect_failed": say("its server could not be reached", "son serveur n’a pas pu être joint")
        case "tls_failed": say("no secure connection could be made", "aucune connexion sécurisée n’a pu être établie")
        case "tls_untrusted":
            say("browsers do not trust its certificate", "les navigateurs ne font pas confiance à son certificat")
        case "tls_expired": say("its certificate has expired", "son certificat a expiré")
        case "tls_not_yet_valid": say("its certificate is not valid yet", "son certificat n’est pas encore valable")
        case "tls_name_mismatch":
            say("its certificate is for another name", "son certificat est établi pour un autre nom")
        case "http_status": say("the server answered with an error", "le serveur a répondu par une erreur")
        case "condition_failed":
            say("the answer was not what it should be", "la réponse n’était pas celle attendue")
        case "body_too_large": say("the answer was too large to read", "la réponse était trop longue pour être lue")
        case "headers_too_large":
            say("the headers of the answer were too large to read", "les en-têtes de la réponse étaient trop longs")
        case "too_many_redirects":
            say("it sent us on from page to page without an end", "il nous a renvoyés de page en page sans fin")
        case "bad_redirect":
            say("it sent us on to an address that cannot be used", "il nous a renvoyés vers une adresse inutilisable")
        case "closed_early":
            say("the connection ended in the middle of the answer", "la connexion s’est coupée pendant la réponse")
        case "protocol_error":
            say("the answer could not be understood", "la réponse n’a pas pu être comprise")
        case "blocked_by_target":
            say("it refuses automatic visitors such as us", "il refuse les visiteurs automatiques comme nous")
        case "blocked_by_policy":
            say("we are not allowed to visit this address", "nous n’avons pas le droit de visiter cette adresse")
        case "timeout": say("it did not answer in time", "il n’a pas répondu à temps")
        case "reported_failure":
            say(
                "the people or the system running it reported a failure",
                "ses responsables ou son système ont signalé une panne")
        case "silent":
            say("it fell silent when it should have reported", "il se tait alors qu’il devait donner signe de vie")
        case "our_error":
            say("we could not measure it, the fault is ours", "nous n’avons pas pu le mesurer, par notre faute")
        default: say("another reason (\(code))", "une autre raison (\(code))")
        }
    }

    /// What the team that runs the service can do first, in the imperative; nothing where no one thing stands out.
    func advice(_ code: String) -> String? {
        switch code {
        case "dns_not_found", "dns_timeout", "dns_failed":
            say(
                "Ask whoever manages the domain name to check that it is registered and answers.",
                "Demandez au gestionnaire du nom de domaine de vérifier qu’il est enregistré et qu’il répond.")
        case "connect_refused", "connect_timeout", "connect_failed", "timeout", "closed_early":
            say(
                "Ask whoever runs the server or the network to check that it is running and can be reached from "
                    + "outside.",
                "Demandez à l’exploitant du serveur ou du réseau de vérifier qu’il est en marche et joignable de "
                    + "l’extérieur."
            )
        case "tls_expired":
            say(
                "Have the certificate renewed and put in place; this usually takes minutes.",
                "Faites renouveler et installer le certificat ; cela ne prend en général que quelques minutes.")
        case "tls_failed", "tls_untrusted", "tls_not_yet_valid", "tls_name_mismatch":
            say(
                "Ask whoever runs the server to check its certificate: people now see a warning instead of the page.",
                "Demandez à l’exploitant du serveur de vérifier le certificat : on voit un avertissement au lieu de "
                    + "la page."
            )
        case "http_status", "condition_failed", "protocol_error", "bad_redirect", "too_many_redirects",
            "body_too_large",
            "headers_too_large":
            say(
                "Ask the team that runs the service to look at the page themselves and at the last change they made.",
                "Demandez à l’équipe du service de regarder la page elle-même et la dernière modification faite.")
        case "blocked_by_target":
            say(
                "Ask the team to let this program’s visits through; people may not be concerned.",
                "Demandez à l’équipe de laisser passer les visites de ce programme ; le public n’est peut-être pas "
                    + "touché."
            )
        case "blocked_by_policy", "our_error":
            say(
                "Tell the operator of this program; the service may work.",
                "Prévenez l’exploitant de ce programme ; le service fonctionne peut-être.")
        case "reported_failure":
            say(
                "Ask the team that reported it what they need from you.",
                "Demandez à l’équipe qui l’a signalée ce dont elle a besoin de votre part.")
        case "silent":
            say(
                "Ask whoever runs the reporting system to check that it runs and can reach us.",
                "Demandez à l’exploitant du système qui donne signe de vie de vérifier qu’il tourne et peut nous "
                    + "joindre."
            )
        default: nil
        }
    }
}
