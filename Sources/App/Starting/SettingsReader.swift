import Documents
import Foundation
import Operations

/// Reads the settings: the file, and over it the environment (`PLUMBLINE_MAIL_RELAY` for `mail: { relay: … }`).
struct SettingsReader {
    let environment: [String: String]

    /// The file that is read where none is named and it is there.
    static let usualFile = "plumbline.yaml"

    /// Keys that a variable can set; those that end in `[]` take a list with commas.
    static let keys = [
        "listen", "public_url", "database", "standards[]", "questions[]", "probes[]", "trusted_proxies[]", "user_agent",
        "network.ca_bundle", "network.in_flight", "network.per_host", "network.references[]", "retention.results",
        "retention.hours",
        "retention.days", "retention.submissions", "mail.relay", "mail.starttls", "mail.user", "mail.from",
        "alerts.group_wait", "alerts.remind_every", "alerts.fallback", "alerts.unmeasured_after", "operator.email",
        "log.level", "log.format",
    ]

    /// The name of the variable for a key.
    static func variable(for key: String) -> String {
        "PLUMBLINE_"
            + key.replacingOccurrences(of: "[]", with: "").replacingOccurrences(of: ".", with: "_").uppercased()
    }

    /// The file that is read: the one named, else the one of the environment, else the usual one where it is there.
    func file(named file: String?) -> String? {
        let hasUsual = FileManager.default.fileExists(atPath: Self.usualFile)
        return file ?? environment["PLUMBLINE_CONFIG"] ?? (hasUsual ? Self.usualFile : nil)
    }

    /// The settings of a file, or of the usual one, or the defaults, under the environment.
    func read(file: String?) throws -> Settings {
        var document: Document
        if let path = self.file(named: file) {
            document = try Document.read(try SourceFiles.read(path).bytes, file: path)
        } else {
            let empty = "format: \"plumbline-config\"\nformat_version: \"1\"\n"
            document = try Document.read(Array(empty.utf8), file: "defaults")
        }
        var names: [Int: String] = [:]
        for (index, key) in Self.keys.enumerated() {
            let name = Self.variable(for: key)
            guard let text = environment[name] else { continue }
            // Line 0 does not exist in any file: it marks what came from the environment.
            let place = SourceLocation(line: 0, column: index + 1)
            names[index + 1] = name
            let path = key.replacingOccurrences(of: "[]", with: "").split(separator: ".").map(String.init)
            document = document.setting(path, to: Self.node(text, isList: key.hasSuffix("[]"), at: place))
        }
        try refuseUnknownVariables()
        do {
            return try Settings.read(document)
        } catch {
            throw DocumentProblems(
                error.problems.map { problem in
                    guard problem.location.line == 0, let name = names[problem.location.column] else { return problem }
                    return DocumentProblem(
                        file: "environment variable \(name)", location: .start, what: problem.what,
                        expected: problem.expected, hint: problem.hint)
                })
        }
    }

    private static func node(_ text: String, isList: Bool, at place: SourceLocation) -> DocumentNode {
        guard isList else {
            let isNumber = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
            return DocumentNode(content: .scalar(text, quoted: !isNumber), location: place)
        }
        let items = text.split(separator: ",").map { item in
            DocumentNode(
                content: .scalar(item.trimmingCharacters(in: .whitespaces), quoted: true), location: place)
        }
        return DocumentNode(content: .sequence(items), location: place)
    }

    /// A misspelt variable must not pass for one that is not set.
    private func refuseUnknownVariables() throws {
        let known =
            Self.keys.map(Self.variable) + [
                "PLUMBLINE_CONFIG", "PLUMBLINE_TARGETS", "PLUMBLINE_SANITIZER", "PLUMBLINE_LIBRARIES",
            ]
        let problems = environment.keys.filter { $0.hasPrefix("PLUMBLINE_") && !known.contains($0) }.sorted().map {
            DocumentProblem(
                file: "environment variable \($0)", location: .start, what: "unknown variable",
                expected: "one of the keys of the configuration in capitals",
                hint: suggestion(for: $0, among: known))
        }
        guard problems.isEmpty else { throw DocumentProblems(problems) }
    }
}
