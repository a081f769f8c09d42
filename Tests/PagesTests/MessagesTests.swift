@testable import Pages
import Measures
import Registry
import Testing

@Suite struct MessagesTests {
    private let english = Messages(.english, now: Timestamp(milliseconds: 0))
    private let french = Messages(.french, now: Timestamp(milliseconds: 0))

    private static let problems: [FormProblem] = [
        .noDay(""), .noDay("x"), .dayIsOver(CivilDate(days: 0)), .outOfOrder(.heard), .closedBeforeReview,
        .closedBeforeChange, .changeOutOfTime, .changedMeanwhile,
    ]

    /// The words of every closed list, in both languages.
    private func lists(_ words: Messages) -> [[String]] {
        [
            Status.allCases.map(words.status), Status.allCases.map(words.meaning),
            StatusCause.allCases.map(words.cause), StatusCause.allCases.map(words.meaning),
            ChannelKind.allCases.map { words.way($0) }, ChannelKind.allCases.map { words.name($0) },
            CoverageRow.Grade.allCases.map(words.grade), CoverageRow.Grade.allCases.map(words.meaning),
            Messages.reasonCodes.map(words.reason), MissingReason.allCases.map(words.missing),
            AlertModel.State.allCases.map(words.state), AlertModel.Severity.allCases.map(words.severity),
            DeliveryRow.Purpose.allCases.map(words.purpose), DeliveryRow.State.allCases.map(words.deliveryState),
            AlertHistoryRow.Kind.allCases.map(words.history), ResultRow.Trigger.allCases.map(words.trigger),
            ResultRow.Outcome.allCases.map { words.outcome($0).word }, LinkRefusal.allCases.map(words.linkRefused),
            SignInFailure.allCases.map(words.signInFailure), words.aboutRules,
            Self.problems.map { words.problem($0).text },
        ]
    }

    @Test func `every word of every closed list is there, and no two of a list are the same`() {
        for list in lists(english) + lists(french) {
            #expect(!list.contains(""))
            #expect(Set(list).count == list.count, "\(list)")
        }
    }

    @Test func `nearly every word differs between the languages`() {
        for (first, second) in zip(lists(english), lists(french)) {
            let same = zip(first, second).filter { $0 == $1 }.map(\.0)
            #expect(Set(same).isSubset(of: ["Maintenance", "API", "Note", "urgent"]), "\(same)")
        }
    }

    @Test func `what is told in English only says so`() {
        #expect(english.problem(.english("no words")).text == "No words.")
        #expect(french.problem(.english("no words")).text == "<span lang=\"en\">No words.</span>")
    }

    @Test func `every reason of the closed list has its own words`() {
        for code in Messages.reasonCodes { #expect(!english.reason(code).hasPrefix("another reason")) }
        #expect(english.reason("new_code") == "another reason (new_code)")
    }

    @Test(arguments: [400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503, 418])
    func `every failure is told in words in both languages`(status: Int) {
        #expect(english.failure(status).title != french.failure(status).title)
        #expect(!english.failure(status).next.isEmpty)
    }

    @Test(arguments: [
        (1150, "about 1,150 people a day"), (1, "about 1 person a day"), (0, "fewer than one person a day"),
        (123_456, "about 123,000 people a day"), (nil, "how many people is not known"),
    ])
    func `people are counted as an estimate, and not known is not zero`(count: Int?, expected: String) {
        #expect(english.people(count) == expected)
    }

    @Test func `one and several differ, and French counts none as one`() {
        #expect(english.runs(.init(1)) == "1 check said so.")
        #expect(english.runs(.init(2)) == "2 checks in a row said so.")
        #expect(english.runs(.init(12, isAtLeast: true)) == "At least 12 checks in a row said so.")
        #expect(french.runs(.init(1)) == "1\u{A0}contrôle l’a montré.")
        #expect(french.runs(.init(3)) == "3\u{A0}contrôles de suite l’ont montré.")
        #expect(french.runs(.init(12, isAtLeast: true)) == "Au moins 12\u{A0}contrôles de suite l’ont montré.")
        #expect(french.counted(0, (one: "", many: ""), (one: "jour", many: "jours")) == "0\u{A0}jour")
        #expect(french.counted(2, (one: "", many: ""), (one: "jour", many: "jours")) == "2\u{A0}jours")
    }

    @Test(arguments: [
        (["fr-CA", "en"], "fr-CA"), (["en", "FR"], "FR"), (["fr-CA", "fr"], "fr"), (["ga", "en"], "ga"), (["en"], "en"),
    ])
    func `a text is taken in the language of the page, else as first written`(tags: [String], expected: String) throws {
        let text = try #require(Text(tags.map { Text.Wording(language: $0, words: "words in \($0)") }))
        #expect(french.text(text) == "words in \(expected)")
        let isNamed = french.marked(text).text.contains("lang=")
        #expect(isNamed == !expected.lowercased().hasPrefix("fr"))
    }

    @Test func `a value has its unit, and a missing one its reason`() {
        #expect(english.value(.number(99.996), .percent) == "over 99.99%")
        #expect(english.value(.number(412.7), .milliseconds) == "413\u{A0}ms")
        #expect(english.value(.presence(false), .presence) == "no")
        #expect(french.value(.none(.needsBrowser), .milliseconds) == "demande un navigateur pour être mesuré")
    }

    @Test(arguments: Language.allCases)
    func `a secure connection that does not come about is not blamed on a certificate`(language: Language) throws {
        let words = Messages(language, now: Timestamp(milliseconds: 0))
        let advice = try #require(words.advice("tls_failed"))
        for text in [words.reason("tls_failed"), advice] {
            #expect(!text.lowercased().contains("certific") && !text.contains("warning"), "\(text)")
        }
        #expect(try #require(words.advice("tls_untrusted")).lowercased().contains("certific"))
    }
}
