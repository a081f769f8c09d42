import Measures

/// The closed list of reasons why a run of a probe was not good, in words, with what to do about each.
extension Messages {
    /// The codes that have words, in the order in which pages list them.
    public static let reasonCodes = [
        "dns_not_found", "dns_timeout", "dns_failed", "connect_refused", "connect_timeout", "connect_failed",
        "tls_failed", "tls_untrusted", "tls_expired", "tls_not_yet_valid", "tls_name_mismatch", "tls_chain_incomplete",
        "tls_protocol_too_old", "tls_client_certificate", "downgraded", "http_status", "condition_failed",
        "body_too_large", "headers_too_large", "too_many_redirects", "bad_redirect", "redirects_to_private_address",
        "name_leads_to_special_address", "closed_early", "protocol_error", "undecodable", "page_is_empty",
        "page_is_placeholder", "page_shows_an_error", "blocked_by_target", "blocked_by_policy", "rate_limited",
        "timeout", "reported_failure", "silent", "our_error", "own_network",
    ]

    /// What was found, as a sentence without its full stop; `ok` and codes not on the list have plain words too.
    public func reason(_ written: String) -> String {
        let told = ToldReason(written)
        if let shortfall = told.shortfall { return self.shortfall(shortfall) }
        let code = told.code
        return switch code {
        case "ok": say("everything was as it should be", "tout allait bien")
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
        case "tls_chain_incomplete":
            say(
                "it does not send its whole chain of certificates, so that some browsers refuse it",
                "il n’envoie pas toute sa chaîne de certificats, si bien que certains navigateurs le refusent")
        case "tls_protocol_too_old":
            say(
                "it speaks only an old kind of encryption that browsers refuse",
                "il ne parle qu’un ancien chiffrement que les navigateurs refusent")
        case "tls_client_certificate":
            say(
                "it asks every visitor for a certificate that the public does not have",
                "il demande à chaque visiteur un certificat que le public n’a pas")
        case "downgraded":
            say(
                "it sent us from a secure page on to one that is not",
                "il nous a renvoyés d’une page sécurisée vers une page qui ne l’est pas")
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
        case "redirects_to_private_address":
            say(
                "it sends people on to an address that cannot be reached from outside",
                "il renvoie le public vers une adresse injoignable de l’extérieur")
        case "name_leads_to_special_address":
            say(
                "its name now leads to an address that cannot be reached from outside",
                "son nom mène désormais à une adresse injoignable de l’extérieur")
        case "closed_early":
            say("the connection ended in the middle of the answer", "la connexion s’est coupée pendant la réponse")
        case "protocol_error":
            say("the answer could not be understood", "la réponse n’a pas pu être comprise")
        case "undecodable":
            say(
                "the answer was damaged, so that browsers cannot show it",
                "la réponse était abîmée, si bien que les navigateurs ne peuvent pas l’afficher")
        case "page_is_empty": say("the page was empty", "la page était vide")
        case "page_is_placeholder":
            say(
                "instead of the service, the empty page of a web server or a host answered",
                "au lieu du service, c’est la page vide d’un serveur web ou d’un hébergeur qui a répondu")
        case "page_shows_an_error":
            say(
                "the page showed the error of a program or a database",
                "la page affichait l’erreur d’un programme ou d’une base de données")
        case "blocked_by_target":
            say("it refuses automatic visitors such as us", "il refuse les visiteurs automatiques comme nous")
        case "blocked_by_policy":
            say("we are not allowed to visit this address", "nous n’avons pas le droit de visiter cette adresse")
        case "rate_limited":
            say("it asked us to come less often", "il nous a demandé de venir moins souvent")
        case "timeout": say("it did not answer in time", "il n’a pas répondu à temps")
        case "reported_failure":
            say(
                "the people or the system running it reported a failure",
                "ses responsables ou son système ont signalé une panne")
        case "silent":
            say("it fell silent when it should have reported", "il se tait alors qu’il devait donner signe de vie")
        case "our_error":
            say("we could not measure it, the fault is ours", "nous n’avons pas pu le mesurer, par notre faute")
        case "own_network":
            say("our own network was cut off, the fault is ours", "notre propre réseau était coupé, par notre faute")
        default: say("another reason (\(code))", "une autre raison (\(code))")
        }
    }

    /// What the team that runs the service can do first, in the imperative; nothing where no one thing stands out.
    func advice(_ written: String) -> String? {
        let told = ToldReason(written)
        if let step = told.shortfall.flatMap(advice) { return step }
        return switch told.code {
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
        case "tls_chain_incomplete":
            say(
                "Ask whoever runs the server to send the certificates in between as well; most people still get in.",
                "Demandez à l’exploitant du serveur d’envoyer aussi les certificats intermédiaires ; la plupart des "
                    + "gens passent encore.")
        case "tls_protocol_too_old":
            say(
                "Ask whoever runs the server to allow TLS 1.2 or newer.",
                "Demandez à l’exploitant du serveur d’autoriser TLS 1.2 ou plus récent.")
        case "tls_client_certificate":
            say(
                "Ask whoever runs the server to let in visitors who have no certificate of their own.",
                "Demandez à l’exploitant du serveur de laisser entrer les visiteurs sans certificat personnel.")
        case "downgraded":
            say(
                "Ask the team to send people on to a secure address, beginning with https.",
                "Demandez à l’équipe de renvoyer le public vers une adresse sécurisée, commençant par https.")
        case "redirects_to_private_address", "name_leads_to_special_address":
            say(
                "Ask whoever runs the server or the domain name for an address that the public can reach.",
                "Demandez à l’exploitant du serveur ou du nom de domaine une adresse que le public puisse joindre.")
        case "tls_failed":
            // The handshake stalled, was cut off or was refused: nothing says anything of a certificate.
            say(
                "Ask whoever runs the server, or what stands in front of it, why no secure connection comes about: it may "
                    + "be overloaded, stopped or wrongly set up. People now see an error instead of the page.",
                "Demandez à l’exploitant du serveur, ou de ce qui se trouve devant, pourquoi aucune connexion sécurisée ne "
                    + "s’établit : il peut être surchargé, arrêté ou mal réglé. On voit une erreur au lieu de la page.")
        case "tls_untrusted", "tls_not_yet_valid", "tls_name_mismatch":
            say(
                "Ask whoever runs the server to check its certificate: people now see a warning instead of the page.",
                "Demandez à l’exploitant du serveur de vérifier le certificat : on voit un avertissement au lieu de "
                    + "la page."
            )
        case "http_status", "condition_failed", "protocol_error", "bad_redirect", "too_many_redirects",
            "body_too_large", "headers_too_large", "undecodable", "page_is_empty", "page_is_placeholder",
            "page_shows_an_error":
            say(
                "Ask the team that runs the service to look at the page themselves and at the last change they made.",
                "Demandez à l’équipe du service de regarder la page elle-même et la dernière modification faite.")
        case "blocked_by_target":
            say(
                "Ask the team to let this program’s visits through; people may not be concerned.",
                "Demandez à l’équipe de laisser passer les visites de ce programme ; le public n’est peut-être pas "
                    + "touché."
            )
        case "rate_limited":
            say(
                "Ask the team to allow this program’s visits, or have them made less often; people may not be "
                    + "concerned.",
                "Demandez à l’équipe d’autoriser les visites de ce programme, ou faites-les espacer ; le public n’est "
                    + "peut-être pas touché.")
        case "blocked_by_policy", "our_error", "own_network":
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
