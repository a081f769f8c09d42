import TestSupport
import Testing

@testable import Patterns

struct JSONPathTests {
    static let page = Array(
        #"""
        { "status": "ok", "up": true, "none": null, "fees": { "adult": 75.50, "first name": "x", "big": 9007199254740993 },
          "lines": [ { "id": 1 }, { "id": -2.5e3 } ], "é": "accent", "": "empty", "deep": [[[]]] }
        """#.utf8)

    @Test(arguments: [
        ("$.status", JSONValue.string("ok")), ("$.up", .boolean(true)), ("$.none", .null),
        ("$.fees.adult", .number(75.5, text: "75.5")), (#"$.fees["first name"]"#, .string("x")),
        ("$['fees']['adult']", .number(75.5, text: "75.5")),
        ("$.fees.big", .number(9_007_199_254_740_992, text: "9007199254740993")),
        ("$.lines[0].id", .number(1, text: "1")), ("$.lines[-1].id", .number(-2500, text: "-2500")),
        ("$.lines", .array(count: 2)), ("$.fees", .object(count: 3)), ("$", .object(count: 8)),
        ("$.é", .string("accent")),
        (#"$[""]"#, .string("empty")), ("$.deep[0][0]", .array(count: 0)),
    ])
    func `a path leads to its value`(path: String, value: JSONValue) throws {
        #expect(try JSONPath(path).value(in: Self.page) == value)
    }

    @Test(arguments: [
        "$.missing", "$.status.x", "$.status[0]", "$.lines[2]", "$.lines[-3]", "$.lines.id", "$.none.x", "$[0]",
    ])
    func `a path that leads nowhere gives nothing`(path: String) throws {
        #expect(try JSONPath(path).value(in: Self.page) == nil)
    }

    @Test(arguments: [
        ("", "a path does not begin here", 1), ("status", "a path does not begin here", 1),
        ("$.", "no key follows the dot", 3), ("$..a", "the path searches at every depth (..)", 3),
        ("$.*", "the path names every key (*)", 3), ("$[*]", "the path names every item (*)", 3),
        ("$[?@.a]", "the path filters (?)", 3), ("$[1:2]", "the path names several items", 4),
        ("$[0,1]", "the path names several items", 4), ("$[0", "the bracket is not closed", 4),
        ("$[]", "no key or item stands in the brackets", 3), ("$[01]", "no key or item stands in the brackets", 3),
        ("$[-0]", "no key or item stands in the brackets", 3), ("$.a-b", "a key with a hyphen stands after a dot", 4),
        ("$['a", "the key in quotes does not end", 3), (#"$["\q"]"#, "the backslash begins nothing known", 4),
        ("$.a b", "the path cannot go on with \" \"", 4),
    ])
    func `what is no path is refused with its place`(text: String, what: String, column: Int) {
        do {
            _ = try JSONPath(text)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.what == what)
            #expect(error.column == column)
            #expect(!error.expected.isEmpty)
        }
    }

    @Test(arguments: UInt64(1)...200)
    func `a path reads back from its description`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let letters = Array("abZ_09 -\"'\\]é\u{1}\n\t\r$.*€".unicodeScalars)
        let steps = (0..<Int.random(in: 0...6, using: &random)).map { _ -> JSONPath.Step in
            guard Bool.random(using: &random) else { return .index(Int.random(in: -99...99, using: &random)) }
            var name = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                name.append(letters[Int.random(in: 0..<letters.count, using: &random)])
            }
            return .name(String(name))
        }
        let path = JSONPath(steps: steps)
        #expect(try JSONPath(path.description) == path)
    }

    @Test(arguments: [
        ("", "is empty, not JSON"), (" \n", "is empty, not JSON"), ("<html>", "is not JSON"),
        (#"{"a": 1"#, "is not JSON"),
        (#"{"a": 01}"#, "is not JSON"), (#"{"a": 1} x"#, "is not JSON"),
    ])
    func `what is not JSON is said to be none`(text: String, words: String) throws {
        let path = try JSONPath("$.a")
        #expect(throws: JSONProblem(description: words)) { try path.value(in: Array(text.utf8)) }
    }

    @Test func `deep nesting is refused before it is read`() throws {
        let path = try JSONPath("$[0]")
        let right = Array((String(repeating: "[", count: 128) + String(repeating: "]", count: 128)).utf8)
        #expect(try path.value(in: right) == .array(count: 1))
        let wrong = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
        #expect(throws: JSONProblem(description: "is JSON nested more than 128 deep, which is not read")) {
            try path.value(in: wrong)
        }
        #expect(JSONPath.depth(of: Array(#"["[[[\"[[", {"a": "}"}]"#.utf8)) == 2)
    }
}
