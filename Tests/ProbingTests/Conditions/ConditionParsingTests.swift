import Patterns
import TestSupport
import Testing

@testable import Probing

struct ConditionParsingTests {
    @Test(arguments: [
        ("status in 200..299", "status in 200..299"), ("status = 200", "status = 200"),
        ("status == 200", "status = 200"),
        ("status in 200, 204,301..302", "status in 200, 204, 301..302"), ("status in 200", "status = 200"),
        ("status != 404", "status not in 404"), ("status not in 400..499", "status not in 400..499"),
        ("time.total < 800ms", "time.total < 800ms"), ("time.first_byte<=1500ms", "time.first_byte <= 1500ms"),
        ("time.dns < PT1S", "time.dns < 1s"), (#"body contains "Start now""#, #"body contains "Start now""#),
        (#"text contains "  Start \n now ""#, #"text contains "Start now""#),
        (#"text contains "De\#u{301}marrer""#, #"text contains "Démarrer""#),
        (#"text not matches "e\#u{301}t.""#, #"text not matches "ét.""#), (#"text == """#, #"text == """#),
        (#"text starts "Pass\#u{AD}port""#, #"text starts "Passport""#),
        (#"body not contains "Error""#, #"body not contains "Error""#),
        (#"body matches "fee of \d+""#, #"body matches "fee of \\d+""#),
        (#"body not matches "x{3}""#, #"body not matches "x{3}""#),
        ("body.size < 1MiB", "body.size < 1MiB"), ("body.size >= 2048", "body.size >= 2KiB"),
        ("body.size > 0", "body.size > 0"), (#"json $.status == "ok""#, #"json $.status == "ok""#),
        (#"json $.status="ok""#, #"json $.status == "ok""#),
        ("json $.a['b c'][-1] >= -2.5", #"json $.a["b c"][-1] >= -2.5"#),
        ("json $.up == true", "json $.up == true"), ("json $.gone != null", "json $.gone != null"),
        ("json $ exists", "json $ exists"), ("json $.error not exists", "json $.error not exists"),
        (#"json $.name starts "A""#, #"json $.name starts "A""#),
        ("header Strict-Transport-Security present", "header strict-transport-security present"),
        ("header server absent", "header server absent"),
        (#"header content-type contains "html""#, #"header content-type contains "html""#),
        (#"header x == "a\"b\\c""#, #"header x == "a\"b\\c""#), ("certificate valid", "certificate valid"),
        ("certificate.days_left >= 21", "certificate.days_left >= 21"), ("redirects <= 3", "redirects <= 3"),
        (#"url starts "https://""#, #"url starts "https://""#), (#"protocol == "2""#, #"protocol == "2""#),
        (#"  body   contains "\{text}"  "#, #"body contains "\{text}""#), (#"body == """#, #"body == """#),
    ])
    func `a line is read and written in one form`(line: String, canonical: String) throws {
        let condition = try Condition(line)
        #expect(condition.description == canonical)
        #expect(try Condition(canonical) == condition)
    }

    @Test(
        arguments: [
            ("", "the condition ends too early", #"what is tested, as "status in 200..299""#, nil, 1),
            ("statsu in 200", #"nothing called "statsu" can be tested"#, nil, "status", 1),
            ("time.totl < 1s", #"nothing called "time.totl" can be tested"#, nil, "time.total", 1),
            (
                "page title matches \"x\"", #"nothing called "page" can be tested"#,
                "one of status, time.dns, time.connect, time.tls, time.first_byte, time.transfer, time.total, text, body, "
                    + "body.size, json, header, certificate, certificate.days_left, redirects, url, protocol", nil, 1
            ),
            ("status 200", #""200" stands here"#, "in or =", nil, 8),
            ("status in", "the condition ends too early", "a status code or a range, as 200 or 200..299", nil, 10),
            ("status in 299..200", #""299..200" stands here"#, "a status code or a range, as 200 or 200..299", nil, 11),
            ("status in 20", #""20" stands here"#, "a status code or a range, as 200 or 200..299", nil, 11),
            (
                "status in 200 and 300", #"the condition goes on with "and""#,
                "nothing more: one condition in each line", nil, 15
            ),
            ("time.total < 800", #""800" stands here"#, "a duration, as 800ms or 2s", nil, 14),
            ("time.total 800ms", #""800ms" stands here"#, "a comparison: <, <=, >, >=, == or !=", nil, 12),
            (
                "body contans \"x\"", #""contans" stands here"#,
                "contains, matches, starts, ends, ==, !=, not contains or not matches", "contains", 6
            ),
            ("body contains Start", #""Start" stands here"#, "text in double quotes", nil, 15),
            ("body contains \"Start", "the text in quotes does not end", "a closing \"", nil, 15),
            (#"body contains """#, #""" stands here"#, "a text that is not empty", nil, 15),
            (#"text contains "\#u{A0} ""#, "\"\u{A0} \" stands here", "words that can be seen", nil, 15),
            (#"status in "200""#, #""200" stands here"#, "a status code or a range, as 200 or 200..299", nil, 11),
            (
                "body matches \"a(\"", "the pattern is wrong at character 3: missing closing parenthesis",
                "a regular expression", nil, 14
            ),
            ("json status == 1", #""status" stands here"#, "a path that begins with $, as $.status", nil, 6),
            ("json $..a == 1", "the path searches at every depth (..)", "each key from the top, as $.status", nil, 8),
            ("json $.a < true", #""true" stands here"#, "a number to compare with <", nil, 12),
            ("json $.a == ok", #""ok" stands here"#, "text in double quotes, a number, true, false or null", nil, 13),
            ("header x presnt", #""presnt" stands here"#, nil, "present", 10),
            ("certificate vald", #""vald" stands here"#, "valid", "valid", 13),
            ("redirects <= -1", #""-1" stands here"#, "a whole number", nil, 14),
            ("body.size < 1MB", #""1MB" stands here"#, "a number of bytes, as 500, 20KiB or 1MiB", nil, 13),
            ("body contains {text}", "the parameter {text} is not known", nil, nil, 15),
            ("body contains {Text}", "a brace begins no parameter", "a name in braces, as {text}", nil, 15),
            ("status in 200; true", #"the character ";" has no meaning here"#, nil, nil, 14),
        ] as [(String, String, String?, String?, Int)])
    func `what is no condition is refused with place and help`(
        line: String, what: String, expected: String?, hint: String?, column: Int
    ) {
        do throws(ConditionProblem) {
            _ = try Condition(line)
            Issue.record("\(line) was taken")
        } catch {
            #expect(error.what == what)
            #expect(error.column == column)
            #expect(error.hint == hint)
            if let expected { #expect(error.expected == expected) }
        }
    }

    @Test(arguments: UInt64(1)...300)
    func `every condition reads back from its description`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let condition = ConditionMaker.condition(&random)
        #expect(try Condition(condition.description) == condition)
    }

    @Test(arguments: UInt64(1)...300)
    func `no line breaks the reader`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let words = [
            "status", "in", "200", "..", "time.total", "<", "=", "800ms", "body", "\"", "\\", "{text}", "{", "}",
            "json", "$",
            "[", "]", "$.a", "not", "matches", "(", "header", "é", "\u{0}", "certificate", " ", ",",
        ]
        let line = (0..<Int.random(in: 0...9, using: &random)).map { _ in
            words[Int.random(in: 0..<words.count, using: &random)]
        }.joined(separator: Bool.random(using: &random) ? " " : "")
        do throws(ConditionProblem) {
            let condition = try ConditionTemplate(line).filled { _ in .text("x") }
            #expect(try Condition(condition.description) == condition)
        } catch {
            #expect((1...line.unicodeScalars.count + 1).contains(error.column))
            #expect(!error.what.isEmpty)
        }
    }

    @Test func `values take the place of parameters as they are`() throws {
        func filled(_ line: String, _ value: ParameterValue) throws -> String {
            try ConditionTemplate(line).filled { $0 == "it" ? value : nil }.description
        }
        #expect(try filled("body contains {it}", .text(#"5" or \{it}"#)) == #"body contains "5\" or \\\{it}""#)
        #expect(try filled(#"body contains "a {it} b""#, .integer(3)) == #"body contains "a 3 b""#)
        #expect(try filled(#"body matches "^{it}$""#, .text("a.b")) == #"body matches "^a\\.b$""#)
        #expect(try filled(#"body matches "^{it}$""#, .pattern("a|b")) == #"body matches "^(?:a|b)$""#)
        #expect(try filled("time.total < {it}", .duration(.milliseconds(1500))) == "time.total < 1500ms")
        #expect(try filled("body.size >= {it}", .integer(4096)) == "body.size >= 4KiB")
        #expect(try filled("status = {it}", .integer(204)) == "status = 204")
        #expect(try filled("json $.n <= {it}", .integer(4)) == "json $.n <= 4")
        #expect(throws: ConditionProblem.self) { try filled("time.total < {it}", .text("800ms")) }
        #expect(throws: ConditionProblem.self) { try filled("status = {it}", .integer(20)) }
        #expect(throws: ConditionProblem.self) { try filled("body contains {it}", .secret("name")) }
    }

    @Test func `only patterns and JSON are costly`() throws {
        #expect(try Condition(#"body matches "x""#).isCostly)
        #expect(try Condition("json $.a exists").isCostly)
        #expect(try Condition(#"header x not matches "y""#).isCostly)
        #expect(try !Condition(#"body contains "x""#).isCostly)
        #expect(try !Condition("status in 200..299").isCostly)
    }
}

/// Random conditions.
enum ConditionMaker {
    static func condition(_ random: inout SplitMix64) -> Condition {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: .status(in: ranges(&random))
        case 1: .statusOutside(ranges(&random))
        case 2: .time(pick(TimedPhase.allCases, &random), comparison(&random), .milliseconds(number(&random)))
        case 3: .body(text(&random))
        case 4: .bodySize(comparison(&random), number(&random))
        case 5: .json(JSONPath(steps: [.name(words(&random)), .index(-3)]), json(&random))
        case 6: .header("x-\(number(&random))", header(&random))
        case 7: .certificateValid
        case 8: .certificateDaysLeft(comparison(&random), number(&random))
        case 9: .redirects(comparison(&random), number(&random))
        case 10: .url(text(&random))
        default: .httpVersion(text(&random))
        }
    }

    private static func ranges(_ random: inout SplitMix64) -> [ClosedRange<Int>] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
            let low = Int.random(in: 100...599, using: &random)
            return low...Int.random(in: low...599, using: &random)
        }
    }

    private static func text(_ random: inout SplitMix64) -> TextTest {
        let words = words(&random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .contains(words)
        case 1: return .lacks(words)
        case 2: return .starts(words)
        case 3: return .ends(words)
        case 4: return .equals(words)
        case 5: return .differs(words)
        case let other:
            guard let pattern = try? Pattern(Pattern.escaped(words)) else { return .contains(words) }
            return other == 6 ? .matches(pattern) : .matchesNot(pattern)
        }
    }

    private static func json(_ random: inout SplitMix64) -> JSONTest {
        let equality: Comparison = Bool.random(using: &random) ? .equal : .different
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return .exists
        case 1: return .missing
        case 2: return .compared(equality, .text(words(&random)))
        case 3: return .compared(equality, .boolean(Bool.random(using: &random)))
        case 4: return .compared(equality, .null)
        case 5: return .compared(comparison(&random), .number(Double.random(in: -1e20...1e20, using: &random)))
        default: return .text(.contains(words(&random)))
        }
    }

    private static func header(_ random: inout SplitMix64) -> HeaderTest {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: .present
        case 1: .absent
        default: .text(text(&random))
        }
    }

    private static func comparison(_ random: inout SplitMix64) -> Comparison { pick(Comparison.allCases, &random) }

    private static func number(_ random: inout SplitMix64) -> Int { Int.random(in: 0...100_000, using: &random) }

    private static func pick<T>(_ values: [T], _ random: inout SplitMix64) -> T {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private static func words(_ random: inout SplitMix64) -> String {
        let letters = Array("ab{}_text09 \"\\'\n\t\r$[]é.<=,€#".unicodeScalars)
        var words = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...12, using: &random) { words.append(pick(letters, &random)) }
        return String(words)
    }
}
