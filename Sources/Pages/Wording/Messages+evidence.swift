import Measures
import Registry

/// What alerts rest on, in sentences.
extension Messages {
    var evidenceTitle: String { say("What this rests on", "Sur quoi cela repose") }
    var noEvidence: String {
        say("No single observation is kept for it.", "Aucune observation particulière n’est conservée.")
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
        let check = line.check.map { say("check \(quoted($0))", "contrôle \(quoted($0))") }
        let technical = [check, line.detail].compactMap { $0 }
        return EvidenceWords(
            sentence: finding(line, of: kind, isOver),
            technical: line.detail.isEmpty ? nil : forTheTeam(technical.joined(separator: " – ")),
            english: line.detail)
    }

    private func finding(_ line: AlertModel.EvidenceLine, of kind: AlertModel.Kind, _ isOver: Bool) -> String {
        let place = line.channel.map { capitalised(way($0)) + colon + " " } ?? ""
        guard let reason = line.reason.map({ isOver ? reasonBefore($0) : reason($0) }) else {
            let check = line.check.map { say("the check \(quoted($0))", "le contrôle \(quoted($0))") }
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
