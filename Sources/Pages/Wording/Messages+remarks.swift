/// What the history of an alert and its messages say in words of this program's own.
///
/// They are kept in English, as programs read them, and told in the language of the reader; what a person wrote or a
/// server answered stays as it is.
extension Messages {
    /// The words of a kept remark in this language; nil where it is none of this program's.
    public func remark(_ kept: String) -> String? {
        switch kept {
        case "it was over before the message was sent", "over before anybody was told":
            say("It was over before anybody was told.", "C’était terminé avant que quelqu’un soit prévenu.")
        case "it eased before the message was sent":
            say("It got better before the message was sent.", "Amélioration avant l’envoi du message.")
        case "it was acknowledged before the message was sent":
            say("It was acknowledged before the message was sent.", "Prise en charge avant l’envoi du message.")
        case "what it is about is no longer watched":
            say("What it was about is no longer watched.", "Son objet n’est plus surveillé.")
        case "our own network was cut off", "our own network was cut off: what it said was not so":
            say(
                "Our own network was cut off: what it said was not so.",
                "Notre propre réseau était coupé : ce qu’elle disait n’était pas exact.")
        case "no reminder: an earlier message still waits":
            say(
                "No reminder was sent, since an earlier message still waited.",
                "Aucun rappel envoyé, car un message antérieur attendait encore.")
        case "the service names no official, and no fallback address is set (alerts.fallback)":
            say(
                "The service names no official, and no address is set for such services (alerts.fallback).",
                "Le service ne nomme aucun responsable, et aucune adresse n’est prévue pour ce cas (alerts.fallback).")
        case "nobody is named who runs this program (operator.email)":
            say(
                "Nobody is named who runs this program (operator.email).",
                "Aucun exploitant de ce programme n’est nommé (operator.email).")
        case "the service was retired": say("The service was retired.", "Le service a été retiré.")
        default: remarkAboutSomething(kept)
        }
    }

    /// The remarks that name what they are about.
    private func remarkAboutSomething(_ kept: String) -> String? {
        if let match = kept.wholeMatch(of: #/the check “(.*)” of the channel “(.*)” is no longer registered/#) {
            let (check, channel) = (quoted(String(match.1)), quoted(String(match.2)))
            return say(
                "The check \(check) of the channel \(channel) is no longer registered.",
                "Le contrôle \(check) du moyen d’accès \(channel) n’est plus enregistré.")
        }
        if kept.wholeMatch(of: #/no probe of .* is registered any more/#) != nil {
            return say("No check of it is registered any more.", "Aucun de ses contrôles n’est plus enregistré.")
        }
        if let match = kept.wholeMatch(of: #/the service is no longer judged by (.*)/#) {
            let standard = quoted(String(match.1))
            return say(
                "The service is no longer judged by \(standard).", "Le service n’est plus évalué selon \(standard).")
        }
        if let match = kept.wholeMatch(of: #/people are no longer asked on the channel “(.*)”/#) {
            let channel = quoted(String(match.1))
            return say(
                "People are no longer asked on the channel \(channel).",
                "Le public n’est plus interrogé sur le moyen d’accès \(channel).")
        }
        if let match = kept.wholeMatch(of: #/(\S+) is no longer stated by the service/#) {
            let fact = quoted(fact(String(match.1)))
            return say("The service no longer states \(fact).", "Le service n’indique plus \(fact).")
        }
        return nil
    }
}

extension Messages {
    /// A kept remark in the language of the page; what is not of this program's own stays as it is.
    func marked(remark kept: String) -> HTML { HTML(escaping: remark(kept) ?? kept) }

    /// Technical words, which are English for everybody; a page in another language says so.
    func marked(technical words: String) -> HTML {
        language == .english ? HTML(escaping: words) : "<span lang=\"en\">\(words)</span>"
    }
}
