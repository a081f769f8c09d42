import Registry
import TestSupport
import Testing

@testable import Feedback

struct IntakeTests {
    private func intake(_ set: String) throws -> Intake { Intake(try #require(try QuestionSets()[set])) }

    @Test func `the sets that ship are read, in both languages, each satisfaction option with what it counts`() throws {
        let sets = try QuestionSets()
        #expect(sets.ids == ["fr-jdma", "uk-satisfaction"])
        for set in sets.all {
            let satisfaction = try #require(set.questions.first { $0.construct == .satisfaction })
            #expect(satisfaction.isRequired && satisfaction.options.allSatisfy { $0.score != nil })
            for question in set.questions {
                for text in [question.label] + question.options.map(\.label) {
                    #expect(Set(text.wordings.map(\.language)) == ["en", "fr"], "\(question.id)")
                }
            }
        }
    }

    @Test func `an answer to what was not to be asked is left out`() throws {
        let intake = try intake("fr-jdma")
        let fields = ["satisfaction": ["good"], "help": ["none"], "reached": ["yes"], "help_quality": ["bad"]]
        let submission = try intake.submission(fields, language: "fr")
        #expect(submission.answers.keys.sorted() == ["help", "satisfaction"])
        let asked = try intake.submission(
            ["satisfaction": ["good"], "help": ["phone", "close"], "reached": ["yes"], "help_quality": ["bad"]],
            language: "fr")
        #expect(asked.answers.count == 4)
    }

    @Test func `an option that excludes the others stands alone`() throws {
        let intake = try intake("fr-jdma")
        do {
            _ = try intake.submission(["satisfaction": ["good"], "help": ["phone", "none"]], language: "fr")
            Issue.record("it was taken")
        } catch {
            #expect(error.all == [.init(question: "help", kind: .notAlone("none"))])
        }
    }

    @Test func `line ends count once, and every mistake is told at once`() throws {
        let intake = try intake("uk-satisfaction")
        let text = String(repeating: "1234\r\n", count: 240)
        let taken = try intake.submission(["satisfaction": ["neither"], "improve": [text]], language: "en")
        #expect(taken.words.first?.text.text.count == 1200)
        do {
            _ = try intake.submission(
                ["completion": ["perhaps"], "improve": [text + "x"], "zzz": ["1"]], language: "en")
            Issue.record("it was taken")
        } catch {
            #expect(error.all.map(\.question) == ["satisfaction", "completion", "improve", "zzz"])
        }
    }

    @Test func `one letter under many accents is as long as what it holds, and no option is told back at length`()
        throws
    {
        let intake = try intake("uk-satisfaction")
        let marked = "a" + String(repeating: "\u{301}", count: 300_000)
        do {
            _ = try intake.submission(
                ["satisfaction": [marked], "improve": [marked]], language: "en")
            Issue.record("it was taken")
        } catch {
            #expect(
                error.all == [
                    .init(question: "satisfaction", kind: .unknownOption("…")),
                    .init(question: "improve", kind: .tooLong(count: 75_001, limit: 1200)),
                ])
        }
    }

    @Test func `a code is read as a person writes it, and any other text is none`() throws {
        var random = SplitMix64(seed: 9)
        for _ in 0..<200 {
            let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            let code = try #require(FollowCode(bytes: bytes))
            let written = code.description
            #expect(written.count == 31 && FollowCode(written) == code)
            #expect(FollowCode(written.lowercased().replacing("-", with: " ").replacing("0", with: "o")) == code)
            #expect(FollowCode(String(written.dropLast())) == nil && FollowCode(written + "0") == nil)
        }
        for text in ["", "U", "é", "9ZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-Z", String(repeating: "0", count: 10_000)] {
            #expect(FollowCode(text) == nil)
        }
    }
}
