public import Registry

extension Money {
    /// Reads an amount as pages and people state it: `€75.00`, `75,00 €`, `EUR 1.075,50`, `1 250,00 €`, `75`, `free`.
    ///
    /// The text must hold exactly one amount: a range, a second number or a word that is no currency makes it unreadable.
    /// What stands in brackets beside an amount with its currency may say more, as long as it names no other amount.
    /// A currency sign that several countries share means the declared currency where one is declared.
    ///
    /// - Parameter currency: the currency where the text names none.
    public init?(stated text: String, currency: Currency? = nil) {
        if let currency, FreeOfCharge.isStated(by: text) {
            self.init(minorUnits: 0, currency: currency)
            return
        }
        guard let stated = StatedAmount(text), let known = stated.currency(declared: currency),
            let number = stated.number.decimal(decimals: known.decimals)
        else { return nil }
        self.init(amount: (stated.isNegative ? "-" : "") + number, currency: known)
    }
}

/// The ways to say that something costs nothing.
private enum FreeOfCharge {
    /// Whether a text says so and nothing else.
    static func isStated(by text: String) -> Bool {
        guard text.allSatisfy({ !$0.isNumber && !$0.isCurrencySymbol }) else { return false }
        let words = text.lowercased().split { !$0.isLetter }
        return forms.contains(words.joined(separator: " "))
    }

    /// In small letters, without punctuation.
    private static let forms: Set<String> = [
        // English
        "free", "free of charge", "for free", "no fee", "no fees", "no charge", "no cost", "without charge",
        "at no cost", "it is free", "this service is free",
        // French
        "gratuit", "gratuite", "gratuits", "gratuites", "gratuitement", "sans frais", "aucun frais", "c est gratuit",
        // German
        "kostenlos", "kostenfrei", "gebührenfrei", "gratis", "unentgeltlich", "keine gebühr", "keine gebühren",
        "keine kosten",
        // Spanish, Italian, Portuguese
        "gratuito", "gratuita", "sin coste", "sin costo", "senza costi", "grátis", "sem custos",
        // Dutch, Scandinavian, Finnish
        "kosteloos", "kostnadsfri", "kostnadsfritt", "gebyrfri", "ilmainen", "maksuton",
    ]
}
