extension Intake {
    /// How many characters a text counts as: as many as people see, or a quarter of its Unicode scalars where that is
    /// more.
    ///
    /// One character may hold any number of scalars: a letter under a hundred thousand accents is one. Flags, emoji and
    /// the scripts of the world need less than four for each character over a whole text.
    public static func length(_ text: String) -> Int {
        max(text.count, (text.unicodeScalars.count + scalarsPerCharacter - 1) / scalarsPerCharacter)
    }

    /// Whether a text has more characters than a limit, or more than four times as many Unicode scalars.
    public static func isTooLong(_ text: String, limit: Int) -> Bool {
        let scalars = text.unicodeScalars
        let most = mostScalars(limit)
        // Scalars first: what is far too long is not counted to its end.
        if scalars.index(scalars.startIndex, offsetBy: most, limitedBy: scalars.endIndex).map({ $0 < scalars.endIndex })
            ?? false
        {
            return true
        }
        return text.count > max(0, limit)
    }

    /// The text, cut where it is too long: whole characters, the last of them then "…".
    public static func shortened(_ text: String, to limit: Int) -> String {
        guard isTooLong(text, limit: limit) else { return text }
        guard limit > 0 else { return "" }
        var kept = ""
        var characters = 1
        var scalars = 1
        for character in text {
            characters += 1
            scalars += character.unicodeScalars.count
            guard characters <= limit, scalars <= mostScalars(limit) else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    private static let scalarsPerCharacter = 4

    private static func mostScalars(_ limit: Int) -> Int {
        let (product, isTooMuch) = max(0, limit).multipliedReportingOverflow(by: scalarsPerCharacter)
        return isTooMuch ? .max : product
    }
}
