import Foundation

/// What a pushed source says of itself.
public struct Push: Sendable, Hashable {
    /// How it is.
    public enum Status: String, CaseIterable, Sendable, Hashable { case ok, degraded, fail }

    /// Why what was sent cannot be read.
    public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong, and what was expected.
        public let description: String
    }

    /// The longest message that is kept, in characters.
    public static let longestMessage = 200
    /// The longest body that is read, in bytes.
    public static let longestBody = 4096

    /// How the source is.
    public let status: Status
    /// What it says beside that, at most 200 characters in one line; empty for nothing.
    public let message: String

    /// Creates a report; the message is made one line and shortened.
    public init(status: Status = .ok, message: String = "") {
        self.status = status
        self.message = Self.oneLine(message)
    }

    /// Reads a report from a query, and from a body that is a form or JSON.
    ///
    /// The fields are `status` (ok where nothing is said) and `message`; what the body says counts before the query.
    ///
    /// - Throws: that the body is too long or not of its type, or that the status is none.
    public init(query: [String: String], contentType: String? = nil, body: [UInt8] = []) throws(Problem) {
        guard body.count <= Self.longestBody else {
            throw Problem(description: "the body has \(body.count) bytes, expected at most \(Self.longestBody)")
        }
        var fields = query
        if !body.isEmpty {
            switch contentType?.split(separator: ";").first.map({ $0.lowercased() }) {
            case "application/json": fields.merge(try Self.json(body)) { $1 }
            case "application/x-www-form-urlencoded", nil: fields.merge(Self.form(body)) { $1 }
            // A phone system that sends something else beside its query means the query.
            default: break
            }
        }
        let word = fields["status"] ?? ""
        guard let status = word.isEmpty ? .ok : Status(rawValue: word.lowercased()) else {
            throw Problem(
                description: "status is \(ConditionWords.shortened(word)), expected one of ok, degraded, fail")
        }
        self.init(status: status, message: fields["message"] ?? "")
    }

    private struct Fields: Decodable {
        var status: String?
        var message: String?
    }

    private static func json(_ body: [UInt8]) throws(Problem) -> [String: String] {
        guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(body)) else {
            throw Problem(
                description: #"the body is not read as JSON, expected { "status": "ok", "message": "…" }"#)
        }
        var found: [String: String] = [:]
        found["status"] = fields.status
        found["message"] = fields.message
        return found
    }

    private static func form(_ body: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let words = parts.map { part -> String in
                let spaced = String(part.replacing("+", with: " "))
                return spaced.removingPercentEncoding ?? spaced
            }
            if let name = words.first, fields[name] == nil { fields[name] = words.count > 1 ? words[1] : "" }
        }
        return fields
    }

    /// Control characters (line ends too) become blanks, runs of blanks one, and what is over the limit is left out.
    private static func oneLine(_ text: String) -> String {
        let blanked = text.unicodeScalars.map { scalar -> Character in
            let isControl =
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            return isControl || scalar.properties.isWhitespace ? " " : Character(scalar)
        }
        let line = String(blanked).split(separator: " ").joined(separator: " ")
        guard line.count > longestMessage else { return line }
        return String(line.prefix(longestMessage - 1)) + "…"
    }
}
