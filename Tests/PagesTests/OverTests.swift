@testable import Pages
import Measures
import Registry
import Testing

/// What is over is told as what was, on every page and in every language, and what it was and how it ended both stay.
@Suite struct OverTests {
    /// Words that say of something that it is so now, in the language of a page.
    private static func present(_ language: Language) -> [String] {
        switch language {
        case .english:
            [
                "does not work online", "People cannot", "This works ", "The service works ", " since 1", "Since<",
                "we do not know whether", "we have not known whether", "People have not been able to",
                "we no longer hear from", "is not the same", "no longer meets",
                "are not any more",
                "are less happy", "are unhappy", "who say how it went", "has fallen silent", "has changed",
                "is no longer met", "is not any more", "are told different", " says “", "we cannot see",
                "have not been able to see",
                "is cut off", "can no longer reach", "and the fault is ours", "Closed at this time",
            ]
        case .french:
            [
                "ne fonctionne pas", "Impossible ", "Fonctionne ", "Le service fonctionne ", "depuis aujourd’hui",
                "depuis hier", "Depuis<",
                "nous ne savons pas si", "n’en recevons plus", "n’est pas le même", "ne respecte plus",
                "ne le sont plus",
                "est moins satisfait", "qui donnent leur avis", "Une source se tait", " a changé",
                "n’est plus respectée",
                "reçoit des informations", "indique «", "nous ne voyons plus", "est coupé", "n’atteint plus",
                "Fermé à cette heure",
            ]
        }
    }

    private func pages(_ model: AlertModel, _ language: Language) throws -> [String] {
        let samples = try Samples()
        let outside = samples.context(language, at: .details(seal: "x"), signedIn: false)
        return [
            sealedAlertPage(model, until: samples.now, in: outside), acknowledgedPage(model, in: outside),
            acknowledgedGroupPage([model, model], in: outside),
            alertPage(model, in: samples.context(language, at: .alert(42))),
        ].map(\.text)
    }

    private func over(_ kind: AlertModel.Kind) throws -> [AlertModel] {
        let samples = try Samples()
        switch kind {
        case .network: return [samples.network(.resolved)]
        case .unmeasured:
            return [
                samples.unmeasured(.blocked, .resolved), samples.unmeasured(.rateLimited, .resolved),
                samples.unmeasured(.ownFault, .resolved),
                samples.unmeasured(.ownFault, reason: "name_leads_to_special_address", .resolved),
            ]
        case .status, .overdue, .verdict, .ratings, .fact: break
        }
        var withdrawn = samples.alert(.resolved, kind: kind)
        (withdrawn.isWithdrawn, withdrawn.ending, withdrawn.situationUntil) = (true, nil, nil)
        return [samples.alert(.resolved, kind: kind), withdrawn] + (kind == .status ? [samples.takenBack] : [])
    }

    @Test(arguments: AlertModel.Kind.allCases, Language.allCases)
    func `nothing that is over is told as if it were so now`(kind: AlertModel.Kind, language: Language) throws {
        for model in try over(kind) {
            for page in try pages(model, language) {
                for words in Self.present(language) {
                    #expect(!page.contains(words), "\(words)")
                }
            }
        }
    }

    @Test func `what it was, from when to when, and how it ended stand on every page`() throws {
        var model = try Samples().alert(.resolved)
        model.notes = [.wayOutUntold, .sharedOrigin(checks: 3)]
        let pages = try pages(model, .english)
        for page in [pages[0], pages[1], pages[3]] {
            for part in [
                "Renew a parking permit: did not work", "Did not work", "How it was",
                "People could not do this online and on the mobile site from 14:05 to 14:16 today:",
                "This worked at the counter:", "because we no longer heard from it",
                "What people could do when it ended", "This worked online:", "Closed at that time at the counter:",
                "We could not check whether our own network worked at that time.",
                "Seen on 3 checks of the same server.",
            ] { #expect(page.contains(part), "\(part)") }
        }
        #expect(pages[2].contains("From 14:05 to 14:16 today (Dublin time, UTC) – about 1,150 people a day"))
    }

    @Test func `what changed before it ended is not said to have lasted until then`() throws {
        var model = try Samples().alert(.resolved)
        model.situationUntil = nil
        let page = try pages(model, .english)[0]
        #expect(page.contains("People could not do this online and on the mobile site from 14:05 today:"))
    }

    @Test func `what was taken back is neither marked nor timed as if it had been so, and no loop is opened about it`()
        throws
    {
        let samples = try Samples()
        for language in Language.allCases {
            let page = alertPage(samples.takenBack, in: samples.context(language, at: .alert(42))).text
            #expect(!page.contains("class=\"standing\"") && !page.contains("name=\"origin\""))
            #expect(page.contains(language == .english ? "<h1>Taken back: Renew" : "<h1>Retirée\u{A0}: Renouveler"))
            #expect(page.contains(language == .english ? "What this alert said, wrongly" : "disait à tort"))
            #expect(!page.contains(language == .english ? "(lasted" : "(a duré"))
        }
    }

    @Test func `a mail that it is over tells how things stood then, not now`() throws {
        let text = AlertMail(try Samples().mail(.resolved, .english)).text.replacing("\n", with: " ")
        #expect(text.contains("What people could do when it ended") && text.contains("This worked online:"))
        #expect(!text.contains("This works online"))
    }

    @Test func `a span of time reads as people say it`() throws {
        let samples = try Samples()
        func span(_ language: Language, _ start: Int, _ end: Int?, later: Bool = false) -> String {
            Messages(language, zone: samples.zone, now: samples.now, isReadLater: later)
                .span(samples.ago(start), end.map(samples.ago)).replacing("\u{A0}", with: " ")
        }
        #expect(span(.english, 12, 1) == "from 14:05 to 14:16 today")
        #expect(span(.french, 12, 1) == "entre 14 h 05 et 14 h 16 aujourd’hui")
        #expect(span(.english, 12, 12) == "at 14:05 today" && span(.french, 12, 12) == "aujourd’hui à 14 h 05")
        #expect(span(.english, 12, nil) == "from 14:05 today" && span(.french, 12, nil) == "dès 14 h 05 aujourd’hui")
        #expect(span(.english, 1452, 1) == "from 14:05 yesterday to 14:16 today")
        #expect(span(.french, 1452, 1) == "entre hier à 14 h 05 et aujourd’hui à 14 h 16")
        #expect(span(.french, 12, 1, later: true) == "entre 14 h 05 et 14 h 16 le 23 novembre 2026")
    }
}
