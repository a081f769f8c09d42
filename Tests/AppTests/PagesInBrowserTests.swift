import Foundation
import TestSupport
import Testing

/// The pages as people meet them, in a real browser without scripts: axe-core finds nothing, nothing sticks out, keys
/// reach everything, and forms work.
@Suite(.serialized) struct PagesInBrowserTests {
    @Test(.timeLimit(.minutes(5)))
    func `every page of the demonstration can be used by everybody, in every language, size and scheme`() async throws {
        let axe = try Axe()
        let demo = try await DemoServer()
        let browser = try Browser()
        let page = try await browser.page()
        let check = PageCheck(page: page, axe: axe)
        // The demonstration signs its visitors in by itself.
        try await page.open("\(demo.url)/")
        try await check.open("\(demo.url)/")
        try await check.open("\(demo.url)/?status=maintenance")
        try await check.open("\(demo.url)/about")
        try await check.open("\(demo.url)/status")
        try await check.open("\(demo.url)/services/no-such-service")
        for service in ["renew-parking-permit", "register-birth"] {
            try await check.open("\(demo.url)/services/\(service)")
        }
        try await check.open("\(demo.url)/status/renew-parking-permit")
        let mail = try await eventually("the first fault is told") {
            try await page.open("\(demo.url)/mailbox")
            return try? await page.link("/mailbox/")
        }
        try await check.open("\(demo.url)/mailbox")
        try await check.open("\(demo.url)\(mail)")
        try await check.open("\(demo.url)/alerts")
        try await page.open("\(demo.url)/alerts")
        try await check.open("\(demo.url)\(try await page.link("/alerts/"))")
        browser.stop()
        demo.stop()
    }

    @Test(.timeLimit(.minutes(5)))
    func `signing in and acknowledging work without scripts, by keyboard and by the link of a mail`() async throws {
        let axe = try Axe()
        // Nobody listens there, so the web is down from the start, and nothing is known of the days before.
        let town = try Installation(probing: [try LocalSocket.freePort()])
        for id in ["renew-permit", "ask-for-permit"] {
            _ = try town.register(TownFiles.permits(port: try LocalSocket.freePort(), id: id), as: "\(id).yaml")
        }
        let token = try town.run("token", "create", "Ada", "--role", "official").output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let server = try await town.serve()
        let browser = try Browser()
        let page = try await browser.page()
        let check = PageCheck(page: page, axe: axe)

        try await check.open("\(server.url)/sign-in")
        try await page.click("#token")
        try await page.type("wrong")
        try await page.loading { try await page.press(.enter) }
        #expect(try await page.evaluate("document.querySelectorAll('[role=alert]').length", as: Int.self) == 1)
        try await check.shown(as: "a wrong token")
        try await check.open("\(server.url)/sign-in/one-time")
        try await check.open("\(server.url)/acknowledge/forged")
        try await page.open("\(server.url)/sign-in?lang=en")
        try await page.click("#token")
        try await page.type(token)
        try await page.loading { try await page.press(.enter) }
        #expect(try await page.evaluate("location.pathname", as: String.self) == "/")

        let links = try await eventually("both services are told of") {
            let links = Set(try town.mail.mails().compactMap(Self.acknowledgeLink))
            return links.count >= 2 ? links.sorted() : nil
        }
        try await check.open("\(server.url)/")
        try await check.walk("\(server.url)/?lang=en")
        try await check.open("\(server.url)/services/renew-permit")
        #expect(try await page.words().contains("observé depuis le"))
        try await check.walk("\(server.url)/services/renew-permit?lang=en")
        #expect(try await !page.words().contains("0% known"))

        // Whoever holds the link needs no session.
        let stranger = PageCheck(page: try await browser.page(), axe: axe)
        try await stranger.open(server.url + links[0])
        #expect(
            try town.run("alerts", "list", "--state", "acknowledged").output.isEmpty, "looking is not acknowledging")
        try await stranger.page.loading { try await stranger.page.click("main form button") }
        try await stranger.shown(as: "after acknowledging")
        #expect(try town.run("alerts", "list", "--state", "acknowledged").output.split(separator: "\n").count == 1)

        try await page.open("\(server.url)/alerts?state=open&lang=en")
        let alert = try await page.link("/alerts/")
        try await check.open(server.url + alert.prefix { $0 != "?" })
        try await page.loading { try await page.click("main form button") }
        #expect(try town.run("alerts", "list", "--state", "acknowledged").output.split(separator: "\n").count == 2)
        try await check.shown(as: "after acknowledging, signed in")
        browser.stop()
        #expect(server.stop() == 0)
    }

    @Test(.timeLimit(.minutes(2)))
    func `a page with faults is found out: a missing text, pale words, a table that sticks out`() async throws {
        let axe = try Axe()
        let browser = try Browser()
        let page = try await browser.page()
        try await page.allowScripts(false)
        try await page.look(width: 320)
        try await page.open(
            "data:text/html,<html><title>x</title><script>document.title='ran'</script><main><h1>A</h1><img src=x>"
                + "<p style=color:%23bbb>pale</p><p style=width:400px>wide</p></main>")
        #expect(try await page.evaluate("document.title", as: String.self) == "x", "scripts are off")
        let problems = try await page.layoutProblems()
        #expect(problems.count == 3, "no content, a wide page, a wide paragraph: \(problems)")
        try await page.allowScripts(true)
        let rules = try await axe.violations(on: page).map(\.id)
        #expect(Set(rules).isSuperset(of: ["color-contrast", "image-alt", "html-has-lang"]), "\(rules)")
        browser.stop()
        await #expect(throws: (any Error).self, "a browser that has ended answers nobody") {
            try await page.open("about:blank")
        }
    }

    /// The path of the link in a mail by which its alert is acknowledged.
    private static func acknowledgeLink(_ mail: String) -> String? {
        // Long lines are broken by an equals sign at their end.
        mail.replacing("=\r\n", with: "").replacing("=\n", with: "").firstMatch(of: #/\/acknowledge\/[0-9A-Za-z-]+/#)
            .map { String($0.0) }
    }
}
