import Foundation

/// axe-core, which finds what keeps people with disabilities from using a page.
public struct Axe: Sendable {
    /// One rule that a page breaks, with every place.
    public struct Violation: Decodable, Sendable, CustomStringConvertible {
        struct Node: Decodable, Sendable {
            let target: [String]
            let failureSummary: String?
        }
        /// The rule.
        public let id: String
        let help: String
        let nodes: [Node]

        /// The rule, and for each place its selector and what is wrong there.
        public var description: String {
            "\(id): \(help)\n"
                + nodes.map { "  \($0.target.joined(separator: " ")): \($0.failureSummary ?? "")" }
                .joined(separator: "\n")
        }
    }

    private let script: String

    /// Reads the script that `make packages-test` puts beside the build.
    public init() throws {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        let path = folder.appendingPathComponent(".build/axe/axe.min.js").path
        guard let script = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ChildProcess.Failure(
                description: "\(path) is missing: run “make packages-test”, which puts it there")
        }
        self.script = script
    }

    /// What is wrong on a page by WCAG 2.2 at levels A and AA and by good practice; scripts must be allowed.
    public func violations(on page: BrowserPage) async throws -> [Violation] {
        if try await page.evaluate("typeof axe", as: String.self) == "undefined" {
            _ = try await page.evaluate(script + ";true", as: Bool.self)
        }
        return try await page.evaluate(
            """
            axe.run(document, { resultTypes: ["violations"], runOnly:
              ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
              .then(found => found.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes
                .map(({ target, failureSummary }) => ({ target: target.flat(), failureSummary })) })))
            """)
    }
}
