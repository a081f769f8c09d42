import Documents
import Foundation
import Standards
import Testing

/// One mistake in the sample of a checklist file.
struct BrokenChecklist: Sendable, CustomTestStringConvertible {
    /// What is wrong.
    let name: String
    /// The part of the sample that is replaced where it first stands.
    let part: String
    /// What stands there instead.
    let replacement: String
    /// The messages, without the file's name.
    let messages: [String]

    init(_ name: String, replacing part: String, with replacement: String, messages: [String]) {
        self.name = name
        self.part = part
        self.replacement = replacement
        self.messages = messages
    }

    var testDescription: String { name }
}

@Suite struct BrokenChecklistTests {
    static let mistakes = [
        headMistakes, partMistakes, parameterMistakes, criterionMistakes, checkMistakes, bandMistakes,
        comparisonMistakes, wholeMistakes,
    ].flatMap { $0 }

    /// Every message that reading a checklist gives; none where it can be read.
    private func messages(_ bytes: [UInt8]) -> [String] {
        do throws(DocumentProblems) {
            _ = try Standard.read(try Document.read(bytes, file: "checklist.yaml"))
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    /// The same tree as JSON, in one line.
    private func json(_ node: DocumentNode) -> String {
        switch node.content {
        case .null: return "null"
        case .scalar(let word, let isQuoted): return isQuoted ? json(word) : word
        case .sequence(let items): return "[" + items.map(json).joined(separator: ", ") + "]"
        case .mapping(let entries):
            return "{" + entries.map { "\(json($0.key)): \(json($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private func json(_ word: String) -> String {
        let escaped = word.replacingOccurrences(of: #"\"#, with: #"\\"#).replacingOccurrences(of: "\"", with: #"\""#)
        return "\"\(escaped)\""
    }

    @Test(arguments: mistakes)
    func `each mistake in a checklist is told with its place, what was expected and what was meant`(
        checklist: BrokenChecklist
    ) throws {
        let sample = SampleChecklist.text
        let range = try #require(sample.range(of: checklist.part))
        let text = sample.replacingCharacters(in: range, with: checklist.replacement)
        #expect(messages(Array(text.utf8)) == checklist.messages.map { "checklist.yaml:" + $0 })
    }

    @Test func `every mistake has a name of its own`() {
        let names = Self.mistakes.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test func `a checklist in UTF-16 or Latin-1 is refused where it stops being UTF-8`() {
        let utf16: [UInt8] = SampleChecklist.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let told = messages([0xFF, 0xFE] + utf16)
        #expect(told == ["checklist.yaml:1:1: a byte that is not UTF-8, expected a file in UTF-8"])
        let latin1 = SampleChecklist.text.replacingOccurrences(of: "Norme minimale", with: "Norme générale")
            .unicodeScalars.map { UInt8($0.value) }
        #expect(messages(latin1) == ["checklist.yaml:11:54: a byte that is not UTF-8, expected a file in UTF-8"])
    }

    @Test func `a checklist of more than 1 MiB is refused`() {
        let text = SampleChecklist.text + "\n#"
        let padding = [UInt8](repeating: UInt8(ascii: "x"), count: 1_048_577 - text.utf8.count)
        let expected = "checklist.yaml:1:1: the file has 1048577 bytes, expected at most 1048576 (1 MiB)"
        #expect(messages(Array(text.utf8) + padding) == [expected])
        #expect(messages(Array(text.utf8) + padding.dropLast()).isEmpty)
    }

    @Test func `a digest in capitals is kept in small letters`() throws {
        let text = SampleChecklist.text.replacingOccurrences(of: #"sha256: "0f"#, with: #"sha256: "0F"#)
        #expect(text != SampleChecklist.text)
        #expect(try SampleChecklist.read(text) == SampleChecklist.read())
    }

    @Test func `a text parameter can be what words equal, and nothing that a number equals`() {
        let sample = SampleChecklist.text
            .replacingOccurrences(of: #"id: "notice_days", type: "integer""#, with: #"id: "notice_days", type: "text""#)
            .replacingOccurrences(of: ">= {notice_days}", with: "= {notice_days}")
        let told = #"54:41: the parameter "notice_days" is text, expected a parameter of type integer or number"#
        #expect(messages(Array(sample.utf8)) == ["checklist.yaml:" + told])
        let words = sample.replacingOccurrences(of: "maintenance.notice_lead", with: "tls.version_lowest")
        #expect(messages(Array(words.utf8)).isEmpty)
    }

    @Test func `a byte order mark and line ends of Windows do no harm`() throws {
        let lines = SampleChecklist.text.replacingOccurrences(of: "\n", with: "\r\n")
        #expect(messages([0xEF, 0xBB, 0xBF] + Array(SampleChecklist.text.utf8)).isEmpty)
        #expect(try SampleChecklist.read(lines) == SampleChecklist.read())
    }

    @Test func `the same tree as JSON is the same standard`() throws {
        let document = try Document.read(Array(SampleChecklist.text.utf8), file: "checklist.yaml")
        let text = json(document.root)
        #expect(text.hasPrefix(#"{"format": "service-checklist", "format_version": "1""#))
        #expect(try SampleChecklist.read(text) == SampleChecklist.read())
    }
}
