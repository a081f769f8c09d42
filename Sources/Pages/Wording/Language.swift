/// The languages of the pages and mails.
public enum Language: String, CaseIterable, Sendable, Hashable {
    case english = "en"
    case french = "fr"

    /// What the language calls itself.
    public var ownName: String {
        switch self {
        case .english: "English"
        case .french: "Français"
        }
    }

    /// The language of a BCP 47 tag (`fr-CA`), where the pages have it.
    public init?(tag: some StringProtocol) {
        if let exact = Language(rawValue: String(tag)) {
            self = exact
            return
        }
        guard let primary = tag.split(separator: "-").first else { return nil }
        self.init(rawValue: primary.lowercased())
    }

    /// The language asked for by `?lang=`, else the best of an `Accept-Language` header, else English.
    public static func chosen(query: String?, accept: String?) -> Language {
        if let query, let asked = Language(tag: query) { return asked }
        var best: (language: Language, weight: Double)?
        for range in (accept ?? "").split(separator: ",").prefix(32) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let tag = parts.first, let language = Language(tag: tag == "*" ? "en" : tag) else { continue }
            let written = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
            let weight = written.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard weight > 0, weight <= 1, weight > best?.weight ?? 0 else { continue }
            best = (language, weight)
        }
        return best?.language ?? .english
    }
}
