import Measures
import Registry

/// What alerts rest on, in sentences.
extension Messages {
    var evidenceTitle: String { say("What this rests on", "Sur quoi cela repose") }
    var noEvidence: String {
        say("No single observation is kept for it.", "Aucune observation particulière n’est conservée.")
    }

    /// What it rests on that nothing can be seen: no single result says it.
    var everyCheck: String {
        say(
            "It rests on all checks in that time, and not on a single one.",
            "Cela repose sur tous les contrôles de ce temps, et non sur un seul.")
    }

    /// How many checks in a row said so.
    public func runs(_ run: AlertModel.Run) -> String {
        let counted =
            run.count == 1
            ? say("1 check", "1\u{A0}contrôle")
            : counted(
                run.count, (one: "", many: "checks in a row"), (one: "", many: "contrôles de suite"))
        let said = run.count == 1 ? say("said so.", "l’a montré.") : say("said so.", "l’ont montré.")
        return (run.isAtLeast ? say("At least ", "Au moins ") : "") + counted + " " + said
    }

    /// One observation in words.
    ///
    /// - Parameter isOver: whether what it shows is over.
    public func evidence(
        _ line: AlertModel.EvidenceLine, of kind: AlertModel.Kind, isOver: Bool = false
    ) -> EvidenceWords {
        guard kind != .fact else { return factEvidence(line, isOver) }
        let check = checkName(line).map { say("check \(quoted($0))", "contrôle \(quoted($0))") }
        let technical = [check, line.detail].compactMap { $0 }
        return EvidenceWords(
            sentence: finding(line, of: kind, isOver),
            technical: line.detail.isEmpty ? nil : forTheTeam(technical.joined(separator: " – ")),
            english: line.detail)
    }

    /// What a check is called: by its title, else as the service's file calls it.
    func checkName(_ line: AlertModel.EvidenceLine) -> String? { line.checkTitle.map(text) ?? line.check }

    /// The same of a check that sees nothing; nil where it is about a whole channel.
    func checkName(_ unseen: AlertModel.Unseen?) -> String? {
        guard let check = unseen?.check else { return nil }
        return unseen?.checkTitle.map(text) ?? check
    }

    /// Observations as a mail tells them: those that found the same in one line with all their times, and for the team
    /// which check it was; what it saw word for word stands on the page behind the link.
    func mailEvidence(_ lines: [AlertModel.EvidenceLine], of kind: AlertModel.Kind) -> [EvidenceWords] {
        var told: [(words: EvidenceWords, times: [Timestamp])] = []
        for line in lines {
            let all = evidence(line, of: kind)
            let check = checkName(line).map { forTheTeam(say("check \(quoted($0))", "contrôle \(quoted($0))")) }
            let words = EvidenceWords(sentence: all.sentence, technical: kind == .fact ? all.technical : check)
            if let place = told.firstIndex(where: { $0.words == words }) {
                told[place].times.append(line.at)
            } else {
                told.append((words, [line.at]))
            }
        }
        return told.map { words, times in
            EvidenceWords(sentence: "\(moments(times.sorted())) – \(words.sentence)", technical: words.technical)
        }
    }

    /// Several moments, to the second where they are of one day.
    private func moments(_ times: [Timestamp]) -> String {
        let days = Set(times.map { zone.local($0).day })
        guard times.count > 1, let day = days.first, days.count == 1 else { return list(times.map(moment)) }
        return self.day(day) + say(", ", " à ") + list(times.map(exactClock))
    }

    private func finding(_ line: AlertModel.EvidenceLine, of kind: AlertModel.Kind, _ isOver: Bool) -> String {
        let place = line.channel.map { capitalised(way($0)) + colon + " " } ?? ""
        guard let reason = line.reason.map({ isOver ? reasonBefore($0) : reason($0) }) else {
            let check = checkName(line).map { say("the check \(quoted($0))", "le contrôle \(quoted($0))") }
            let seen = say("seen by \(check ?? "a check").", "constaté par \(check ?? "un contrôle").")
            return place.isEmpty ? capitalised(seen) : place + seen
        }
        let found =
            kind == .overdue
            ? say("when we last heard from it, \(reason)", "à ses dernières nouvelles, \(reason)") : reason
        return (place.isEmpty ? capitalised(found) : place + found) + "."
    }

    /// What one place says of a fact; the line of an earlier version says it in its own words.
    private func factEvidence(_ line: AlertModel.EvidenceLine, _ isOver: Bool) -> EvidenceWords {
        let name = line.channel.map(name) ?? serviceItself
        let words = quoted(line.detail)
        let sentence =
            switch line.reason.flatMap(FactSaid.init) {
            case .own where isOver:
                say("The service’s own file said \(words).", "Le fichier du service indiquait \(words).")
            case .says where isOver: say("\(name) said \(words).", "\(name) indiquait \(words).")
            case .missing where isOver:
                say("\(name) was searched and did not say it.", "\(name) : cherché, et non indiqué.")
            case .unreadable where isOver:
                say(
                    "\(name) said \(words), which could not be compared.", "\(name) indiquait \(words), non comparable."
                )
            case .stale where isOver:
                say(
                    "\(name) said \(words), which was too old to count.",
                    "\(name) indiquait \(words), trop ancien pour compter.")
            case .own: say("The service’s own file says \(words).", "Le fichier du service indique \(words).")
            case .says: say("\(name) says \(words).", "\(name) indique \(words).")
            case .missing:
                say("\(name) was searched and does not say it.", "\(name) : cherché, et non indiqué.")
            case .unreadable:
                say("\(name) says \(words), which cannot be compared.", "\(name) indique \(words), non comparable.")
            case .stale:
                say(
                    "\(name) says \(words), which is too old to count.",
                    "\(name) indique \(words), trop ancien pour compter.")
            case nil: capitalised(line.detail) + "."
            }
        return EvidenceWords(sentence: sentence, technical: line.source)
    }

    /// Before the technical line of an observation.
    func forTheTeam(_ line: String) -> String { say("for the team: \(line)", "pour l’équipe : \(line)") }

    /// Where an observation stands, in words.
    func observation(_ address: ObservationAddress) -> String {
        let check = address.check.map(quoted) ?? say("without a name", "sans nom")
        guard let at = address.at else { return say("the check \(check)", "le contrôle \(check)") }
        return say("the check \(check) of \(moment(at))", "le contrôle \(check) du \(moment(at))")
    }
}
