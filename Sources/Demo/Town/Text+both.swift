import Registry

extension Text {
    /// Words in the two languages of the town.
    static func both(_ english: String, _ french: String) -> Text {
        Text([Wording(language: "en", words: english), Wording(language: "fr", words: french)]) ?? Text("en", english)
    }
}
