import Measures
import Registry

/// What an answer was instead of what it should be, by the kind of the condition and the values found.
extension Messages {
    /// What was found, as a sentence without its full stop.
    func shortfall(_ shortfall: Shortfall) -> String {
        switch shortfall {
        case .status(let code): status(code)
        case .slow(let took, let limit):
            say(
                "it took \(seconds(took, beyond: limit)) to answer, and should take at most \(seconds(limit))",
                "la réponse a mis \(seconds(took, beyond: limit)), pour \(seconds(limit)) au plus")
        case .wordsMissing(let words):
            say("the page does not say \(quoted(words))", "la page n’indique pas \(quoted(words))")
        case .wordsThere(let words):
            say(
                "the page says \(quoted(words)), which it should not",
                "la page indique \(quoted(words)), ce qu’elle ne devrait pas")
        case .wordsNotFirst(let words):
            say("the page does not begin with \(quoted(words))", "la page ne commence pas par \(quoted(words))")
        case .wordsNotLast(let words):
            say("the page does not end with \(quoted(words))", "la page ne se termine pas par \(quoted(words))")
        case .wordsNotAlone(let words):
            say("the page does not say just \(quoted(words))", "la page n’indique pas exactement \(quoted(words))")
        case .wordsAlone(let words):
            say(
                "the page says just \(quoted(words)), which it should not",
                "la page indique exactement \(quoted(words)), ce qu’elle ne devrait pas")
        case .wordsWrong: say("the page does not say what it should", "la page n’indique pas ce qu’elle devrait")
        case .wordsForbidden:
            say("the page says something that it should not", "la page indique quelque chose qu’elle ne devrait pas")
        case .certificateEnds(let day):
            say("its certificate ends on \(dayOfYear(day))", "son certificat expire le \(dayOfYear(day))")
        case .certificateEnded(let day):
            say("its certificate ended on \(dayOfYear(day))", "son certificat a expiré le \(dayOfYear(day))")
        case .certificateInvalid: say("its certificate is not valid", "son certificat n’est pas valable")
        case .header(let name):
            say(
                "the header \(quoted(name)) of the answer is missing or not as it should be",
                "l’en-tête \(quoted(name)) de la réponse manque ou n’est pas celui attendu")
        case .value(let path):
            say(
                "the value \(quoted(path)) of the answer is missing or not as it should be",
                "la valeur \(quoted(path)) de la réponse manque ou n’est pas celle attendue")
        case .notJSON:
            say(
                "the answer is not data for programs (JSON), as it should be",
                "la réponse n’est pas faite de données pour programmes (JSON), comme elle devrait l’être")
        case .size(let bytes):
            say(
                "the answer has \(number(Int(bytes))) bytes, which is not as it should be",
                "la réponse compte \(number(Int(bytes))) octets, ce qui n’est pas la taille attendue")
        case .redirects(let count):
            say(
                "it sent us on \(counted(Int(count), (one: "time", many: "times"), (one: "", many: ""))), which is not as "
                    + "it should be",
                "il nous a renvoyés \(number(Int(count))) fois, ce qui n’est pas attendu")
        case .address:
            say("it answered at another address than it should", "il a répondu à une autre adresse que celle attendue")
        case .httpVersion:
            say(
                "it answered in another version of HTTP than it should",
                "il a répondu dans une autre version de HTTP que celle attendue")
        }
    }

    /// What was found at a time that is over.
    func shortfallBefore(_ shortfall: Shortfall) -> String {
        switch shortfall {
        case .slow(let took, let limit):
            say(
                "it took \(seconds(took, beyond: limit)) to answer, and should have taken at most \(seconds(limit))",
                "la réponse a mis \(seconds(took, beyond: limit)), pour \(seconds(limit)) au plus")
        case .wordsMissing(let words):
            say("the page did not say \(quoted(words))", "la page n’indiquait pas \(quoted(words))")
        case .wordsThere(let words):
            say(
                "the page said \(quoted(words)), which it should not",
                "la page indiquait \(quoted(words)), ce qu’elle n’aurait pas dû")
        case .wordsNotFirst(let words):
            say("the page did not begin with \(quoted(words))", "la page ne commençait pas par \(quoted(words))")
        case .wordsNotLast(let words):
            say("the page did not end with \(quoted(words))", "la page ne se terminait pas par \(quoted(words))")
        case .wordsNotAlone(let words):
            say("the page did not say just \(quoted(words))", "la page n’indiquait pas exactement \(quoted(words))")
        case .wordsAlone(let words):
            say(
                "the page said just \(quoted(words)), which it should not",
                "la page indiquait exactement \(quoted(words)), ce qu’elle n’aurait pas dû")
        case .wordsWrong: say("the page did not say what it should", "la page n’indiquait pas ce qu’elle devait")
        case .wordsForbidden:
            say("the page said something that it should not", "la page indiquait quelque chose qu’elle n’aurait pas dû")
        case .certificateEnds(let day):
            say(
                "its certificate was to end on \(dayOfYear(day))",
                "son certificat devait expirer le \(dayOfYear(day))")
        case .certificateEnded(let day):
            say("its certificate had ended on \(dayOfYear(day))", "son certificat avait expiré le \(dayOfYear(day))")
        case .certificateInvalid: say("its certificate was not valid", "son certificat n’était pas valable")
        case .header(let name):
            say(
                "the header \(quoted(name)) of the answer was missing or not as it should be",
                "l’en-tête \(quoted(name)) de la réponse manquait ou n’était pas celui attendu")
        case .value(let path):
            say(
                "the value \(quoted(path)) of the answer was missing or not as it should be",
                "la valeur \(quoted(path)) de la réponse manquait ou n’était pas celle attendue")
        case .notJSON:
            say(
                "the answer was not data for programs (JSON), as it should have been",
                "la réponse n’était pas faite de données pour programmes (JSON), comme elle aurait dû l’être")
        case .size(let bytes):
            say(
                "the answer had \(number(Int(bytes))) bytes, which was not as it should be",
                "la réponse comptait \(number(Int(bytes))) octets, ce qui n’était pas la taille attendue")
        case .status, .redirects, .address, .httpVersion: self.shortfall(shortfall)
        }
    }

    /// What to do first about it; nil where what is done about other answers fits.
    func advice(_ shortfall: Shortfall) -> String? {
        switch shortfall {
        case .certificateEnds(let day):
            say(
                "Have the certificate renewed and put in place before \(dayOfYear(day)): from then on people see a "
                    + "warning instead of the page.",
                "Faites renouveler et installer le certificat avant le \(dayOfYear(day)) : à partir de là, on verra "
                    + "un avertissement au lieu de la page.")
        case .certificateEnded: advice("tls_expired")
        case .certificateInvalid: advice("tls_untrusted")
        case .slow:
            say(
                "Ask whoever runs the server why it answers slowly: too many visitors at once, or the last change made.",
                "Demandez à l’exploitant du serveur pourquoi il répond lentement : trop de visiteurs à la fois, ou la "
                    + "dernière modification faite.")
        case .status, .wordsMissing, .wordsThere, .wordsNotFirst, .wordsNotLast, .wordsNotAlone, .wordsAlone,
            .wordsWrong, .wordsForbidden, .header, .value, .notJSON, .size, .redirects, .address, .httpVersion:
            nil
        }
    }

    /// With which status code it answered, where that is not what was asked for.
    private func status(_ code: Int) -> String {
        switch code {
        case 400..<600: say("the server answered with error \(code)", "le serveur a répondu par l’erreur \(code)")
        case 301, 302, 303, 307, 308:
            say(
                "the server answered with a redirect (\(code)), which is not what was expected",
                "le serveur a répondu par une redirection (\(code)), ce qui n’était pas attendu")
        default:
            say(
                "the server answered with code \(code), which is not what was expected",
                "le serveur a répondu avec le code \(code), ce qui n’était pas attendu")
        }
    }

    /// A time in seconds, `3 s` or `0.8 s`, from milliseconds; with as many places as it takes to be more than a limit.
    private func seconds(_ milliseconds: Int64, beyond limit: Int64? = nil) -> String {
        func shown(_ time: Int64, _ places: Int) -> String { number(Double(time) / 1000, places: places) }
        let isExact: (Int) -> Bool = { places in
            guard let limit else { return milliseconds % [1000, 100, 10, 1][places] == 0 }
            return milliseconds > limit && shown(milliseconds, places) != shown(limit, places) && milliseconds >= 1000
                || places == 3
        }
        let places = (0...3).first(where: isExact) ?? 3
        return shown(milliseconds, places) + "\u{A0}s"
    }

    /// A day, with its year where that is not this one.
    func dayOfYear(_ day: CivilDate) -> String {
        day.year == zone.local(now).day.year ? shortDay(day) : self.day(day)
    }
}
