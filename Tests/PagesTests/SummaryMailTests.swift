import Measures
@testable import Pages
import Registry
import TestSupport
import Testing

@Suite struct SummaryMailTests {
    private func model(_ language: Language) throws -> SummaryModel {
        let samples = try Samples()
        let permit = SummaryModel.Service(slug: "parking-permit", title: samples.title, peoplePerDay: 1150)
        let library = SummaryModel.Service(
            slug: "library", title: Samples.text("Join the library", "S’inscrire à la bibliothèque"))
        let tax = SummaryModel.Service(
            slug: "local-tax", title: Samples.text("Pay local tax", "Payer les impôts locaux"), peoplePerDay: 420)
        let minimum = Samples.text("Minimum", "Minimum")
        let week = Window(start: samples.now - .seconds(7 * 86_400), end: samples.now)
        func satisfaction(_ mean: Double?, _ range: ClosedRange<Double>?, _ count: Int) -> MeasuredValue {
            MeasuredValue(
                measure: "satisfaction.mean10", subject: .service("x"), window: week,
                outcome: mean.map { .number($0) } ?? .none(.insufficientData), interval: range, sampleSize: count)
        }
        return SummaryModel(
            window: week, services: 4,
            decisions: [
                .init(service: permit, matter: .alert(samples.mail(.opened, language).alert)),
                .init(service: library, matter: .reviews(2, standard: minimum)),
                .init(service: library, matter: .ranOut(1, standard: minimum)),
                .init(service: library, matter: .exemptions(1, standard: minimum)),
                .init(service: library, matter: .untaken(said: "No evening hours.", since: samples.ago(9000))),
                .init(
                    service: library,
                    matter: .late(
                        said: "The form is long.", due: CivilDate(days: samples.now.milliseconds / 86_400_000 - 1))),
            ],
            changes: [
                .init(
                    service: permit, at: samples.ago(12),
                    event: .outage(channels: [samples.web, samples.mobile], until: nil, reason: "timeout")),
                .init(
                    service: permit, at: samples.ago(3000),
                    event: .outage(channels: [samples.web], until: samples.ago(2800), reason: "http_status")),
                .init(
                    service: tax, at: samples.ago(4000),
                    event: .outages(channel: samples.phone, count: 14, length: .seconds(12_000))),
                .init(
                    service: library, at: samples.ago(4200),
                    event: .degradation(
                        channels: [samples.web], until: samples.ago(4100), reason: "page_is_placeholder"),
                    unwatched: [Window(start: samples.ago(4150), end: samples.ago(4148))]),
                .init(
                    service: tax, at: samples.ago(4500),
                    event: .verdict(
                        Samples.text("It works", "Il fonctionne"), standard: minimum, was: .pass, became: .fail,
                        isDisputed: false, cause: .service)),
                .init(
                    service: tax, at: samples.ago(5000),
                    event: .verdicts(5, standard: minimum, became: .notAssessed, isDisputed: false, cause: .rule)),
                .init(
                    service: tax, at: samples.ago(6000),
                    event: .fact("fee", channels: [samples.counter], until: samples.ago(5500))),
                .init(
                    service: tax, at: samples.ago(7000),
                    event: .ratings(samples.web, unhappy: 14, answers: 22, until: nil)),
            ],
            voices: [
                .init(
                    service: permit, now: satisfaction(6.5, 5.9...7.1, 40), before: satisfaction(7.9, 7.2...8.4, 38)),
                .init(service: tax, now: satisfaction(nil, nil, 3), before: satisfaction(nil, nil, 0)),
            ], unanswered: [library],
            comments: [
                .init(
                    service: permit, channel: samples.web, at: samples.ago(700),
                    words: "<b>The form</b> lost my answers, write to [e-mail]")
            ],
            gaps: [
                .init(
                    service: permit, unwatched: [samples.counter],
                    silent: [.init(channel: samples.phone, since: samples.ago(64))]),
                .init(
                    service: library, seldomKnown: [.init(channel: samples.web, knownShare: 0.42)],
                    unassessed: [
                        .init(standard: minimum, points: 12, asked: 30), .init(standard: minimum, points: 0, asked: 0),
                    ]),
            ],
            fine: [.init(slug: "birth", title: Samples.text("Register a birth", "Déclarer une naissance"))],
            pageURL: "https://watch.ashbrook.example/status", language: language, zone: samples.zone, now: samples.now)
    }

    @Test(arguments: Language.allCases)
    func `the text and HTML of the mail are as they were agreed`(language: Language) throws {
        let mail = SummaryMail(try model(language))
        Golden().check(
            "Subject: \(mail.subject)\n\n\(mail.text)", "mail-summary.\(language.rawValue).txt")
        Golden().check(mail.html, "mail-summary.\(language.rawValue).html")
    }

    @Test(arguments: Language.allCases)
    func `no line is longer than 72 characters but an address, and the HTML holds no words of others as markup`(
        language: Language
    ) throws {
        let mail = SummaryMail(try model(language))
        for line in mail.text.split(separator: "\n") where !line.hasPrefix("https://") {
            #expect(line.count <= 72, "\(line)")
        }
        #expect(!mail.subject.contains { $0.isNewline })
        let shown = SummaryMail.shownToListener(try model(language))
        #expect(!shown.html.contains("<b>") && shown.html.contains("&lt;b&gt;"))
    }

    @Test(arguments: Language.allCases)
    func `no mail quotes what people wrote; at a terminal it is shown to whoever may hear it`(language: Language) throws
    {
        let (mail, shown) = (SummaryMail(try model(language)), SummaryMail.shownToListener(try model(language)))
        for text in [mail.text, mail.html] { #expect(!text.contains("lost my answers")) }
        for text in [shown.text, shown.html] { #expect(text.contains("lost my answers")) }
    }

    @Test func `the parts stand in their order and say what they rest on`() throws {
        let text = SummaryMail(try model(.english)).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var rest = text[...]
        for part in [
            "6 things to decide", "What to decide first", "About 1,150 people a day",
            "Nobody has said that they are on it",
            "2 statements for “Minimum” wait for a second person", "What changed, and why", "has not worked online",
            "did not work online", "14 times", "Join the library worked badly online from",
            "(1 hour 40 minutes; not watched", "the empty page of a web server", "the service changed",
            "the rule changed",
            "What people said", "40 answers, satisfaction 6.5 of 10 (between 5.9 and 7.1)", "7.9 of 10",
            "38 answers", "Clearly worse.", "3 answers, too few for a figure", "No answers: Join the library.",
            "What we do not know", "nothing checks it at the counter",
            "nothing has been heard from it by phone", "42% of the time", "12 of 30 points", "is not assessed yet",
            "No fault seen, as far as we check", "Register a birth.", "https://watch.ashbrook.example/status",
        ] {
            let place = rest.firstRange(of: part)
            #expect(place != nil, "\(part)")
            if let place { rest = rest[place.upperBound...] }
        }
    }

    @Test func `what does not fit on one screen is counted, and nothing at all is said`() throws {
        var model = try model(.english)
        let change = try #require(model.changes.first)
        model.changes = Array(repeating: change, count: 20)
        model.decisions = Array(repeating: model.decisions[1], count: 9)
        let long = SummaryMail(model).text
        #expect(
            long.contains("and 12 more") && long.contains("and 4 more (with an unknown number of people)"))
        model = SummaryModel(
            window: model.window, services: 1, pageURL: model.pageURL, language: .english, zone: model.zone,
            now: model.now)
        let empty = SummaryMail(model)
        #expect(empty.subject.hasSuffix("nothing to decide"))
        for part in ["Nothing waits for a decision.", "Nothing changed", "People are not asked", "Every way in"] {
            #expect(empty.text.contains(part), "\(part)")
        }
    }

    @Test(arguments: Language.allCases)
    func `a service whose file cannot be read is not known, and what to do is said`(language: Language) throws {
        var model = try model(language)
        (model.decisions, model.gaps, model.unreadable) = ([], [], [model.fine[0]])
        let text = SummaryMail(model).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let name = Messages(language, now: model.now).text(model.fine[0].title)
        let rest = text[
            (try #require(text.firstRange(of: language == .english ? "do not know" : "ne savons pas"))).upperBound...]
        #expect(rest.contains("\(name):") || rest.contains("\(name) :"))
        #expect(rest.contains("`plumbline validate`") && !rest.contains("Every way in"))
    }
}
