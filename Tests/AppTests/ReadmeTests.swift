import Foundation
import TestSupport
import Testing

/// What the README tells a newcomer to write and to type is what the program takes.
struct ReadmeTests {
    private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("README.md")

    /// The blocks of a language, in order.
    private static func blocks(_ language: String) throws -> [String] {
        let text = try String(contentsOf: readme, encoding: .utf8)
        var blocks: [String] = []
        var current: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = line.drop { $0 == " " }
            if bare == "```\(language)" {
                current = []
            } else if bare.hasPrefix("```"), let lines = current {
                blocks.append(lines.joined(separator: "\n") + "\n")
                current = nil
            } else {
                current?.append(line)
            }
        }
        return blocks
    }

    @Test func `the service files of the README are valid and register`() throws {
        let town = try Installation(probing: [])
        let files = try Self.blocks("yaml").filter { $0.contains("plumbline-service") }
        try #require(!files.isEmpty)
        for (number, text) in files.enumerated() {
            try town.write(text, to: "readme-\(number).yaml")
            let validated = try town.run("validate", "readme-\(number).yaml")
            #expect(validated.code == 0, "\(validated.errors)")
            let registered = try town.run("register", "readme-\(number).yaml")
            #expect(registered.code == 0, "\(registered.errors)")
        }
    }

    @Test func `the checklist files of the README are valid`() throws {
        let town = try Installation(probing: [])
        let files = try Self.blocks("yaml").filter { $0.contains("service-checklist") }
        try #require(!files.isEmpty)
        for (number, text) in files.enumerated() {
            try town.write(text, to: "checklist-\(number).yaml")
            let validated = try town.run("validate", "checklist-\(number).yaml")
            #expect(validated.code == 0, "\(validated.errors)")
        }
    }

    @Test func `the commands of the README exist, with the flags it gives them`() throws {
        let town = try Installation(probing: [])
        let lines = try Self.blocks("sh").flatMap { $0.split(separator: "\n") }
            .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("plumbline ") || $0.contains("/plumbline ") }
        try #require(lines.count > 5)
        for line in lines {
            let words = line.prefix { $0 != "#" }.split(separator: " ").dropFirst().map(String.init)
            let command = words.prefix { !$0.hasPrefix("-") && $0.allSatisfy { $0.isLetter && $0.isLowercase } }
            let help = try town.run(Array(command) + ["--help"])
            #expect(help.code == 0, "\(line)")
            for flag in words where flag.hasPrefix("--") { #expect(help.output.contains(flag), "\(line)") }
        }
    }
}
