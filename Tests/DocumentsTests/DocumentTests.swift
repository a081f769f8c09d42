import Documents
import Testing

@Suite struct DocumentTests {
    private func problems(_ bytes: [UInt8]) -> [String] {
        do throws(DocumentProblems) {
            _ = try Document.read(bytes, file: "f")
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    private func problems(_ body: String) -> [String] {
        problems(Array("format: \"x\"\nformat_version: \"1\"\n\(body)".utf8))
    }

    @Test func `the envelope is told`() throws {
        let document = try Document.read(Array("format: plumbline-x\nformat_version: \"1.2\"\n".utf8), file: "f")
        #expect(document.format == "plumbline-x")
        #expect(document.formatVersion == "1.2")
        #expect(document.formatLocation == SourceLocation(line: 1, column: 9))
    }

    @Test(
        arguments: [
            ("", "f:1:1: the file is empty, expected format: \"…\" first"),
            ("# only a comment\n", "f:1:1: the file is empty, expected format: \"…\" first"),
            ("a", "f:1:1: the file is text, expected a mapping that begins with format: \"…\""),
            ("- a", "f:1:1: the file is a list, expected a mapping that begins with format: \"…\""),
            ("{}", "f:1:1: format is missing, expected format: \"…\" as the first key"),
            ("format: \"x\"", "f:1:1: format_version is missing, expected format_version: \"1\" as the second key"),
            ("format: [x]\nformat_version: \"1\"", "f:1:9: format is a list, expected format: \"…\" in quotes"),
            (
                "format: x\nformat_version: \"10\"",
                "f:2:17: the format version \"10\" is not known to this program, expected \"1\" (a newer Plumbline may read this file)"
            ),
        ])
    func `a broken envelope is refused`(text: String, message: String) {
        #expect(problems(Array(text.utf8)) == [message])
    }

    @Test func `bytes that are no text are refused with their place`() {
        #expect(
            problems([UInt8]("ab\nc".utf8) + [0xFF]) == ["f:2:2: a byte that is not UTF-8, expected a file in UTF-8"])
        #expect(
            problems([UInt8]("ab\nc".utf8) + [0]) == ["f:2:2: the control character U+0000, expected printable text"])
        #expect(problems([0xFF, 0xFE, 0x61, 0]) == ["f:1:1: a byte that is not UTF-8, expected a file in UTF-8"])
    }

    @Test func `a file of one mebibyte is read and one byte more is refused`() {
        let head = Array("format: \"x\"\nformat_version: \"1\"\n#".utf8)
        let full = head + [UInt8](repeating: UInt8(ascii: "a"), count: 1_048_576 - head.count)
        #expect(problems(full).isEmpty)
        #expect(problems(full + [10]) == ["f:1:1: the file has 1048577 bytes, expected at most 1048576 (1 MiB)"])
    }

    @Test func `a byte order mark is no part of the text`() {
        #expect(problems([0xEF, 0xBB, 0xBF] + Array("format: x\nformat_version: \"1\"\n".utf8)).isEmpty)
    }

    @Test(
        arguments: [
            ("a: &x 1", "f:3:4: an anchor (&), expected every value written out"),
            ("&x a: 1", "f:3:1: an anchor (&), expected every value written out"),
            ("a: *x", "f:3:4: an alias (*), expected every value written out"),
            ("a: !!int 1", "f:3:4: a tag (!), expected the value without it, or quotes around a text that begins so"),
            ("a: ! b", "f:3:4: a tag (!), expected the value without it, or quotes around a text that begins so"),
            ("a: !!map {}", "f:3:4: a tag (!), expected the value without it, or quotes around a text that begins so"),
            ("!!str a: 1", "f:3:1: a tag (!), expected the value without it, or quotes around a text that begins so"),
            ("<<: {}", "f:3:1: a merge key (<<), expected every key written out"),
            ("[a]: 1", "f:3:1: a key that is not a word, expected a word before the colon"),
            ("? {a: b}\n: 1", "f:3:3: a key that is not a word, expected a word before the colon"),
            ("a: \"\\0\"", "f:3:4: the character U+0000 in a text, expected printable text"),
            ("a: 1\n...\nb: 1", "f:5:1: not YAML or JSON: did not find expected <document start>"),
            ("a: 1\n---\nb: 1", "f:4:1: a second document begins here, expected one document in a file"),
            (
                "a: b: c",
                "f:3:5: not YAML or JSON: mapping values are not allowed in this context, expected quotes around a text with a colon in it"
            ),
            (
                "a: @b",
                "f:3:4: not YAML or JSON: found character that cannot start any token while scanning for the next token, expected quotes around a text that begins so"
            ),
            (
                "a: [>= 1]",
                "f:3:5: not YAML or JSON: found character that cannot start any token while scanning for the next token, expected quotes around a text that begins so"
            ),
            (
                "a: >= 98.5",
                "f:3:5: not YAML or JSON: did not find expected comment or line break while scanning a block scalar, expected quotes around a text that begins so"
            ),
            (
                "a: | x",
                "f:3:6: not YAML or JSON: did not find expected comment or line break while scanning a block scalar, expected quotes around a text that begins so"
            ),
            (
                "a: [between [5, 8)]",
                "f:3:13: not YAML or JSON: did not find expected ',' or ']' while parsing a flow sequence, expected quotes around a text with brackets or commas in it"
            ),
            (
                "a: { t: [1] [2] }",
                "f:3:13: not YAML or JSON: did not find expected ',' or '}' while parsing a flow mapping"
            ),
            (
                "a: 1\n\"a\": 2",
                "f:4:1: the key \"a\" is here a second time, first in line 3, expected each key once in a mapping"
            ),
            (
                "b: {x: [{a: 1, a: 2}]}",
                "f:3:16: the key \"a\" is here a second time, first in line 3, expected each key once in a mapping"
            ),
            (
                "a: 1\na: 2\nb: 1\nb: 2",
                "f:4:1: the key \"a\" is here a second time, first in line 3, expected each key once in a mapping"
            ),
        ])
    func `what is outside of the subset is refused with its place`(body: String, message: String) {
        #expect(problems(body) == [message])
    }

    @Test func `a place in a tiny file is a place in it`() {
        do {
            _ = try Document.read(Array("id: [".utf8), file: "f")
            Issue.record("it was read")
        } catch {
            #expect(
                error.problems.map(\.description) == [
                    "f:1:6: not YAML or JSON: did not find expected node content while parsing a flow node"
                ])
        }
    }

    @Test func `everything outside of the subset is told at once`() {
        #expect(problems("a: !x 1\nb: &y 2\n").count == 2)
    }

    @Test(arguments: [(31, true), (32, false)])
    func `nesting ends at thirty-two levels`(depth: Int, isRead: Bool) {
        let body = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(problems(body).isEmpty == isRead)
    }

    @Test func `words that only look like anchors are left alone`() {
        let body = """
            a: "Food & drink, *really*"
            b: https://x.example/?a=1&b=2
            c: "R&D *x"
            d: |
              &y in a block
            e: Êtes-vous prêt ? Oui !
            """
        #expect(problems(body).isEmpty)
    }

    @Test func `JSON is read, with its escapes and places`() throws {
        let text = #"{"format":"x","format_version":"1","a":"\ud83d\ude00\/","b":[true,null,1.5],"\\ud83d":2}"#
        let document = try Document.read(Array(text.utf8), file: "f")
        let decoder = DocumentDecoder(document)
        let root = decoder.root
        #expect(root.required("a") { $0.string() } == "😀/")
        #expect(root.contains(#"\ud83d"#))
        let value = try #require(root.value("b"))
        // As an editor counts, though the escape became shorter for the parser.
        #expect(
            value.location.column == text.distance(from: text.startIndex, to: try #require(text.firstIndex(of: "[")))
                + 1)
    }
}
