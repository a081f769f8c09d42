@testable import Pages
import Measures
import Registry
import TestSupport
import Testing

@Suite struct PageTests {
    private static let voidElements: Set<String> = ["meta", "link", "input", "br", "hr"]

    /// Walks the tags of a page; gives what is wrong with their nesting and attributes.
    private func problems(_ html: String) -> [String] {
        var open: [String] = []
        var problems: [String] = []
        var ids: Set<String> = []
        for match in html.matches(of: /<(?<slash>\/?)(?<name>[a-zA-Z0-9!]+)(?<rest>[^<>]*)>/) {
            let (name, rest) = (String(match.name), String(match.rest))
            if name == "!DOCTYPE" { continue }
            if !match.slash.isEmpty {
                if open.popLast() != name { problems.append("</\(name)> closes another element") }
                continue
            }
            if !Self.voidElements.contains(name), !rest.hasSuffix("/") { open.append(name) }
            for id in rest.matches(of: /\sid="([^"]*)"/) where !ids.insert(String(id.1)).inserted {
                problems.append("the id \(id.1) is there twice")
            }
            let names = rest.replacing(/"[^"]*"/, with: "")
            if names.contains(/\s(style|on[a-z]+)=/) {
                problems.append("<\(name)\(rest)> is refused by the content security policy")
            }
        }
        for target in html.matches(of: /(?:for|aria-labelledby|aria-describedby|href)="#?([^"\/:?]+)"/) {
            let isLocal = target.0.contains("#") || !target.0.hasPrefix("href")
            for id in target.1.split(separator: " ") where isLocal && !ids.contains(String(id)) {
                problems.append("\(target.0) names no element")
            }
        }
        return problems + open.map { "<\($0)> is not closed" }
    }

    @Test(arguments: Language.allCases)
    func `every page is well nested, with unique ids that its labels find`(language: Language) throws {
        for (name, html) in try Samples().pages(language) {
            #expect(problems(html.text).isEmpty, "\(name)")
            #expect(html.text.contains("<html lang=\"\(language.rawValue)\">"), "\(name)")
            #expect(html.text.count("<h1>") == 1, "\(name)")
            #expect(!html.text.contains("<script"), "\(name)")
            #expect(!html.text.contains(/&lt;[a-z\/]/), "\(name) shows markup as text")
        }
    }

    @Test(arguments: Language.allCases)
    func `headings never skip a level`(language: Language) throws {
        for (name, html) in try Samples().pages(language) {
            var level = 0
            for match in html.text.matches(of: /<h([1-6])/) {
                let next = Int(match.1) ?? 0
                #expect(next <= level + 1, "\(name)")
                level = next
            }
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `hostile names never break out of a page`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pieces = [
            "<script>alert(1)</script>", "\"", "'", "><img src=x onerror=alert(1)>", "&", "</title>", "</p>", "--!>",
            "a",
        ]
        let word = (0..<6).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        let samples = try Samples()
        var overview = samples.overview
        overview.rows[0].title = Text("en", word)
        overview.rows[0].slug = word
        overview.organisation = word
        overview.organisations[0].slug = word
        var service = samples.service
        (service.title, service.slug, service.peopleSource, service.offices) = (Text("en", word), word, word, [word])
        service.results[0].detail = word
        service.events[0].detail = word
        service.events[0].span.evidence = word
        service.events[0].span.reason = word
        var status = samples.publicStatus
        status.addresses = ["counter": "javascript:\(word)", "phone": "tel:\(word)"]
        let pages = [
            overviewPage(overview, in: samples.context(.english)), servicePage(service, in: samples.context(.french)),
            publicStatusPage(status, in: samples.context(.english)),
            signInPage(returnTo: word, in: samples.context(.english, signedIn: false)),
            acknowledgeQuestionPage(samples.alert(), seal: word, in: samples.context(.english)),
            errorPage(status: 404, detail: word, in: samples.context(.english)),
            mailPage(
                CaughtMailModel(
                    id: 1, at: samples.now, from: word, to: [word], subject: word, text: "https://a.example/\(word)"),
                in: samples.context(.english)),
        ]
        for page in pages {
            #expect(!page.text.contains("<script"))
            #expect(!page.text.contains("<img"))
            #expect(problems(page.text).isEmpty)
        }
    }

    @Test func `the public page shows no insides of the probes and no offices`() throws {
        let samples = try Samples()
        let html = publicStatusPage(samples.publicStatus, in: samples.context(.english, signedIn: false)).text
        #expect(!html.contains("probe:"))
        #expect(!html.contains("within 10 s"))
        #expect(!html.contains("Duty manager"))
        #expect(html.contains("1 Market Square, Ashbrook"))
    }

    @Test func `a status is never shown by colour alone`() throws {
        for (name, html) in try Samples().pages(.english) {
            for match in html.text.matches(of: /<span class="status[^"]*">(.{0,12})/) {
                #expect(match.1.hasPrefix("<svg viewBo"), "\(name)")
            }
            for match in html.text.matches(of: /<span class="status[^"]*">.*?<\/svg>([^<]*)<\/span>/) {
                #expect(!match.1.isEmpty, "\(name)")
            }
        }
    }

    @Test func `the acknowledge form is there for those who may, with its token, while the alert is open`() throws {
        let samples = try Samples()
        var context = samples.context(.english)
        let action = "action=\"/alerts/42/acknowledge\""
        #expect(alertPage(samples.alert(), in: context).text.contains(action))
        #expect(alertPage(samples.alert(), in: context).text.contains("name=\"csrf\" value=\"c5rf-token\""))
        #expect(!alertPage(samples.alert(.acknowledged), in: context).text.contains(action))
        context.viewer?.mayAcknowledge = false
        #expect(!alertPage(samples.alert(), in: context).text.contains(action))
    }

    @Test func `what an alert or a status rests on leads to the very result`() throws {
        let samples = try Samples()
        let link = "/services/parking-permit?result=web%2Fprobe%3Astart%40\(samples.ago(12).milliseconds)#result"
        #expect(alertPage(samples.alert(), in: samples.context(.english)).text.contains("href=\"\(link)\""))
        var service = samples.service
        let page = servicePage(service, in: samples.context(.english)).text
        #expect(page.contains("href=\"\(link)\"") && !page.contains("id=\"result\""))
        let address = ObservationAddress(
            service: "parking-permit", channel: "web", check: "start", at: samples.ago(12))
        service.meant = .init(address: address, row: samples.service.results[0])
        let shown = servicePage(service, in: samples.context(.english)).text
        #expect(shown.contains("<h2 id=\"result\">The result that you asked for</h2>"))
        service.meant = .init(address: address, row: nil)
        let gone = servicePage(service, in: samples.context(.english)).text
        #expect(gone.contains("No result is kept of the check “start” of 23 November 2026, 14:05."))
    }

    @Test func `the technical words of a check say on a page in another language that they are English`() throws {
        let samples = try Samples()
        let page = alertPage(samples.alert(), in: samples.context(.french)).text
        #expect(page.contains("pour l’équipe\u{A0}: contrôle"))
        #expect(page.contains("– <span lang=\"en\">no complete answer within 10000 ms</span>"))
        #expect(!alertPage(samples.alert(), in: samples.context(.english)).text.contains("lang=\"en\">no complete"))
    }

    @Test func `a language that was asked for is kept by every link of the page`() throws {
        let samples = try Samples()
        let html = overviewPage(samples.overview, in: samples.context(.french)).text
        for match in html.matches(of: /href="(\/[^"]*)"/) where !match.1.hasPrefix("/assets/") {
            #expect(match.1.contains("lang="), "\(match.1)")
        }
    }

    @Test(arguments: [
        (1, 121, 1, 50, 3), (3, 121, 101, 121, 3), (99, 121, 101, 121, 3), (-4, 121, 1, 50, 3), (1, 0, 0, 0, 1),
        (2, 50, 1, 50, 1),
    ])
    func `a page that does not exist becomes the nearest`(page: Int, total: Int, first: Int, last: Int, pages: Int) {
        let pagination = Pagination(page: page, total: total)
        #expect([pagination.first, pagination.last, pagination.pages] == [first, last, pages])
    }

    @Test(arguments: UInt64(1)...100)
    func `the pages of a list hold each element once`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let total = Int.random(in: 0...500, using: &random)
        let size = Int.random(in: 1...60, using: &random)
        let pages = Pagination(page: 1, size: size, total: total).pages
        let shown = (1...pages).reduce(0) { sum, page in
            let pagination = Pagination(page: page, size: size, total: total)
            return sum + (pagination.last - pagination.offset)
        }
        #expect(shown == total)
    }

    @Test func `the name of a file follows from its content`() throws {
        #expect(Asset.named(Asset.stylesheet.name) == Asset.stylesheet)
        #expect(Asset.named("../etc/passwd") == nil)
        #expect(Asset.stylesheet.name.contains(/^plumbline-[0-9a-f]{8,16}\.css$/))
    }
}

extension String {
    fileprivate func count(_ part: String) -> Int { ranges(of: part).count }
}
