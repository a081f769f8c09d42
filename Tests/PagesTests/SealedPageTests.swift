@testable import Pages
import Measures
import Registry
import Testing

/// What a page that needs no signing in shows of an alert.
@Suite struct SealedPageTests {
    /// An alert that holds a word of its own in every field that is not for everybody.
    private func marked(_ state: AlertModel.State, _ kind: AlertModel.Kind) throws -> AlertModel {
        let samples = try Samples()
        var model = samples.alert(state, kind: kind)
        model.acknowledgedBy = "secret-office"
        model.ratings?.examples = [.init(at: samples.now, words: "secret-words")]
        model.deliveries = [
            DeliveryRow(
                purpose: .opened, office: "secret-recipient", state: .failed, at: samples.now, problem: "secret-relay")
        ]
        model.history = [
            AlertHistoryRow(at: samples.now, kind: .note, office: "secret-writer", note: "secret-note")
        ]
        model.evidence = model.evidence.map { line in
            var line = line
            (line.check, line.source) = ("secret-check", "https://secret-host.internal/")
            if kind != .fact { line.detail = "no connection to secret-host.internal (10.0.0.4)" }
            return line
        }
        return model
    }

    @Test(arguments: AlertModel.Kind.allCases, AlertModel.State.allCases)
    func `a sealed page shows no words of people and nothing internal`(
        kind: AlertModel.Kind, state: AlertModel.State
    ) throws {
        let samples = try Samples()
        let model = try marked(state, kind)
        #expect(alertPage(model, in: samples.context(.english)).text.contains("secret-"), "the marks are there to find")
        for language in Language.allCases {
            let context = samples.context(language, at: .details(seal: "x"), signedIn: false)
            let page = sealedAlertPage(model, until: samples.now, in: context).text
            #expect(!page.contains("secret-") && !page.contains("10.0.0.4"))
            #expect(!page.contains("<form") && !page.contains("<script"))
            #expect(page.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"))
            let question = acknowledgeQuestionPage(model, seal: "x", in: context).text
            #expect(!question.contains("secret-"))
            #expect(kind != .verdict || page.contains(language == .english ? "seen by a check." : "par un contrôle."))
        }
    }

    @Test func `the page says what fails, since when, where it works, what to do and how it ended`() throws {
        let samples = try Samples()
        let context = samples.context(.english, signedIn: false)
        let open = sealedAlertPage(samples.alert(), until: samples.now + .seconds(86_400), in: context).text
        for part in [
            "does not work online and on the mobile site",
            "People have not been able to do this online and on the mobile site",
            "23 November 2026, 14:05 (Dublin time, UTC)", "This works at the counter", "3 checks in a row said so.",
            "Online: it did not answer in time.", "What to do next", "The link works until 24 November 2026, 14:17",
        ] { #expect(open.contains(part), "\(part)") }
        let over = sealedAlertPage(samples.alert(.resolved), until: samples.now, in: context).text
        #expect(over.contains("Resolved, 14:16 today.") && over.contains("(lasted 11 minutes)"))
    }

    @Test(arguments: [
        (AlertModel.Kind.status, "does not work online", "People have not been able to do this"),
        (.overdue, "we no longer hear from it by phone", "A report or a check that was due has not come."),
        (.verdict, "no longer meets “Available”", "the standard counts this as “less than 99.5”"),
        (.ratings, "people are less happy than usual", "22 of 67 answers were unhappy."),
        (.fact, "“processing time” is not the same everywhere", "Online says “5 days”."),
    ])
    func `the page behind acknowledge says what each kind is about, in the words of the mail`(
        kind: AlertModel.Kind, headline: String, what: String
    ) throws {
        let samples = try Samples()
        let page = acknowledgeQuestionPage(
            samples.alert(kind: kind), seal: "x", in: samples.context(.english, signedIn: false)
        ).text
        let mail = AlertMail(samples.mail(.opened, .english, of: kind)).text
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for part in [headline, what] {
            #expect(page.contains(part), "\(part)")
            #expect(mail.contains(part), "\(part)")
        }
    }

    @Test func `search engines are kept from every page behind a sealed link`() throws {
        let samples = try Samples()
        let context = samples.context(.english, signedIn: false)
        let (open, over) = (samples.alert(), samples.alert(.resolved))
        for page in [
            acknowledgeQuestionPage(open, seal: "x", in: context), acknowledgedPage(over, in: context),
            acknowledgeGroupQuestionPage([open, over], seal: "x", in: context),
            acknowledgedGroupPage([open, over], in: context), sealedAlertPage(over, until: samples.now, in: context),
            sealedGroupPage([SealedAlert(alert: over, seal: "x")], until: samples.now, in: context),
            linkRefusedPage(.expired, in: context),
        ] { #expect(page.text.contains("<meta name=\"robots\" content=\"noindex, nofollow\">")) }
    }

    @Test func `a link that is too old says so, and where to look instead`() throws {
        let page = linkRefusedPage(.expired, in: try Samples().context(.english, signedIn: false)).text
        for part in ["This link is too old", "href=\"/sign-in\"", "href=\"/status\"", "noindex"] {
            #expect(page.contains(part), "\(part)")
        }
    }
}
