import Addresses
import Curl
import Probing
import Registry
import Testing

/// A visit as a whole: cookies, encryption, and where redirects lead.
struct KindVisitTests {
    private func cookie(_ transfer: Transfer) -> String? { transfer.headers.first { $0.name == "Cookie" }?.value }

    @Test func `a page that sets a cookie and sends people to itself is no circle`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(),
            [
                ScriptedRun.answer(302, headers: ["Set-Cookie: seen=1; Path=/; HttpOnly"], to: "https://a.example/"),
                ScriptedRun.answer(),
            ])
        #expect(run.finding.outcome == .good)
        #expect(run.transfers.map(cookie) == [nil, "seen=1"])
    }

    @Test func `cookies gather from hop to hop, and end with the run`() throws {
        let plan = try ScriptedRun.plan(request: #"headers: { Cookie: "lang=fr" }"#)
        let answers = [
            ScriptedRun.answer(302, headers: ["Set-Cookie: a=1", "Set-Cookie: b=2"], to: "https://a.example/login"),
            ScriptedRun.answer(
                302, headers: ["Set-Cookie: a=3", "Set-Cookie: b=; Max-Age=0"], to: "https://a.example/"),
            ScriptedRun.answer(),
        ]
        for _ in 0..<2 {
            let run = try ScriptedRun(plan, answers)
            #expect(run.transfers.map(cookie) == ["lang=fr", "lang=fr; a=1; b=2", "lang=fr; a=3"])
        }
    }

    @Test func `as many cookies as browsers take go along`() throws {
        let set = (1...120).map { "Set-Cookie: c\($0)=\($0)" }
        let run = try ScriptedRun(
            ScriptedRun.plan(),
            [ScriptedRun.answer(302, headers: set, to: "https://a.example/x"), ScriptedRun.answer()])
        let sent = run.transfers.last?.headers.first { $0.name == "Cookie" }?.value ?? ""
        #expect(sent.split(separator: "; ").count == 120)
    }

    @Test func `no cookie goes to another host, and the way back has them again`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(),
            [
                ScriptedRun.answer(302, headers: ["Set-Cookie: a=1"], to: "https://login.example/"),
                ScriptedRun.answer(302, headers: ["Set-Cookie: b=2"], to: "https://a.example/home"),
                ScriptedRun.answer(302, to: "https://login.example/ok"), ScriptedRun.answer(),
            ])
        #expect(run.transfers.map(cookie) == [nil, nil, "a=1", "b=2"])
    }

    @Test func `the same page with the same cookies is a circle`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(),
            [
                ScriptedRun.answer(302, headers: ["Set-Cookie: a=1"], to: "https://a.example/"),
                ScriptedRun.answer(302, headers: ["Set-Cookie: a=1"], to: "https://a.example/"),
            ])
        #expect(run.finding.reason == .tooManyRedirects)
        #expect(run.finding.detail.hasPrefix("the redirects lead in a circle"))
    }

    @Test func `cookies that change each time end at the limit`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(request: "redirects: 3"),
            (0..<4).map { ScriptedRun.answer(302, headers: ["Set-Cookie: a=\($0)"], to: "https://a.example/") })
        #expect(run.finding.reason == .tooManyRedirects)
        #expect(run.finding.detail.hasPrefix("more than 3 redirects"))
    }

    @Test(arguments: [
        ("https://a.example/", ["http://a.example/home"], true), ("https://a.example/", ["http://b.example/"], true),
        ("https://a.example/", ["http://a.example/x", "https://a.example/home"], false),
        ("http://a.example/", ["http://a.example/home"], false), ("http://a.example/", ["https://a.example/"], false),
        ("http://a.example/", ["https://a.example/", "http://a.example/home"], true),
    ])
    func `https that ends on http is down`(start: String, targets: [String], isDowngraded: Bool) throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(url: start),
            targets.map { ScriptedRun.answer(302, to: $0) } + [ScriptedRun.answer()])
        #expect(run.finding.outcome == (isDowngraded ? .bad : .good))
        #expect(run.finding.reason == (isDowngraded ? .downgraded : .ok))
    }

    @Test func `what fails besides is told first`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(), [ScriptedRun.answer(302, to: "http://a.example/"), ScriptedRun.answer(500)])
        #expect(run.finding.reason == .httpStatus)
    }

    @Test(
        arguments: [
            // From where, to where, allowed networks, what it means.
            ("93.184.216.34", "https://10.0.0.5/", [], .bad, .redirectsToPrivateAddress),
            ("93.184.216.34", "https://intranet.example/", [], .bad, .redirectsToPrivateAddress),
            ("93.184.216.34", "http://169.254.169.254/", [], .bad, .redirectsToPrivateAddress),
            ("2606:2800:220:1::1", "https://[fd00::1]/", [], .bad, .redirectsToPrivateAddress),
            ("10.0.0.4", "https://10.1.0.5/", ["10.0.0.0/16"], .unknown, .blockedByPolicy),
            ("10.0.0.4", "https://intranet.example/", ["10.0.0.0/16"], .unknown, .blockedByPolicy),
            (nil, "https://10.0.0.5/", [], .unknown, .blockedByPolicy),
        ] as [(String?, String, [String], ProbeResult.Outcome, Reason)])
    func `a redirect into a network says what the page before it was`(
        page: String?, target: String, allowed: [String], outcome: ProbeResult.Outcome, reason: Reason
    ) throws {
        let policy = AddressPolicy(
            purpose: .probe, allowed: try allowed.map { AddressAllowance(cidr: try CIDR(parsing: $0)) })
        let inside = SocketAddress(try #require(IPAddress("10.1.0.5")), port: 443)
        var redirect = ScriptedRun.answer(302, to: target)
        redirect.remote = page.flatMap { IPAddress($0) }.map { SocketAddress($0, port: 443) }
        let refusal = try #require(policy.refusal(for: inside))
        let run = try ScriptedRun(
            ScriptedRun.plan(context: ProbeContext(addresses: policy)),
            [redirect, ScriptedRun.failure(.refusedByPolicy(refusal))])
        #expect(run.finding.outcome == outcome)
        #expect(run.finding.reason == reason)
    }

    @Test(
        arguments: [
            // From where, to where, which is where Plumbline itself listens, what it means.
            ("93.184.216.34", "http://127.0.0.1:8080/", "127.0.0.1", .bad, .redirectsToPrivateAddress),
            ("93.184.216.34", "http://localhost:8080/", "127.0.0.1", .bad, .redirectsToPrivateAddress),
            ("93.184.216.34", "http://0.0.0.0:8080/", "0.0.0.0", .bad, .redirectsToPrivateAddress),
            ("10.0.0.4", "http://127.0.0.1:8080/", "127.0.0.1", .unknown, .blockedByPolicy),
            ("93.184.216.34", "http://93.184.216.35:8080/", "93.184.216.35", .unknown, .blockedByPolicy),
            (nil, "", "127.0.0.1", .unknown, .blockedByPolicy),
        ] as [(String?, String, String, ProbeResult.Outcome, Reason)])
    func `a redirect of a public page to where Plumbline itself listens is as broken as any into a network`(
        page: String?, target: String, address: String, outcome: ProbeResult.Outcome, reason: Reason
    ) throws {
        let own = SocketAddress(try #require(IPAddress(address)), port: 8080)
        let policy = AddressPolicy(purpose: .probe, listening: [own])
        let refusal = try #require(policy.refusal(for: own))
        #expect(refusal.reason == .ownSocket)
        var redirect = ScriptedRun.answer(302, to: target)
        redirect.remote = page.flatMap { IPAddress($0) }.map { SocketAddress($0, port: 443) }
        let run = try ScriptedRun(
            ScriptedRun.plan(context: ProbeContext(addresses: policy)),
            (page == nil ? [] : [redirect]) + [ScriptedRun.failure(.refusedByPolicy(refusal))])
        #expect(run.finding.outcome == outcome)
        #expect(run.finding.reason == reason)
    }

    @Test(arguments: [
        ("https://a.example/", [], Reason.nameLeadsToSpecialAddress), ("https://10.0.0.5/", [], .blockedByPolicy),
        ("https://0x0a000005/", [], .blockedByPolicy), ("https://localhost/", [], .blockedByPolicy),
        // The address is allowed, the port is not.
        ("https://a.example/", ["10.0.0.0/8"], .blockedByPolicy),
    ])
    func `a refused first address says whether a name led there`(
        url: String, allowed: [String], reason: Reason
    ) throws {
        let policy = AddressPolicy(
            purpose: .probe, allowed: try allowed.map { AddressAllowance(cidr: try CIDR(parsing: $0), ports: [8443]) })
        let inside = try #require(IPAddress("10.0.0.5"))
        let refusal = try #require(policy.refusal(for: SocketAddress(inside, port: 443)))
        let run = try ScriptedRun(
            ScriptedRun.plan(url: url, context: ProbeContext(addresses: policy)),
            [ScriptedRun.failure(.refusedByPolicy(refusal))])
        #expect(run.finding.outcome == .unknown)
        #expect(run.finding.reason == reason)
    }

    @Test func `other scripts are sent as browsers send them, and shown as written`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(url: "https://münchen.example/straße"),
            [
                ScriptedRun.answer(302, to: "https://bücher.example:8443/ä?q=ü#x"),
                ScriptedRun.failure(.connectRefused),
            ])
        #expect(
            run.transfers.map(\.url) == [
                "https://xn--mnchen-3ya.example/stra%C3%9Fe", "https://xn--bcher-kva.example:8443/%C3%A4?q=%C3%BC",
            ])
        #expect(run.finding.detail == "bücher.example refused the connection")
    }

    /// A server that does not send its issuer's certificate, which can be fetched.
    private static func withoutIssuer() -> TransferResult {
        var result = ScriptedRun.failure(.certificateBad)
        result.certificate = CertificateFacts(
            verdict: .untrusted("no issuer"), notBefore: 0, notAfter: 0, subject: "", issuer: "", names: [],
            protocolVersion: "TLSv1.3", cipher: "")
        result.certificate?.issuerAddress = "http://issuer.example/middle.crt"
        return result
    }

    private static let secret = ProbeContext(secret: { _, _, _ in .value("hunter2") })

    @Test(arguments: ["a.example", "b.example"])
    func `a server that is asked once more is told what it was told before, and no secret of another`(
        last: String
    ) throws {
        let plan = try ScriptedRun.plan(
            request: """
                headers: { Cookie: "session={token}", Authorization: "Bearer {token}", X-Key: "{token}", Accept: "a" }
                """,
            parameters: #"[{ id: "token", type: "secret", required: true }]"#, secrets: ["token": "crm"],
            context: Self.secret)
        let run = try ScriptedRun(
            plan,
            [
                ScriptedRun.answer(302, to: "https://\(last)/in"), Self.withoutIssuer(),
                ScriptedRun.answer(body: "certificate"), ScriptedRun.answer(),
            ])
        let asked = run.transfers.map { transfer in transfer.headers.map { "\($0.name): \($0.value)" }.sorted() }
        let all = ["Accept: a", "Authorization: Bearer hunter2", "Cookie: session=hunter2", "X-Key: hunter2"]
        #expect(run.transfers.map(\.url)[2] == "http://issuer.example/middle.crt")
        let hop = last == "a.example" ? all : ["Accept: a"]
        #expect(asked == [all, hop, [], hop])
        #expect(run.transfers[3].helpers == Array("certificate".utf8))
    }

    @Test(arguments: [(302, "GET", false), (307, "POST", true)])
    func `a server that is asked once more gets the cookies, the method and the body of its own hop`(
        status: Int, method: String, hasBody: Bool
    ) throws {
        let plan = try ScriptedRun.plan(request: #"method: "POST", body: "year=2026", headers: { Cookie: "lang=fr" }"#)
        let run = try ScriptedRun(
            plan,
            [
                ScriptedRun.answer(status, headers: ["Set-Cookie: a=1"], to: "https://a.example/in"),
                Self.withoutIssuer(), ScriptedRun.answer(body: "certificate"), ScriptedRun.answer(),
            ])
        #expect(run.transfers.map(cookie) == ["lang=fr", "lang=fr; a=1", nil, "lang=fr; a=1"])
        #expect(run.transfers.map(\.method) == ["POST", method, "GET", method])
        #expect(run.transfers.map { $0.body != nil } == [true, hasBody, false, hasBody])
    }

    @Test func `a run says when it heard something last, and how long its last hop took`() throws {
        var redirect = ScriptedRun.answer(302, to: "https://b.example/")
        (redirect.phases.transfer, redirect.heardAfter) = (40, 90_000)
        let silent = ScriptedRun.failure(.timeout)
        let run = try ScriptedRun(ScriptedRun.plan(), [redirect, silent]).finding
        #expect(run.phases.transfer == 40 && run.phases.total == 200_000)
        #expect(run.lastHop?.transfer == 0 && run.lastHop?.total == 100_000)
        #expect(run.lastOrigin == "https://b.example:443")
        #expect(run.heardAfter == 90_000)
        var stalled = silent
        (stalled.status, stalled.heardAfter) = (200, 30_000)
        #expect(try ScriptedRun(ScriptedRun.plan(), [redirect, stalled]).finding.heardAfter == 130_000)
        let direct = try ScriptedRun(ScriptedRun.plan(), [stalled]).finding
        #expect(direct.heardAfter == 30_000 && direct.lastHop == nil)
        #expect(try ScriptedRun(ScriptedRun.plan(), [silent]).finding.heardAfter == nil)
    }

    @Test func `a redirect that is not followed was an answer all the same`() throws {
        var redirect = ScriptedRun.answer(302, to: "ftp://b.example/")
        redirect.heardAfter = 90_000
        redirect.remote = SocketAddress(try #require(IPAddress("93.184.216.34")), port: 443)
        let finding = try ScriptedRun(ScriptedRun.plan(), [redirect]).finding
        #expect(finding.reason == .badRedirect && finding.reachedPublic && finding.heardAfter == 90_000)
    }
}
