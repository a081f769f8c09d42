import Registry

/// A mail address with the name of whoever it belongs to, `Plumbline <watch@example.gov>`.
public struct Mailbox: Hashable, Sendable, CustomStringConvertible {
    /// The name; nothing where there is none.
    public let name: String?
    /// The address.
    public let address: String

    /// Creates a mailbox; nothing where the address is none that mail can be sent to.
    ///
    /// Control characters in the name become spaces.
    public init?(name: String? = nil, address: String) {
        guard isEmailAddress(address) else { return nil }
        let words = name.map(HeaderText.clean) ?? ""
        self.name = words.isEmpty ? nil : words
        self.address = address
    }

    /// Reads `watch@example.gov`, `<watch@example.gov>`, `Plumbline <watch@example.gov>` or
    /// `"Watch, the" <watch@example.gov>`; nothing for any other form.
    public init?(_ text: String) {
        guard HeaderText.clean(text) == text else { return nil }
        guard text.hasSuffix(">") else {
            self.init(name: nil, address: text)
            return
        }
        guard let bracket = text.lastIndex(of: "<") else { return nil }
        let address = text[text.index(after: bracket)...].dropLast()
        let before = HeaderText.clean(String(text[..<bracket]))
        guard before.hasPrefix("\"") else {
            // Without quotes, these would end the name or begin another address (RFC 5322 §3.2.3).
            guard !before.contains(where: { "<>@,;:\"\\()[]".contains($0) }) else { return nil }
            self.init(name: before, address: String(address))
            return
        }
        guard let name = Mailbox.unquoted(before) else { return nil }
        self.init(name: name, address: String(address))
    }

    /// The form `Plumbline <watch@example.gov>`.
    public var description: String { name.map { "\($0) <\(address)>" } ?? address }

    private static func unquoted(_ text: String) -> String? {
        guard text.count >= 2, text.hasSuffix("\"") else { return nil }
        var name = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if isEscaped || (character != "\\" && character != "\"") {
                name.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                return nil
            }
        }
        return isEscaped ? nil : name
    }
}
