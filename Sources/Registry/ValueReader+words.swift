public import Documents

extension ValueReader {
    /// A slug: 1 to 63 small letters, digits and hyphens.
    public func slug() -> String? {
        parse(expected: "1 to 63 small letters, digits and hyphens (a-z 0-9 -)") { isSlug($0) ? $0 : nil }
    }

    /// A slug that may have underscores too: facts, offices, parameters.
    public func identifier() -> String? {
        parse(expected: identifierForm) { isSlug($0, orUnderscore: true) ? $0 : nil }
    }

    /// A list of slugs.
    public func slugs() -> [String]? { list { $0.slug() } }

    /// The id of something published elsewhere, `uk.gov.service-standard`: letters, digits, dots, hyphens, underscores.
    ///
    /// - Parameter limit: How many characters it may have.
    public func publishedID(limit: Int = 127) -> String? {
        let expected =
            "1 to \(limit) letters, digits, dots, hyphens and underscores, with a letter or digit at both ends"
        return parse(expected: expected) { word in
            guard let first = word.utf8.first, let last = word.utf8.last, isLetterOrDigit(first), isLetterOrDigit(last),
                word.utf8.allSatisfy({ isLetterOrDigit($0) || ".-_".utf8.contains($0) }), word.utf8.count <= limit
            else { return nil }
            return word
        }
    }

    /// A language by its BCP 47 tag, `en` or `fr-CA`.
    public func languageTag() -> String? {
        parse(expected: "a BCP 47 language tag, as \"en\" or \"fr-CA\"") { isLanguageTag($0) ? $0 : nil }
    }

    /// Words for people: `{ en: "…", fr: "…" }`.
    public func text() -> Text? {
        guard isMapping, let mapping = mapping() else {
            let found =
                switch content {
                case .scalar(let word, _): "only \(quoted(word))"
                case .sequence: "a list"
                case .null, .mapping: "nothing"
                }
            report("\(subject) is \(found)", expected: "words by language: { en: \"…\" }")
            return nil
        }
        var wordings: [Text.Wording] = []
        var languages: Set<String> = []
        for (language, location, value) in mapping.entries() {
            guard isLanguageTag(language) else {
                mapping.report(
                    "\(quoted(language)) in \(subject) is not a language", at: location,
                    expected: "a BCP 47 language tag, as en or fr-CA")
                continue
            }
            guard languages.insert(language.lowercased()).inserted else {
                mapping.report(
                    "\(subject) has the language \(quoted(language)) twice", at: location, expected: "it once")
                continue
            }
            if let words = value.string() { wordings.append(Text.Wording(language: language, words: words)) }
        }
        if languages.isEmpty, mapping.entries().isEmpty {
            report("\(subject) has no words", expected: "words by language: { en: \"…\" }")
        }
        return Text(wordings)
    }

    /// A URL with `http` or `https`.
    public func webAddress() -> WebAddress? {
        guard let word = string() else { return nil }
        do {
            return try WebAddress(word)
        } catch {
            // A URL with a password in it must not be printed.
            report(
                error == .credentials
                    ? "\(subject) contains a user name"
                    : "\(subject) is \(quoted(word))" + (error.what.map { ": \($0)" } ?? ""),
                expected: error.expected)
            return nil
        }
    }

    /// An e-mail address.
    public func email() -> String? {
        parse(expected: "an e-mail address, as name@office.example") { isEmailAddress($0) ? $0 : nil }
    }

    /// A value as written, or the name of a secret: `{ secret: "crm-token" }`.
    public func valueOrSecret() -> ValueOrSecret? {
        guard isMapping else { return asWritten().map(ValueOrSecret.value) }
        guard let mapping = mapping() else { return nil }
        defer { mapping.done() }
        return mapping.required("secret") { $0.publishedID() }.map(ValueOrSecret.secret)
    }
}

/// A parameter: a value, or the name under which the operator's configuration keeps it secret.
public enum ValueOrSecret: Hashable, Sendable {
    /// The value as written.
    case value(String)
    /// The name of a secret.
    case secret(String)
}

/// What a message says where an id with underscores was expected.
let identifierForm = "1 to 63 small letters, digits, hyphens and underscores (a-z 0-9 - _)"

/// Whether a text is a slug: 1 to 63 small letters, digits and hyphens, and underscores where they are allowed.
public func isSlug(_ text: String, orUnderscore: Bool = false) -> Bool {
    (1...63).contains(text.utf8.count)
        && text.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || (orUnderscore && $0 == 95)
        }
}

/// Whether a text has the shape of a BCP 47 tag.
public func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let primary = parts.first, (2...3).contains(primary.utf8.count), text.utf8.count <= 35,
        primary.utf8.allSatisfy({ (97...122).contains($0) || (65...90).contains($0) })
    else { return false }
    return parts.dropFirst().allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetterOrDigit) }
        && parts.last?.utf8.count != 1
}

/// Whether a text is an e-mail address that mail can be sent to: one `@`, a host name, nothing that ends a header.
public func isEmailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count),
        WebAddress.isHostName(parts[1]), !parts[1].hasSuffix("."), !parts[0].hasPrefix("."), !parts[0].hasSuffix(".")
    else { return false }
    return parts[0].utf8.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+/=?^_`{|}~.-".utf8.contains($0) }
        && !parts[0].contains("..")
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
}
