extension WebAddress {
    /// Why a text is no such URL; two are equal where the same thing is wrong, wherever it stands.
    public struct Problem: Error, Hashable, Sendable {
        private enum Kind: Sendable { case scheme, host, credentials, port, characters }

        private let kind: Kind
        /// What a message says is wrong, after the URL; nothing where what was expected says it all.
        public let what: String?
        /// What a message says was expected.
        public let expected: String

        private init(_ kind: Kind, _ what: String?, expected: String) {
            self.kind = kind
            self.what = what
            self.expected = expected
        }

        /// It begins otherwise.
        public static let scheme = Problem(.scheme, nil, expected: "a URL that begins with https:// or http://")

        /// It begins so twice.
        static let doubleScheme = Problem(
            .scheme, "it says https:// or http:// twice", expected: "a URL that begins with https:// or http:// once")

        /// What stands for the host is none.
        public static let host = Problem(
            .host, "there is no host in it", expected: "a URL with a host name, as https://service.example/start")

        /// It carries a user name.
        public static let credentials = Problem(
            .credentials, "it contains a user name",
            expected: "a URL without user and password (name a secret instead)")

        /// What stands for the port is none.
        public static let port = Problem(.port, "its port is none", expected: "a port from 1 to 65535, or none")

        /// A character that no URL may hold.
        public static let characters = Problem(
            .characters, "it has characters that no URL may hold", expected: "a URL without them (percent-encode them)")

        /// What stands for the host is none: this.
        static func host(_ text: some StringProtocol) -> Problem {
            text.isEmpty
                ? host : Problem(.host, "its host \"\(text)\" is no name and no address", expected: host.expected)
        }

        /// A host in another script, with characters that no name can have.
        static func internationalHost(_ text: some StringProtocol) -> Problem {
            Problem(
                .host, "its host \"\(text)\" has characters that names of hosts cannot have", expected: host.expected)
        }

        /// What stands for the port is none: this.
        static func port(_ text: some StringProtocol) -> Problem {
            Problem(.port, "its port is \"\(text)\"", expected: port.expected)
        }

        /// A character that no URL may hold, at a place counted from 1.
        static func character(_ scalar: Unicode.Scalar, at place: Int) -> Problem {
            let encoded = scalar.value < 0x80 ? " (percent-encoded: \(encoded(scalar)))" : ""
            return Problem(
                .characters, "at character \(place) it has \(words(scalar))", expected: "a URL without it\(encoded)")
        }

        /// Whether the same thing is wrong.
        public static func == (one: Problem, other: Problem) -> Bool { one.kind == other.kind }

        /// Hashes what is wrong.
        public func hash(into hasher: inout Hasher) { hasher.combine(kind) }

        private static func words(_ scalar: Unicode.Scalar) -> String {
            switch scalar {
            case " ": "a blank"
            case "\t": "a tab"
            case "\n", "\r": "a line end"
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                    "an invisible character (U+\(hexadecimal(scalar, digits: 4)))"
                default: "the character \(scalar)"
                }
            }
        }

        private static func encoded(_ scalar: Unicode.Scalar) -> String { "%" + hexadecimal(scalar, digits: 2) }

        private static func hexadecimal(_ scalar: Unicode.Scalar, digits: Int) -> String {
            let text = String(scalar.value, radix: 16, uppercase: true)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
    }
}
