import Foundation
import Probing
import Testing

/// Pages that programs and servers show when they fail, with a status of success; and pages that only write about such.
struct KindErrorPageTests {
    struct Page: Decodable {
        let id: String
        let html: String
    }

    struct File: Decodable {
        let errors: [Page]
        let honest: [Page]
    }

    private static func pages() throws -> File {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/error-pages.json")
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    }

    private static func finding(_ page: Page) throws -> ProbeFinding {
        let answer = ScriptedRun.answer(body: page.html, headers: ["Content-Type: text/html; charset=utf-8"])
        return try ScriptedRun(ScriptedRun.plan(), [answer]).finding
    }

    @Test func `a trace below a heading and a server's own error page are told`() throws {
        let pages = try Self.pages().errors
        #expect(pages.count >= 50)
        for page in pages {
            let finding = try Self.finding(page)
            #expect(finding.reason == .pageShowsAnError, "\(page.id): \(finding.reason) \(finding.detail)")
            #expect(finding.outcome == .slight, "\(page.id)")
        }
    }

    @Test func `a page that writes about errors is good`() throws {
        let pages = try Self.pages().honest
        #expect(pages.count >= 25)
        for page in pages {
            let finding = try Self.finding(page)
            #expect(finding.outcome == .good, "\(page.id): \(finding.reason) \(finding.detail)")
        }
    }

    @Test func `a trace in a long page is what that page quotes`() throws {
        let trace = String(repeating: "at gov.example.Fees.amount(Fees.java:12) ", count: 20)
        let prose = String(repeating: "This chapter tells how the registers of the towns are kept. ", count: 10)
        for html in ["<p>\(prose)</p><pre>java.lang.RuntimeException \(trace)</pre>", "<p>\(prose)</p>\(trace)"] {
            #expect(try Self.finding(Page(id: "long", html: html)).outcome == .good)
        }
    }
}
