/// A text without what would name a person, with what was taken out of it.
public struct RedactedText: Sendable, Hashable {
    /// The text; where something was taken out stands what kind of thing it was, `[e-mail]`.
    public var text: String
    /// How often each kind was taken out; never the value.
    public var taken: [PersonalData: Int]

    /// Creates a text.
    public init(text: String, taken: [PersonalData: Int] = [:]) {
        self.text = text
        self.taken = taken
    }
}

/// The kinds of personal data that are looked for.
public enum PersonalData: String, CaseIterable, Sendable, Hashable, Codable {
    case email = "e-mail"
    case iban = "iban"
    case card = "card"
    case nationalNumber = "national number"
    case phone = "phone"

    /// What stands in the text instead.
    public var placeholder: String { "[\(rawValue)]" }
}
