import Patterns
import TestSupport
import Testing

struct PatternTests {
    @Test func `the first match and its groups are found`() throws {
        let pattern = try Pattern("fee of €([0-9.]+)( each)?(x)?")
        let text = Array("A fee of €75.00 each, a fee of €5".utf8)
        let match = try #require(try pattern.firstMatch(in: text))
        #expect(String(decoding: text[match.range], as: UTF8.self) == "fee of €75.00 each")
        #expect(pattern.groupCount == 3)
        let groups = match.groups.map { $0.map { String(decoding: text[$0], as: UTF8.self) } }
        #expect(groups == ["75.00", " each", nil])
    }

    @Test(arguments: [
        ("(", "missing closing parenthesis", 2), ("a**b*+*", "quantifier does not follow a repeatable item", 3),
        ("é[", "missing terminating ] for character class", 3), ("a\\Cb", "\\C", 4),
    ])
    func `a broken pattern is refused with its place`(pattern: String, words: String, column: Int) {
        do {
            _ = try Pattern(pattern)
            Issue.record("\(pattern) was taken")
        } catch .invalid(let message, let place) {
            #expect(message.contains(words))
            #expect(place == column)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `a pattern that is too long is refused`() {
        #expect(throws: PatternError.invalid(message: "it is longer than 4096 bytes", column: 4097)) {
            try Pattern(String(repeating: "a", count: 5000))
        }
    }

    /// Each would take minutes to ages if only PCRE2's limits held it.
    @Test(arguments: [
        "(a+)+b", "(a|aa)+$", "(a|a?)+b", "a.*b", "[ab]*c", "(.*)(.*)(.*)b", "(?:a{1,100}){1,100}b", "a{60000}b",
        "(a*)\\1b", "(?=(a+))a*b\\1", "(?<=a)a*?b",
    ])
    func `a search that would not end is given up`(text: String) throws {
        let pattern = try Pattern(text)
        // The letters at the end keep PCRE2 from seeing at once that something required is not there.
        let page = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20) + Array("\n!bc".utf8)
        #expect(throws: PatternError.tooCostly) { try pattern.firstMatch(in: page) }
    }

    @Test(arguments: [
        "Start now", "(?i)PASSPORT", "[0-9]+ euros", "\\bfee\\b.{0,80}?€([0-9]+)", "<h1[^>]*>([^<]*)</h1>",
    ])
    func `ordinary patterns search a large page to its end`(text: String) throws {
        let line = "<p>Ninety pages of words about permits and forms, with a fee that is not said</p>\n"
        let page = Array(String(repeating: line, count: 12_000).utf8)
        #expect(try Pattern(text).firstMatch(in: page) == nil)
        let found = page + Array("<h1>Passport</h1> Start now, 75 euros, a fee of €80".utf8)
        #expect(try Pattern(text).firstMatch(in: found) != nil)
    }

    @Test func `bytes that are not UTF-8 are passed over`() throws {
        let text: [UInt8] = [0xFF, 0xC3] + Array("Début".utf8) + [0xE9, 0x80]
        #expect(try Pattern("(?i)DÉBUT").firstMatch(in: text)?.range == 2..<8)
        #expect(try Pattern("^.$").firstMatch(in: [0xFF]) == nil)
        #expect(try Pattern("a").firstMatch(in: []) == nil)
        #expect(try Pattern("^$").firstMatch(in: [])?.range == 0..<0)
    }

    @Test(arguments: UInt64(1)...100)
    func `an escaped text matches itself and nothing else`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let letters = Array(#"ab01 .*+?()[]{}|^$\/-#"'é€\#n\#tQE&~<>,:;"#.unicodeScalars)
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            view.append(letters[Int.random(in: 0..<letters.count, using: &random)])
        }
        let words = String(view)
        let pattern = try Pattern("^(?:" + Pattern.escaped(words) + ")\\z")
        #expect(try pattern.firstMatch(in: Array(words.utf8)) != nil)
        #expect(try pattern.firstMatch(in: Array((words + "x").utf8)) == nil)
        #expect(try pattern.firstMatch(in: Array(words.utf8.dropLast())) == nil)
    }

    @Test func `one pattern serves many threads`() async throws {
        let pattern = try Pattern("(\\d+)-(\\d+)")
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let text = Array("x \(number)-\(number * 7) y".utf8)
                    guard let match = try pattern.firstMatch(in: text), let first = match.groups[0] else {
                        return false
                    }
                    return String(decoding: text[first], as: UTF8.self) == "\(number)"
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }
}
