extension ScannedText {
    /// How a number is said to be that of a thing, and so not one under which a person is reached.
    enum Reference: Sendable {
        /// In so many words: `application number is`, `numéro de dossier`, `ref.`
        case named
        /// The thing stands right before it: `ticket`.
        case bare
    }

    /// Whether the words right before a place say that a reference follows.
    func reference(before place: Int) -> Reference? {
        var place = place
        var isNumbered = false
        var isClose = true
        for _ in 0..<6 {
            guard let (word, start, gap) = wordBefore(place) else { return nil }
            isNumbered = isNumbered || gap.contains(UInt8(ascii: "#"))
            // "About this case: 2025550143" is no number of a case.
            isClose = isClose && !gap.contains(UInt8(ascii: ":"))
            if Self.references.contains(word) { return .named }
            if Self.things.contains(word) {
                switch property(of: start) {
                case .telephone: return nil
                case .number: return .named
                case nil: return isNumbered ? .named : isClose ? .bare : nil
                }
            }
            if Self.numbers.contains(word) {
                isNumbered = true
            } else {
                guard Self.links.contains(word) else { return nil }
                isClose = false
            }
            place = start
        }
        return nil
    }

    /// What words before a thing say is its own.
    private enum Property {
        case number, telephone
    }

    /// What belongs to a thing: `number of my`, `numéro de`, but `téléphone du` is none of a reference.
    private func property(of thing: Int) -> Property? {
        var place = thing
        var property: Property?
        for step in 0..<4 {
            guard let (word, start, _) = wordBefore(place) else { return property }
            if Self.reached.contains(word) { return step > 0 ? .telephone : property }
            if Self.numbers.contains(word) {
                property = .number
            } else if property != nil || !Self.owners.contains(word) {
                return property
            }
            place = start
        }
        return property
    }

    /// The word before a place in the same sentence, where it begins, and what stands between.
    private func wordBefore(_ place: Int) -> (word: String, start: Int, gap: ArraySlice<UInt8>)? {
        var end = place
        while place - end < 5, Self.between.contains(self[end - 1]) { end -= 1 }
        let word = word(upTo: end)
        guard !word.isEmpty else { return nil }
        let start = end - word.unicodeScalars.count
        let gap = bytes[end..<place]
        // A full stop ends the sentence, unless it only shortens a word.
        guard !gap.contains(UInt8(ascii: ".")) || Self.shortened.contains(word) else { return nil }
        return (word, start, gap)
    }

    private static let between = Array(" :#.=-('\"".utf8) + [other]
    private static let shortened: Set<String> = ["no", "nr", "num", "n", "ref", "art", "l", "r", "d"]

    /// Accents are gone from what is scanned, so they are from these.
    private static let references: Set<String> = ["reference", "references", "ref", "refs"]
    private static let numbers: Set<String> = ["number", "numbers", "no", "nr", "num", "numero", "n", "id", "code"]
    private static let links: Set<String> = ["is", "was", "are", "the", "est", "etait", "le", "la", "l", "r", "d"]
    private static let reached: Set<String> = [
        "phone", "telephone", "tel", "mobile", "cell", "fax", "contact", "whatsapp",
    ]
    private static let owners: Set<String> = [
        "of", "the", "my", "our", "de", "du", "d", "la", "l", "ma", "mon", "notre", "ce", "cette",
    ]
    private static let things: Set<String> = [
        "application", "case", "file", "order", "ticket", "claim", "request", "invoice", "booking", "complaint",
        "permit", "licence", "license", "receipt", "registration", "form", "contract", "tracking", "confirmation",
        "transaction", "error", "article", "art", "regulation", "directive", "decree", "law",
        "dossier", "demande", "affaire", "commande", "facture", "reclamation", "plainte", "requete", "permis",
        "contrat", "recu", "suivi", "formulaire", "erreur", "billet", "reglement", "loi", "decret", "arrete",
    ]
}
