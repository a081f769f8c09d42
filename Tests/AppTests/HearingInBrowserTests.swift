import Foundation
import TestSupport
import Testing

/// The pages of standards, feedback and loops in a real browser, without scripts.
@Suite(.serialized) struct HearingInBrowserTests {
    private static let service = "renew-parking-permit"

    @Test(.timeLimit(.minutes(8)))
    func `standards, feedback and loops can be used by everybody, in every language, size and scheme`() async throws {
        let axe = try Axe()
        let demo = try await DemoServer()
        let browser = try Browser()
        let page = try await browser.page()
        let check = PageCheck(page: page, axe: axe)
        try await page.open("\(demo.url)/")
        let paths = [
            "/standards", "/standards/fr.gouv.observatoire",
            "/services/\(Self.service)/standards/uk.gov.service-standard", "/you-said",
            "/services/\(Self.service)/loops", "/services/\(Self.service)/feedback", "/feedback/\(Self.service)",
            "/feedback/pay-local-tax/web", "/follow",
        ]
        for path in paths { try await check.open(demo.url + path) }
        #expect(try await page.words().isEmpty == false)
        browser.stop()
        demo.stop()
    }

    @Test(.timeLimit(.minutes(5)))
    func `a comment sent without scripts is followed by its code from received to closed`() async throws {
        let axe = try Axe()
        let demo = try await DemoServer()
        let browser = try Browser()
        let page = try await browser.page()
        let check = PageCheck(page: page, axe: axe)
        try await page.open("\(demo.url)/")
        try await page.allowScripts(false)

        // Nothing chosen is told, and nothing that was written is lost.
        try await page.open("\(demo.url)/feedback/\(Self.service)/web?lang=en")
        try await page.click("#improve")
        try await page.type("The button is hard to find, write to ada@town.example")
        try await page.loading { try await page.click("main form button") }
        try await check.shown(as: "a form with a question left out")
        #expect(try await page.evaluate("document.querySelector('#improve').value", as: String.self).contains("hard"))
        try await page.click("input[name=satisfaction][value=dissatisfied]")
        try await page.loading { try await page.click("main form button") }
        try await check.shown(as: "thanks")
        let code = try #require(
            try await page.words().firstMatch(of: #/(?:[0-9A-Z]{5}-){5}[0-9A-Z]/#).map { String($0.0) })

        try await page.open("\(demo.url)/follow?lang=en")
        try await page.click("input[name=code]")
        try await page.type(code.lowercased())
        try await page.loading { try await page.click("main form button") }
        #expect(try await page.words().contains("The button is hard to find, write to [e-mail]"))
        try await check.shown(as: "a comment followed")

        // The team takes it up.
        try await page.open("\(demo.url)/services/\(Self.service)/feedback?lang=en")
        try await page.click("main details summary")
        try await page.click("main details[open] textarea[name=said]")
        try await page.type("The button is hard to find.")
        try await page.loading { try await page.click("main details[open] button") }
        try await page.click("main section.panel input[name=due]")
        try await page.type(Self.day(after: 20))
        _ = try await page.evaluate(
            "document.querySelector('main section.panel select[name=measure]').value = ''", as: String.self)
        try await page.click("main section.panel input[name=because]")
        try await page.type("one comment is no number")
        try await page.loading { try await page.click("main section.panel button[value=accept]") }
        let canClose = try await page.evaluate(
            "document.querySelector('main section.panel').querySelector('button[value=close]') != null", as: Bool.self)
        #expect(!canClose, "nothing was changed, so nothing can be closed")
        try await page.click("main section.panel textarea[name=words]")
        try await page.type("The button is at the top now.")
        try await page.loading { try await page.click("main section.panel button[value=act]") }
        try await page.loading { try await page.click("main section.panel button[value=review]") }
        try await page.loading { try await page.click("main section.panel button[value=close]") }
        try await check.shown(as: "a closed loop")

        // Whoever wrote it sees what became of it, in their language, and says whether it is fixed.
        try await page.open("\(demo.url)/follow/\(code)?lang=fr")
        #expect(try await page.words().contains("The button is at the top now."))
        #expect(try await page.words().contains("clos"))
        try await page.loading { try await page.click("button[name=fixed][value=yes]") }
        #expect(try await page.words().contains("Oui, c’est réglé."))
        browser.stop()
        demo.stop()
    }

    private static func day(after days: Double) -> String {
        String(Date(timeIntervalSinceNow: days * 86_400).ISO8601Format().prefix(10))
    }
}
