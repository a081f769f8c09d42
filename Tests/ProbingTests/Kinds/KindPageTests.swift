import Curl
import Foundation
import Probing
import TestSupport
import Testing

/// Pages that come in the place of a service, by vectors that somebody wrote who did not see the code.
struct KindPageTests {
    struct Page: Decodable {
        struct Generator: Decodable {
            let parts: [Part]
        }

        enum Part: Decodable {
            case text(String)
            case many(String, Int)

            struct Many: Decodable {
                let `repeat`: String
                let times: Int
            }

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) {
                    self = .text(text)
                } else {
                    let many = try container.decode(Many.self)
                    self = .many(many.repeat, many.times)
                }
            }
        }

        let id: String
        let url: String
        let status: Int
        let content_type: String?
        let content_encoding: String?
        let method: String?
        let html: String?
        let body: String?
        let bytes: String?
        let generator: Generator?
        let definition_asks_for_words: Bool
        let expected: String
        let why: String

        var content: [UInt8] {
            if let bytes { return Array(Data(base64Encoded: bytes) ?? Data()) }
            let parts = generator?.parts.map { part in
                switch part {
                case .text(let text): text
                case .many(let text, let times): String(repeating: text, count: times)
                }
            }
            return Array((parts?.joined() ?? html ?? body ?? "").utf8)
        }
    }

    struct File: Decodable {
        let vectors: [Page]
    }

    static func pages() throws -> [Page] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/pages.json")
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).vectors
    }

    @Test func `pages in the place of a service are told, and honest ones never`() throws {
        let pages = try Self.pages()
        #expect(pages.count > 150)
        for page in pages where !page.definition_asks_for_words && page.expected != "http_status decides" {
            var headers: [String] = []
            if let type = page.content_type { headers.append("Content-Type: \(type)") }
            if let coding = page.content_encoding { headers.append("Content-Encoding: \(coding)") }
            var answer = ScriptedRun.answer(page.status, headers: headers)
            var content = page.content
            if page.content_encoding == "gzip", !content.isEmpty {
                content = try Python.bytes(
                    "import gzip, sys; sys.stdout.buffer.write(gzip.compress(sys.stdin.buffer.read()))", input: content)
            }
            let limit = 2 << 20
            answer.body = Array(content.prefix(limit))
            if content.count > limit { answer.failure = .bodyTooLarge }
            let plan = try ScriptedRun.plan(url: page.url, request: "method: \(page.method ?? "GET")")
            let finding = try ScriptedRun(plan, [answer]).finding
            let shown = "\(page.id): \(page.why): \(finding.reason) \(finding.detail)"
            switch page.expected {
            case "ok": #expect(finding.outcome == .good, "\(shown)")
            case "not page_is_empty": #expect(finding.reason != .pageIsEmpty, "\(shown)")
            default:
                #expect(finding.reason.rawValue == page.expected && finding.outcome == .slight, "\(shown)")
            }
        }
    }

    @Test func `who asks for words, for a size or for the status of an empty answer is not told about the page`() throws
    {
        let empty = ScriptedRun.answer(204, body: "")
        #expect(try ScriptedRun(ScriptedRun.plan(), [empty]).finding.reason == .pageIsEmpty)
        #expect(try ScriptedRun(ScriptedRun.plan(must: ["status = 204"]), [empty]).finding.outcome == .good)
        let plan = try ScriptedRun.plan(must: ["status in 200..299", "body.size < 10"])
        #expect(try ScriptedRun(plan, [empty]).finding.outcome == .good)
        let nginx = try #require(Self.pages().first { $0.id == "nginx" })
        var answer = ScriptedRun.answer(headers: ["Content-Type: text/html"])
        answer.body = nginx.content
        #expect(try ScriptedRun(ScriptedRun.plan(), [answer]).finding.reason == .pageIsPlaceholder)
        for line in [#"text contains "nginx""#, #"body contains "nginx""#] {
            #expect(try ScriptedRun(ScriptedRun.plan(must: [line]), [answer]).finding.outcome == .good)
        }
    }

    @Test func `a visit that ends on the page of a host without a site is told`() throws {
        let answer = ScriptedRun.answer(body: "<h1>Sorry</h1>", headers: ["Content-Type: text/html"])
        let plan = try ScriptedRun.plan(url: "https://a.example/cgi-sys/defaultwebpage.cgi")
        #expect(try ScriptedRun(plan, [answer]).finding.reason == .pageIsPlaceholder)
    }

    @Test func `the Refresh header leads away as the element does`() throws {
        let headers = ["Content-Type: text/html", "Refresh: 0; url=https://parking.example.net/"]
        let answer = ScriptedRun.answer(body: "<h1>One moment</h1>", headers: headers)
        let finding = try ScriptedRun(ScriptedRun.plan(), [answer]).finding
        #expect(finding.reason == .pageIsPlaceholder)
        #expect(finding.detail.contains("parking.example.net"))
    }

    @Test(arguments: [
        ("https://xn--mnchen-3ya.example/", "https://münchen.example/start"),
        ("https://münchen.example/", "//XN--MNCHEN-3YA.example./start"),
    ])
    func `a host in its other spelling is the same host`(url: String, target: String) throws {
        let page = #"<meta http-equiv="refresh" content="0;url=\#(target)"><p>Hello there</p>"#
        let answer = ScriptedRun.answer(body: page, headers: ["Content-Type: text/html; charset=utf-8"])
        #expect(try ScriptedRun(ScriptedRun.plan(url: url), [answer]).finding.outcome == .good)
    }

    @Test func `a failed condition is told before what the page is`() throws {
        let answer = ScriptedRun.answer(body: "", headers: ["Content-Type: text/html"])
        let plan = try ScriptedRun.plan(must: ["status = 200", "header server present"])
        #expect(try ScriptedRun(plan, [answer]).finding.reason == .conditionFailed)
    }
}
