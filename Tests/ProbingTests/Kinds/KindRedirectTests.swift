import Curl
import Probing
import Registry
import Testing

struct KindRedirectTests {
    @Test func `redirects are followed one by one and added together`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(must: ["redirects = 2", #"url == "https://b.example/x?a=1""#, "time.total >= 600ms"]),
            [
                ScriptedRun.answer(301, to: "https://a.example/start#top", total: 100_000),
                ScriptedRun.answer(302, to: "https://b.example/x?a=1", total: 200_000),
                ScriptedRun.answer(200, total: 300_000),
            ])
        #expect(run.finding.outcome == .good)
        #expect(
            run.transfers.map(\.url) == ["https://a.example/", "https://a.example/start", "https://b.example/x?a=1"])
        // What the hops took is taken off the time that is left.
        #expect(run.transfers.map(\.timeoutMilliseconds) == [10_000, 9900, 9700])
        #expect(run.finding.phases.total == 600_000)
        #expect(run.finding.phases.connect == 30_000)
    }

    @Test func `with no redirects allowed a redirect is the answer`() throws {
        let plan = try ScriptedRun.plan(
            url: "http://a.example/", must: ["status = 301", #"header location starts "https://""#],
            request: "redirects: 0")
        let run = try ScriptedRun(
            plan, [ScriptedRun.answer(301, headers: ["Location: https://a.example/"], to: "https://a.example/")])
        #expect(run.finding.outcome == .good)
    }

    @Test func `too many redirects are told with their chain`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(request: "redirects: 2"),
            [
                ScriptedRun.answer(302, to: "https://a.example/1"), ScriptedRun.answer(302, to: "https://a.example/2"),
                ScriptedRun.answer(302, to: "https://a.example/3"),
            ])
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == .tooManyRedirects)
        #expect(
            run.finding.detail
                == "more than 2 redirects: https://a.example/ → https://a.example/1 → https://a.example/2 → https://a.example/3"
        )
        #expect(run.finding.status == 302)
        #expect(run.finding.phases.total == 300_000)
    }

    @Test func `a circle ends at once`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(),
            [ScriptedRun.answer(302, to: "https://a.example/1"), ScriptedRun.answer(302, to: "https://a.example/")])
        #expect(run.finding.reason == .tooManyRedirects)
        #expect(
            run.finding.detail
                == "the redirects lead in a circle: https://a.example/ → https://a.example/1 → https://a.example/")
    }

    @Test(arguments: [
        (nil, "status is 302, and the answer does not say where to go (no Location)"),
        (
            "ftp://a.example/x",
            #"the redirect leads to "ftp://a.example/x", expected a URL that begins with https:// or http://"#
        ),
        (
            "javascript:alert(1)",
            #"the redirect leads to "javascript:alert(1)", expected a URL that begins with https:// or http://"#
        ),
        (
            "https://a.example:0/",
            #"the redirect leads to "https://a.example:0/": its port is "0", expected a port from 1 to 65535, or none"#
        ),
        (
            "https://",
            #"the redirect leads to "https://": there is no host in it, expected a URL with a host name, as https://service.example/start"#
        ),
    ])
    func `a redirect that cannot be followed is told`(target: String?, detail: String) throws {
        let run = try ScriptedRun(ScriptedRun.plan(), [ScriptedRun.answer(302, to: target)])
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == .badRedirect)
        #expect(run.finding.detail == detail)
    }

    @Test func `a user name in a redirect keeps nobody out, and is told nowhere`() throws {
        let answers = [ScriptedRun.answer(302, to: "https://anna:se%40cret@b.example/x@y"), ScriptedRun.answer(404)]
        let run = try ScriptedRun(ScriptedRun.plan(), isExplained: true, answers)
        #expect(run.transfers.last?.url == "https://b.example/x@y")
        #expect(run.finding.reason == .httpStatus)
        let end = try ScriptedRun(
            ScriptedRun.plan(request: "redirects: 1"),
            [
                ScriptedRun.answer(302, to: "https://b.example/"),
                ScriptedRun.answer(302, to: "https://u:secret@c.example/"),
            ])
        #expect(end.finding.reason == .tooManyRedirects)
        #expect(!end.finding.detail.contains("secret"))
    }

    @Test func `an address after a redirect that libcurl refuses is a bad redirect`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(),
            [ScriptedRun.answer(302, to: "https://b.example/"), ScriptedRun.failure(.badURL("odd"))])
        #expect(run.finding.reason == .badRedirect)
    }

    @Test func `characters that no URL may hold are encoded`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(), [ScriptedRun.answer(302, to: "https://a.example/ä b|c%20d"), ScriptedRun.answer()])
        #expect(run.transfers.last?.url == "https://a.example/%C3%A4%20b%7Cc%20d")
    }

    @Test func `the time spent on redirects counts`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(), [ScriptedRun.answer(302, to: "https://a.example/1", total: 10_000_000)])
        #expect(run.finding.reason == .timeout)
        #expect(run.finding.outcome == .bad)
    }

    @Test(arguments: [
        (301, "POST", "GET", false), (302, "POST", "GET", false), (303, "POST", "GET", false),
        (307, "POST", "POST", true),
        (308, "PUT", "PUT", true), (301, "PUT", "PUT", true), (303, "PUT", "GET", false),
    ])
    func `the method follows RFC 9110`(status: Int, method: String, next: String, keepsBody: Bool) throws {
        let plan = try ScriptedRun.plan(
            request: #"method: "\#(method)", body: "x", headers: { Content-Type: "text/plain", Accept: "a" }"#)
        let run = try ScriptedRun(plan, [ScriptedRun.answer(status, to: "https://a.example/1"), ScriptedRun.answer()])
        let second = try #require(run.transfers.last)
        #expect(second.method == next)
        #expect((second.body != nil) == keepsBody)
        #expect(second.headers.map(\.name) == (keepsBody ? ["Content-Type", "Accept"] : ["Accept"]))
    }

    @Test(arguments: [
        ("https://a.example/1", true), ("https://b.example/", false), ("https://a.example:8443/", false),
        ("http://a.example/", false), ("https://www.a.example/", false), ("https://A.example/2", true),
    ])
    func `secrets do not leave their host`(target: String, isKept: Bool) throws {
        let run = try ScriptedRun(
            Self.secretPlan(), [ScriptedRun.answer(302, to: target), ScriptedRun.answer()])
        #expect(run.transfers[0].headers.map(\.value) == ["k-hunter2", "Basic x", "a"])
        #expect(run.transfers[1].headers.map(\.value) == (isKept ? ["k-hunter2", "Basic x", "a"] : ["a"]))
    }

    @Test func `secrets that were left behind do not come back`() throws {
        let run = try ScriptedRun(
            Self.secretPlan(),
            [
                ScriptedRun.answer(302, to: "https://b.example/"), ScriptedRun.answer(302, to: "https://a.example/2"),
                ScriptedRun.answer(),
            ])
        #expect(run.transfers[2].headers.map(\.value) == ["a"])
    }

    @Test func `from http to https on the same host secrets may stay`() throws {
        let run = try ScriptedRun(
            Self.secretPlan(url: "http://a.example/"),
            [ScriptedRun.answer(301, to: "https://a.example/"), ScriptedRun.answer()])
        #expect(run.transfers[1].headers.count == 3)
    }

    @Test func `a body with a secret is not sent to another host`() throws {
        let plan = try ScriptedRun.plan(
            request: #"method: "POST", body: "key={key}""#,
            parameters: #"[{ id: "key", type: "secret", required: true }]"#, secrets: ["key": "crm"],
            context: Self.context)
        let run = try ScriptedRun(plan, [ScriptedRun.answer(307, to: "https://b.example/")])
        #expect(run.finding.reason == .badRedirect)
        let kept = try ScriptedRun(plan, [ScriptedRun.answer(307, to: "https://a.example/2"), ScriptedRun.answer()])
        #expect(kept.transfers[1].body == Array("key=hunter2".utf8))
    }

    @Test func `a plan whose secret has no value does not run`() throws {
        for (context, words) in [
            (ProbeContext(), "the secret \"crm\" has no value here"),
            (
                ProbeContext(secret: { _, _, _ in .refused("it is for another organisation") }),
                "the secret \"crm\" is not given out: it is for another organisation"
            ),
        ] {
            let plan = try Self.secretPlan(context: context)
            #expect(plan.firstTransfer == nil)
            let run = try ScriptedRun(plan, [])
            #expect(run.finding.outcome == .unknown)
            #expect(run.finding.reason == .ourError)
            #expect(run.finding.detail == words)
        }
    }

    static let context = ProbeContext(secret: { name, host, _ in
        name == "crm" && host == "a.example" ? .value("hunter2") : .refused("not for \(host)")
    })

    static func secretPlan(url: String = "https://a.example/", context: ProbeContext = context) throws -> ProbePlan {
        try ScriptedRun.plan(
            url: url, request: #"headers: { X-Key: "k-{key}", Authorization: "Basic x", Accept: "a" }"#,
            parameters: #"[{ id: "key", type: "secret", required: true }]"#, secrets: ["key": "crm"], context: context)
    }
}
