import Measures
@testable import Pages
import Registry
import Testing

/// What people are told where a condition does not hold: by its kind and the values found, in both languages.
struct ShortfallTests {
    private func words(_ language: Language) -> Messages {
        Messages(language, now: Timestamp(milliseconds: 1_796_000_000_000))
    }

    private static let day = CivilDate("2026-12-06").map(Shortfall.certificateEnds)

    @Test func `a slow answer, missing words and the end of a certificate have their own words`() throws {
        let ends = try #require(Self.day)
        let told: [(Shortfall, english: String, french: String)] = [
            (
                .slow(took: 3040, limit: 2000), "it took 3 s to answer, and should take at most 2 s",
                "la réponse a mis 3 s, pour 2 s au plus"
            ),
            (
                .slow(took: 2004, limit: 2000), "it took 2.004 s to answer, and should take at most 2 s",
                "la réponse a mis 2,004 s, pour 2 s au plus"
            ), (.wordsMissing("Start now"), "the page does not say “Start now”", "la page n’indique pas « Start now »"),
            (
                .wordsNotFirst("Welcome"), "the page does not begin with “Welcome”",
                "la page ne commence pas par « Welcome »"
            ),
            (
                .wordsForbidden, "the page says something that it should not",
                "la page indique quelque chose qu’elle ne devrait pas"
            ),
            (ends, "its certificate ends on 6 December", "son certificat expire le 6 décembre"),
        ]
        for (shortfall, english, french) in told {
            let written = ToldReason(code: "condition_failed", shortfall: shortfall).written
            #expect(plain(words(.english).reason(written)) == english)
            #expect(plain(words(.french).reason(written)) == french)
        }
        let step = try #require(words(.english).advice("condition_failed \(ends.written)"))
        #expect(step.contains("renewed") && step.contains("before 6 December"))
    }

    @Test func `an answer that was not asked for is told by its number, and as an error only where it is one`() {
        let told: [(code: Int, english: String, french: String)] = [
            (502, "the server answered with error 502", "le serveur a répondu par l’erreur 502"),
            (
                302, "the server answered with a redirect (302), which is not what was expected",
                "le serveur a répondu par une redirection (302), ce qui n’était pas attendu"
            ),
            (
                200, "the server answered with code 200, which is not what was expected",
                "le serveur a répondu avec le code 200, ce qui n’était pas attendu"
            ),
        ]
        for (code, english, french) in told {
            let written = ToldReason(code: "http_status", shortfall: .status(code)).written
            #expect(words(.english).reason(written) == english && words(.english).reasonBefore(written) == english)
            #expect(words(.french).reason(written) == french)
        }
        // What was kept before this keeps its words.
        #expect(words(.english).reason("http_status") == "the server answered with an error")
    }

    private func plain(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }

    @Test func `every kind is read as it is written, and a code alone stays one`() throws {
        let day = try #require(CivilDate("2026-12-06"))
        let kinds: [Shortfall] = [
            .slow(took: 1, limit: 2), .wordsMissing("a b  c"), .wordsThere("x"), .wordsWrong, .certificateEnds(day),
            .status(200), .wordsNotFirst("a b"), .wordsNotLast("a"), .wordsNotAlone("a"), .wordsAlone("a"),
            .wordsForbidden, .notJSON,
            .certificateEnded(day), .certificateInvalid, .header("x-y"), .value("$.a"), .size(4), .redirects(2),
            .address, .httpVersion,
        ]
        for kind in kinds {
            #expect(Shortfall(kind.written) == kind)
            #expect(ToldReason(ToldReason(code: "condition_failed", shortfall: kind).written).shortfall == kind)
            for language in Language.allCases {
                #expect(!words(language).shortfall(kind).isEmpty && !words(language).shortfallBefore(kind).isEmpty)
            }
        }
        #expect(ToldReason("http_status").shortfall == nil && ToldReason("http_status").code == "http_status")
        #expect(ToldReason("condition_failed of_a_later_version 3").code == "condition_failed")
    }
}
