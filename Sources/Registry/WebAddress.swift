/// An `http` or `https` URL whose host is named and that carries no user or password.
///
/// It may be written in any script. What is written is shown; what is sent (`wire`) is ASCII, as browsers make it: the
/// host by UTS 46, the rest percent-encoded.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// The URL as it was written.
    public let text: String
    /// The URL as it is sent: the same where it was written in ASCII.
    public let wire: String
    /// Whether it is `https`.
    public let isSecure: Bool
    /// The host in lower case and ASCII; an IPv6 address without its brackets.
    public let host: String
    /// The host as it was written; an IPv6 address without its brackets.
    public let writtenHost: String
    /// The port that is written, else 80 or 443.
    public let port: Int

    /// Reads a URL.
    public init(_ text: String) throws(Problem) {
        let lower = text.prefix(8).lowercased()
        guard lower == "https://" || lower.hasPrefix("http://") else { throw .scheme }
        if let (character, place) = Self.misplaced(in: text) { throw .character(character, at: place) }
        isSecure = lower == "https://"
        let rest = text.dropFirst(isSecure ? 8 : 7)
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { throw .credentials }
        let (name, written) = try Self.split(authority)
        // `https://https://a.example/` names a host, but nobody means that one.
        if written?.isEmpty == true, ["http", "https"].contains(name.lowercased()) { throw .doubleScheme }
        // As browsers do: a colon with nothing behind it says nothing.
        let digits = written.flatMap { $0.isEmpty ? nil : $0 }
        writtenHost = String(name)
        host = try Self.ascii(name, isAddress: authority.first == "[")
        self.text = text
        if let digits {
            if let (place, scalar) = text.unicodeScalars.enumerated().first(where: { _, scalar in
                !scalar.isASCII && digits.unicodeScalars.contains(scalar)
            }) {
                throw .character(scalar, at: place + 1)
            }
            guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits),
                (1...65_535).contains(number)
            else { throw .port(digits) }
            port = number
        } else {
            port = isSecure ? 443 : 80
        }
        wire =
            text.utf8.allSatisfy { $0 < 0x80 } && !name.contains("%") && written?.isEmpty != true
            ? text
            : text.prefix(isSecure ? 8 : 7) + (authority.first == "[" ? "[\(host)]" : host)
                + (digits.map { ":\($0)" } ?? "")
                + Self.encoded(rest[authority.endIndex...])
    }

    /// The URL as it was written.
    public var description: String { text }

    /// Host and, where there is one, port.
    private static func split(_ authority: Substring) throws(Problem) -> (Substring, Substring?) {
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { throw .host(authority) }
            let address = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            guard address.contains(":"), address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }),
                rest.isEmpty || rest.first == ":"
            else { throw .host(authority) }
            return (address, rest.isEmpty ? nil : rest.dropFirst())
        }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return (parts[0], parts.count == 2 ? parts[1] : nil)
    }

    /// The first character that no URL may hold, and its place counted from 1; nothing for none.
    private static func misplaced(in text: String) -> (Unicode.Scalar, Int)? {
        for (place, scalar) in text.unicodeScalars.enumerated() where !mayStand(scalar) { return (scalar, place + 1) }
        return nil
    }

    /// Characters of other scripts may; what cannot be seen may not, but for the two that some scripts join letters with.
    private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value > 0x7E else { return scalar.value > 0x20 && !#""<>\^`{|}"#.unicodeScalars.contains(scalar) }
        switch scalar.properties.generalCategory {
        case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
            return false
        case .format: return scalar.value == 0x200C || scalar.value == 0x200D
        default: return scalar.value != 0xFFFD
        }
    }

    /// What other scripts have in paths and queries, percent-encoded as UTF-8.
    private static func encoded(_ text: Substring) -> String {
        var encoded = ""
        for byte in text.utf8 {
            if byte < 0x80 {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
