import Documents
import TestSupport
import Testing

/// Files that are made to hurt: each has to be refused, or read, at once.
@Suite(.timeLimit(.minutes(5))) struct HostileTests {
    private func isRefused(_ text: String) -> Bool {
        (try? Document.read(Array(text.utf8), file: "f")) == nil
    }

    @Test func `a tree of billions of aliases is refused before it is walked`() {
        var text = "format: x\nformat_version: \"1\"\na0: &a0 [x, x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(isRefused(text))
        // As a key it would be hashed while it is composed.
        #expect(isRefused(text + "? *a60\n: x\n"))
        #expect(isRefused("{" + (0..<40).map { "\"k\($0)\":&k\($0)[*k\($0),x]" }.joined(separator: ",") + "}"))
    }

    @Test(arguments: ["[", "{", "- ", "? ", "{? ", "[{a: ", "\"", "'", "a: ", "|", "&a ", "*a ", "!!a ", "{a"])
    func `endless repetition is refused`(piece: String) {
        #expect(isRefused(String(repeating: piece, count: 200_000 / piece.utf8.count)))
    }

    @Test func `trees as keys of trees are refused`() {
        let words = (0..<5_000).map { "k\($0): v" }.joined(separator: ", ")
        #expect(isRefused(String(repeating: "{? ", count: 900) + "{\(words)}" + String(repeating: " : x}", count: 900)))
    }

    @Test func `a file of very many keys is read`() throws {
        let keys = (0..<20_000).map { "k\($0): 1\n" }.joined()
        let document = try Document.read(Array("format: x\nformat_version: \"1\"\n\(keys)".utf8), file: "f")
        let decoder = DocumentDecoder(document)
        decoder.root.done()
        #expect(throws: DocumentProblems.self) { try decoder.finish(1) }
    }

    @Test(arguments: UInt64(1)...40)
    func `a damaged file is read or refused, never fatal`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let whole = Array(
            """
            format: "x"
            format_version: "1"
            title: { en: "A", fr: 'B' }  # words
            list:
              - id: "a"
                text: |
                  block
                more: [1, 2.5, true, null, {x: "\\u00e9"}]
              - ? key
                : value
            """.utf8)
        for _ in 0..<100 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 2:
                    bytes.insert(
                        Array("&*!?:-[]{}\"'|>%@`#,\n\t \\".utf8).randomElement(using: &random) ?? 0, at: place)
                default: bytes.removeSubrange(place...)
                }
                if bytes.isEmpty { break }
            }
            do throws(DocumentProblems) {
                _ = try Document.read(bytes, file: "f")
            } catch {
                #expect(!error.problems.isEmpty)
                #expect(error.problems.allSatisfy { $0.location.line >= 1 && $0.location.column >= 1 })
            }
        }
    }
}
