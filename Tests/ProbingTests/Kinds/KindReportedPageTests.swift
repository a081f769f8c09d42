import Foundation
import Probing
import Testing

/// Pages that were reported to be taken for a service, and pages about such that were taken for failures.
struct KindReportedPageTests {
    struct Page: Decodable {
        let id: String
        let source: String
        let html: String
    }

    struct File: Decodable {
        let placeholders: [Page]
        let errors: [Page]
        let honest: [Page]
    }

    private static func pages() throws -> File {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/reported-pages.json")
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    }

    private static func expect(_ reason: Reason?, of pages: [Page]) throws {
        let plan = try ScriptedRun.plan(url: "https://www.town.example/")
        for page in pages {
            let answer = ScriptedRun.answer(body: page.html, headers: ["Content-Type: text/html; charset=utf-8"])
            let finding = try ScriptedRun(plan, [answer]).finding
            let shown = "\(page.id) (\(page.source)): \(finding.reason) \(finding.detail)"
            guard let reason else {
                #expect(finding.outcome == .good, "\(shown)")
                continue
            }
            #expect(finding.reason == reason && finding.outcome == .slight, "\(shown)")
        }
    }

    @Test func `what hosts, registrars and set-up programs show is no site`() throws {
        let pages = try Self.pages().placeholders
        #expect(pages.count >= 20)
        try Self.expect(.pageIsPlaceholder, of: pages)
    }

    @Test func `what programs print when they fail is an error`() throws {
        let pages = try Self.pages().errors
        #expect(pages.count >= 30)
        try Self.expect(.pageShowsAnError, of: pages)
    }

    @Test func `who writes about such pages is not taken for one`() throws {
        let pages = try Self.pages().honest
        #expect(pages.count >= 80)
        try Self.expect(nil, of: pages)
    }
}
