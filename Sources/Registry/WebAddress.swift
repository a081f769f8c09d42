/// An `http` or `https` URL whose host is named and that carries no user or password.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// The URL as it was written.
    public let text: String
    /// Whether it is `https`.
    public let isSecure: Bool
    /// The host in lower case; an IPv6 address without its brackets.
    public let host: String
    /// The port that is written, else 80 or 443.
    public let port: Int

    /// Why a text is no such URL.
    public enum Problem: Error, Hashable, Sendable {
        case scheme, host, credentials, port, characters

        /// What a message says was expected.
        public var expected: String {
            switch self {
            case .scheme: "a URL that begins with https:// or http://"
            case .host: "a URL with a host name, as https://service.example/start (punycode for other scripts)"
            case .credentials: "a URL without user and password (name a secret instead)"
            case .port: "a port from 1 to 65535"
            case .characters: "a URL of ASCII characters without spaces (percent-encode all others)"
            }
        }
    }

    /// Reads a URL.
    public init(_ text: String) throws(Problem) {
        let lower = text.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { throw .scheme }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !#""<>\^`{|}"#.utf8.contains($0) }) else {
            throw .characters
        }
        isSecure = lower.hasPrefix("https://")
        let rest = text.dropFirst(isSecure ? 8 : 7)
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { throw .credentials }
        let (name, digits) = try WebAddress.split(authority)
        host = name.lowercased()
        guard let digits else {
            port = isSecure ? 443 : 80
            self.text = text
            return
        }
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits),
            (1...65_535).contains(number)
        else { throw .port }
        port = number
        self.text = text
    }

    /// The URL as it was written.
    public var description: String { text }

    /// Host and, where there is one, port.
    private static func split(_ authority: Substring) throws(Problem) -> (Substring, Substring?) {
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { throw .host }
            let address = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            guard address.contains(":"), address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }),
                rest.isEmpty || rest.first == ":"
            else { throw .host }
            return (address, rest.isEmpty ? nil : rest.dropFirst())
        }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, isHostName(name) else { throw .host }
        return (name, parts.count == 2 ? parts[1] : nil)
    }

    /// Labels of letters, digits and inner hyphens (an underscore is met in practice), at most 253 characters.
    static func isHostName(_ name: Substring) -> Bool {
        let labels = (name.hasSuffix(".") ? name.dropLast() : name).split(
            separator: ".", omittingEmptySubsequences: false)
        return !name.isEmpty && name.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            }
    }
}
