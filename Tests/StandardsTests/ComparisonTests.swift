import Measures
import TestSupport
import Testing

@testable import Standards

struct ComparisonTests {
    @Test(
        arguments: [
            (">= 99.5", 99.5, true), (">= 99.5", 99.499, false), ("> 3", 3, false), ("< 5", 5, false),
            ("<= 5", 5, true),
            ("= 0", 0, true), ("= 0", 0.1, false), ("!= 0", 0, false), ("!= 0", 1, true), ("between [5, 8)", 5, true),
            ("between [5, 8)", 8, false), ("between (5, 8]", 5, false), ("between (5, 8]", 8, true),
            ("between [5, 5]", 5, true), ("otherwise", -1, true), ("present", 1, false), (">= -2.5", -2.5, true),
        ] as [(String, Double, Bool)])
    func `a comparison holds for a number as it is written`(line: String, number: Double, holds: Bool) throws {
        let comparison = try ComparisonParser.parse(line)
        #expect(comparison.holds(for: .number(number)) == holds)
        #expect(comparison.description == line)
        #expect(!comparison.holds(for: .none(.noData)), "no value is held against nothing")
    }

    @Test(
        arguments: [
            ("= full", "full", true), ("= full", "partial", false), ("!= full", "partial", true),
            ("in full, proactive", "proactive", true), ("in full, proactive", "no", false), ("not_in no", "full", true),
            ("not_in no", "no", false), ("matches ^TLSv1\\.[23]$", "TLSv1.3", true),
            ("matches ^TLSv1\\.[23]$", "TLSv1.1", false), ("otherwise", "x", true), (">= 3", "x", false),
        ] as [(String, String, Bool)])
    func `a comparison holds for words as it is written`(line: String, words: String, holds: Bool) throws {
        #expect(try ComparisonParser.parse(line).holds(for: .words(words)) == holds)
    }

    @Test func `a bound that a parameter holds is taken from it, and holds for nothing without it`() throws {
        let comparison = try ComparisonParser.parse(">= {days}")
        #expect(comparison.parameters == ["days"])
        #expect(comparison.holds(for: .number(5), parameters: ["days": "5"]))
        #expect(!comparison.holds(for: .number(4), parameters: ["days": "5"]))
        #expect(!comparison.holds(for: .number(4)))
        #expect(!(try ComparisonParser.parse("!= {days}")).holds(for: .number(4)))
    }

    @Test func `a pattern that tries too many ways has found nothing`() throws {
        let comparison = try ComparisonParser.parse("matches (a+)+$")
        #expect(!comparison.holds(for: .words(String(repeating: "a", count: 5000) + "b")))
    }

    @Test func `bands that cover every number and are all reached have no problem, whatever their bounds`() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<200 {
            let bounds = Set(
                (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    Double(Int.random(in: -50...50, using: &random)) / 2
                }
            ).sorted(by: >)
            let lines = bounds.map { ">= \($0.plain)" } + ["otherwise"]
            let bands = lines.compactMap { try? ComparisonParser.parse($0) }
            guard bands.count == lines.count, let measure = MeasureCatalogue.measure("uptime.ratio") else {
                Issue.record("\(lines)")
                continue
            }
            #expect(BandLinter.problems(bands, of: measure).isEmpty)
            #expect(BandLinter.problems(Array(bands.dropLast()), of: measure).count == 1, "values below are left over")
            let repeated = Array(bands.dropLast()) + [bands[0]] + [bands[bands.count - 1]]
            #expect(BandLinter.problems(repeated, of: measure) == [.neverReached(bands.count - 1)])
        }
    }
}
