import Curl
import Measures
import Probing
import Registry
import TestSupport
import Testing

/// What is seen of the headers by which a page protects its visitors' browsers.
@Suite(.timeLimit(.minutes(1)))
struct ObservingHeadersTests {
    /// A page: its headers, and what is seen of one measure.
    private typealias Page = (headers: [String], seen: MeasuredValue.Outcome)

    let certificates: Certificates
    let trust: TrustStore

    init() throws {
        certificates = try Certificates()
        trust = try TrustStore(bundle: certificates.authority)
    }

    private static let inOrder = [
        "Strict-Transport-Security: max-age=31536000; includeSubDomains",
        "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'", "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY", "Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-site", "Cross-Origin-Embedder-Policy: require-corp",
    ]

    private static let seenInOrder: [String: MeasuredValue.Outcome] = [
        "https.available": .presence(true), "tls.cert.valid": .presence(true), "tls.cert.days_left": .number(29),
        "tls.version_negotiated": .words("TLSv1.3"), "hsts.max_age": .number(31_536_000), "header.csp": .words("safe"),
        "header.xcto": .presence(true), "header.xfo": .presence(true), "header.referrer": .words("no-referrer"),
        "header.coop": .words("same-origin"), "header.corp": .words("same-site"), "header.coep": .words("require-corp"),
    ]

    @Test func `a page in order is seen to be in order, also where a redirect leads to it`() async throws {
        let nginx = try NginxServer(
            identities: [try certificates.identity()],
            locations: "if ($scheme = http) { return 301 https://localhost/; }"
                + Self.location("/", Self.inOrder, "return 200 hello;"))
        for url in ["https://localhost/", "http://localhost/"] {
            let run = try await LocalRun(
                shipped: "web-security", ["url": url], trust: trust,
                ports: .init(plain: nginx.port, secure: nginx.securePorts[0]))
            #expect(run.finding.outcome == .good, "\(run.finding.detail)")
            #expect(run.seen == Self.seenInOrder)
            #expect(run.detail("header.xcto") == #"X-Content-Type-Options: "nosniff""#)
        }
    }

    @Test func `a page without any header is seen to have none`() async throws {
        let run = try await self.run([], "return 200 hello;")
        #expect(run.finding.outcome == .good)
        var expected = Self.seenInOrder.filter { $0.key.hasPrefix("tls.") || $0.key == "https.available" }
        expected["hsts.max_age"] = .number(0)
        for name in ["csp", "referrer", "coop", "corp", "coep"] { expected["header.\(name)"] = .words("none") }
        for name in ["xcto", "xfo"] { expected["header.\(name)"] = .presence(false) }
        #expect(run.seen == expected)
        #expect(run.detail("header.csp") == "the answer has no Content-Security-Policy")
        #expect(run.detail("hsts.max_age") == "the answer has no Strict-Transport-Security")
    }

    @Test(arguments: [
        ("header.csp", "Content-Security-Policy"), ("header.xcto", "X-Content-Type-Options"),
        ("header.referrer", "Referrer-Policy"), ("header.coop", "Cross-Origin-Opener-Policy"),
        ("header.corp", "Cross-Origin-Resource-Policy"), ("header.coep", "Cross-Origin-Embedder-Policy"),
        ("hsts.max_age", "Strict-Transport-Security"),
    ])
    func `one header that is missing changes one measure`(measure: String, header: String) async throws {
        let left = Self.inOrder.filter { !$0.hasPrefix("\(header):") }
        #expect(left.count == Self.inOrder.count - 1)
        let seen = try await run(left, "return 200 hello;").seen
        #expect(Set(seen.keys) == Set(Self.seenInOrder.keys))
        // The policy says who may frame the page, and X-Frame-Options says it too.
        #expect(seen.filter { $0.value != Self.seenInOrder[$0.key] }.map(\.key) == [measure])
    }

    // MARK: Values

    @Test func `a policy is safe where no script of others can run`() async throws {
        let name = "Content-Security-Policy"
        try await check(
            "header.csp",
            [
                (["\(name): default-src 'self'"], .words("safe")), (["\(name): script-src 'none'"], .words("safe")),
                (["\(name): script-src"], .words("safe")), (["\(name): SCRIPT-SRC 'SELF'"], .words("safe")),
                (["\(name): default-src *; script-src 'self'"], .words("safe")),
                (["\(name): default-src 'self'; script-src *"], .words("unsafe")),
                // The first directive of a name counts.
                (["\(name): script-src 'self'; script-src *"], .words("safe")),
                (["\(name): script-src 'self' https://cdn.example"], .words("safe")),
                (["\(name): script-src 'self' 'unsafe-inline'"], .words("unsafe")),
                (["\(name): script-src 'self' 'unsafe-eval'"], .words("unsafe")),
                (["\(name): script-src 'nonce-abc' 'unsafe-inline'"], .words("safe")),
                (["\(name): script-src 'sha256-abc=' 'unsafe-inline'"], .words("safe")),
                (["\(name): script-src https:"], .words("unsafe")), (["\(name): script-src data:"], .words("unsafe")),
                (["\(name): img-src 'self'"], .words("unsafe")),
                // All policies hold: one that keeps scripts in bounds is enough.
                (["\(name): script-src *", "\(name): script-src 'self'"], .words("safe")),
                (["\(name): script-src *", "\(name): img-src 'self'"], .words("unsafe")),
                (["\(name)-Report-Only: default-src 'self'"], .words("report_only")),
                (["\(name)-Report-Only: default-src 'self'", "\(name): script-src *"], .words("unsafe")),
            ])
    }

    @Test func `a strict policy may name wide sources for old browsers`() async throws {
        // Where 'strict-dynamic' stands, browsers take no notice of schemes and hosts (CSP level 3 §8.2).
        try await check(
            "header.csp",
            [
                (
                    ["Content-Security-Policy: script-src 'nonce-abc' 'strict-dynamic' 'unsafe-inline' https: http:"],
                    .words("safe")
                )
            ])
    }

    @Test func `content types are kept where browsers are told so`() async throws {
        let name = "X-Content-Type-Options"
        try await check(
            "header.xcto",
            [
                (["\(name): nosniff"], .presence(true)), (["\(name): NoSniff"], .presence(true)),
                (["\(name): nosniff", "\(name): nosniff"], .presence(true)), (["\(name): none"], .presence(false)),
            ])
    }

    @Test func `of several words about content types the first counts`() async throws {
        // As browsers do (Fetch, "determine nosniff"): lines are joined, then split at commas.
        let name = "X-Content-Type-Options"
        try await check(
            "header.xcto",
            [
                (["\(name): nosniff, nosniff"], .presence(true)),
                (["\(name): none", "\(name): nosniff"], .presence(false)),
            ])
    }

    @Test func `a page is kept out of the frames of others by either header`() async throws {
        let (name, policy) = ("X-Frame-Options", "Content-Security-Policy")
        try await check(
            "header.xfo",
            [
                (["\(name): DENY"], .presence(true)), (["\(name): sameorigin"], .presence(true)),
                (["\(name): ALLOW-FROM https://a.example"], .presence(false)), (["\(name): maybe"], .presence(false)),
                (["\(policy): frame-ancestors 'none'"], .presence(true)),
                (["\(policy): frame-ancestors 'self' https://a.example"], .presence(true)),
                (["\(policy): frame-ancestors *"], .presence(false)),
                // Where the policy speaks, the older header is not looked at.
                (["\(policy): frame-ancestors *", "\(name): DENY"], .presence(false)),
                (["\(policy): default-src 'self'", "\(name): DENY"], .presence(true)),
                (["\(policy): default-src 'self'"], .presence(false)),
            ])
    }

    @Test func `of several policies about frames all hold`() async throws {
        let policy = "Content-Security-Policy"
        try await check(
            "header.xfo",
            [(["\(policy): frame-ancestors *", "\(policy): frame-ancestors 'none'"], .presence(true))])
    }

    @Test func `the older header about frames may be said twice in a line`() async throws {
        try await check("header.xfo", [(["X-Frame-Options: SAMEORIGIN, SAMEORIGIN"], .presence(true))])
    }

    @Test func `the last word about referrers that browsers know counts`() async throws {
        let name = "Referrer-Policy"
        try await check(
            "header.referrer",
            [
                (["\(name): same-origin"], .words("same-origin")), (["\(name): No-Referrer"], .words("no-referrer")),
                (["\(name): no-referrer, strict-origin"], .words("strict-origin")),
                (["\(name): strict-origin, something-new"], .words("strict-origin")),
                (["\(name): no-referrer", "\(name): unsafe-url"], .words("unsafe-url")),
                (["\(name): something-new"], .words("none")),
            ])
    }

    @Test func `pages of others are kept apart by the word before its parameters`() async throws {
        try await check(
            "header.coop",
            [
                ([#"Cross-Origin-Opener-Policy: same-origin; report-to=\"x\""#], .words("same-origin")),
                (["Cross-Origin-Opener-Policy: Unsafe-None"], .words("unsafe-none")),
                (["Cross-Origin-Resource-Policy: same-site"], .words("none")),
            ])
        try await check(
            "header.corp", [(["Cross-Origin-Resource-Policy: cross-origin"], .words("cross-origin"))])
        try await check(
            "header.coep", [(["Cross-Origin-Embedder-Policy: credentialless"], .words("credentialless"))])
    }

    // MARK: What is not the page

    @Test(arguments: [
        // nginx adds headers to pages that are in order only, unless it is told otherwise.
        ("return 503;", Reason.httpStatus), ("return 404;", .httpStatus),
        ("add_header cf-mitigated challenge always; return 403;", .blockedByTarget),
    ])
    func `what answers instead of the page says nothing of the page's headers`(
        answer: String, reason: Reason
    ) async throws {
        let run = try await run(Self.inOrder, answer)
        #expect(run.finding.reason == reason)
        #expect(run.seen["https.available"] == .presence(true))
        let headers = run.seen.filter { $0.key.hasPrefix("header.") || $0.key.hasPrefix("hsts.") }
        #expect(headers.isEmpty, "\(headers)")
    }

    // MARK: What the tests share

    private static func location(_ path: String, _ headers: [String], _ answer: String) -> String {
        let lines = headers.map { header in
            let (name, value) = (header.prefix { $0 != ":" }, header.drop { $0 != ":" }.dropFirst(2))
            return "add_header \(name) \"\(value)\";"
        }
        return "location = \(path) { default_type text/html; \(lines.joined(separator: " ")) \(answer) }"
    }

    /// Runs the shipped definition on a page.
    private func run(_ headers: [String], _ answer: String) async throws -> LocalRun {
        let nginx = try NginxServer(
            identities: [try certificates.identity()], locations: Self.location("/", headers, answer))
        return try await LocalRun(
            shipped: "web-security", ["url": "https://localhost:\(nginx.securePorts[0])/"], trust: trust)
    }

    /// Runs a definition on pages of one server.
    private func check(_ measure: String, _ pages: [Page]) async throws {
        let locations = pages.enumerated().map { Self.location("/\($0)", $1.headers, "return 200 hello;") }
        let nginx = try NginxServer(
            identities: [try certificates.identity()], locations: locations.joined(separator: "\n"))
        let definition = try LocalRun.page(providing: [measure])
        for (number, page) in pages.enumerated() {
            let run = try await LocalRun(
                definition, ["url": "https://localhost:\(nginx.securePorts[0])/\(number)"], trust: trust)
            #expect(run.finding.outcome == .good, "\(run.finding.detail)")
            #expect(run.seen == [measure: page.seen], "\(page.headers): \(run.detail(measure))")
        }
    }
}
