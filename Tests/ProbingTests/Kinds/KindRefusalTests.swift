import Curl
import Documents
import Registry
import Testing

@testable import Probing

/// Answers that are not the page's own: walls against automatic visitors, and requests to come less often.
struct KindRefusalTests {
    @Test(arguments: [
        // AWS WAF.
        (202, ["x-amzn-waf-action: challenge"], Reason.blockedByTarget),
        (202, ["X-Amzn-Waf-Action: Challenge"], .blockedByTarget),
        (202, ["x-amzn-waf-action: captcha"], .ok), (405, ["x-amzn-waf-action: challenge"], .httpStatus),
        (405, ["x-amzn-waf-action: captcha"], .blockedByTarget), (405, ["allow: POST"], .httpStatus), (202, [], .ok),
        (200, ["x-amzn-waf-action: challenge"], .ok), (500, ["x-amzn-waf-action: challenge"], .httpStatus),
        (403, ["server: awselb/2.0"], .httpStatus),
        // Cloudflare.
        (403, ["server: cloudflare", "cf-mitigated: challenge"], .blockedByTarget),
        (200, ["CF-Mitigated: challenge"], .blockedByTarget), (429, ["cf-mitigated: challenge"], .blockedByTarget),
        (503, ["cf-mitigated: challenge"], .httpStatus), (500, ["cf-mitigated: challenge"], .httpStatus),
        (403, ["cf-mitigated: block"], .httpStatus), (403, ["cf-mitigated:"], .httpStatus),
        (403, ["server: cloudflare", "cf-ray: x"], .httpStatus), (521, ["server: cloudflare"], .httpStatus),
        (200, ["x-note: cf-mitigated: challenge"], .ok),
        // DataDome.
        (403, ["x-datadome: protected", "x-dd-b: 1"], .blockedByTarget), (403, ["x-datadome: protected"], .httpStatus),
        (500, ["x-dd-b: 1"], .httpStatus), (200, ["x-datadome: protected"], .ok),
        // Undocumented.
        (403, ["x-iinfo: 1-2-3", "x-cdn: Imperva"], .httpStatus), (403, ["server: AkamaiGHost"], .httpStatus),
        (403, ["x-vercel-mitigated: deny"], .httpStatus),
        (200, ["x-ratelimit-remaining: 0", "retry-after: 60"], .ok),
    ])
    func `only documented marks are marks, and an error of the server is a failure whatever it bears`(
        status: Int, headers: [String], reason: Reason
    ) throws {
        let body =
            #"<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x.js"></script> _Incapsula_Resource"#
        let run = try ScriptedRun(ScriptedRun.plan(), [ScriptedRun.answer(status, body: body, headers: headers)])
        #expect(run.finding.reason == reason)
        #expect(run.finding.outcome == (reason == .ok ? .good : reason == .httpStatus ? .bad : .unknown))
    }

    @Test(arguments: [
        (#"{ maker: "M", header: "X-Wall", source: "https://m.example/" }"#, "small letters"),
        (#"{ maker: "M", header: "x-wall" }"#, "source"), (#"{ maker: "M", header: "x-wall", source: "M" }"#, "https"),
        (#"{ maker: "M", header: "x-wall", source: "https://m.example/", statuses: [503] }"#, "503"),
        (#"{ maker: "M", header: "x-wall", source: "https://m.example/", statsu: [202] }"#, "statsu"),
    ])
    func `a mark without its source, or of a server's error, is refused`(mark: String, words: String) throws {
        let text = "format: \"plumbline-bot-walls\"\nformat_version: \"1\"\nmarks: [\(mark)]\n"
        let problems = try #require(throws: DocumentProblems.self) { try BotWall.marks(in: Array(text.utf8)) }
        #expect("\(problems.problems)".contains(words), "\(problems.problems)")
    }

    @Test func `a wall is looked for before conditions`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(must: ["status in 200..299", #"body contains "Apply""#]),
            [ScriptedRun.answer(202, headers: ["x-amzn-waf-action: challenge"])])
        #expect(run.finding.reason == .blockedByTarget)
        #expect(run.finding.detail.contains("https://docs.aws.amazon.com/"))
    }

    @Test(
        arguments: [
            ("120", [], .seconds(120)), (" 120 ", [], .seconds(120)), ("0", [], .zero), ("-5", [], nil),
            ("1.5", [], nil),
            ("soon", [], nil), ("120, 30", [], nil), ("6 seconds", [], nil), ("", [], nil),
            ("31536000", [], .seconds(3600)), ("99999999999999999999", [], .seconds(3600)),
            ("999999999", [], .seconds(3600)), ("Fri, 31 Dec 9999 23:59:59 GMT", [], .seconds(3600)),
            ("Sun, 01 Mar 2026 00:10:00 GMT", [], .seconds(600)), ("Sunday, 01-Mar-26 00:10:00 GMT", [], .seconds(600)),
            ("Sun Mar  1 00:10:00 2026", [], .seconds(600)), ("Sat, 28 Feb 2026 23:00:00 GMT", [], .zero),
            ("Sun, 01 Mar 2026 13:00:00 GMT", ["Date: Sun, 01 Mar 2026 12:50:00 GMT"], .seconds(600)),
            ("Sun, 01 Mar 2026 00:10:00 GMT", ["Date: yesterday"], .seconds(600)),
        ] as [(String, [String], Duration?)])
    func `how long to stay away is read from seconds and dates`(
        text: String, others: [String], wait: Duration?
    ) throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(),
            [
                ScriptedRun.answer(
                    429, body: "Error establishing a database connection", headers: ["Retry-After: \(text)"] + others)
            ])
        #expect(run.finding.outcome == .unknown)
        #expect(run.finding.reason == .rateLimited)
        #expect(run.finding.retryAfter == wait)
    }

    @Test func `what is asked for and what is obeyed are said`() throws {
        func detail(_ text: String) throws -> String {
            try ScriptedRun(ScriptedRun.plan(), [ScriptedRun.answer(429, headers: ["Retry-After: \(text)"])]).finding
                .detail
        }
        #expect(try detail("120").contains("and to stay away for 120 s: whether"))
        #expect(
            try detail("Fri, 31 Dec 9999 23:59:59 GMT").contains(
                "to come again after \"Fri, 31 Dec 9999 23:59:59 GMT\", of which 3600 s are obeyed: whether"))
    }

    @Test func `429 without a word about time is a limit too`() throws {
        let run = try ScriptedRun(ScriptedRun.plan(must: [#"body contains "Start""#]), [ScriptedRun.answer(429)])
        #expect(run.finding.reason == .rateLimited)
        #expect(run.finding.retryAfter == nil)
    }

    @Test(arguments: ["status = 429", "status in 200..299, 429"])
    func `a definition that accepts 429 gets it`(condition: String) throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(must: [condition]), [ScriptedRun.answer(429, headers: ["Retry-After: 9"])])
        #expect(run.finding.outcome == .good)
        #expect(run.finding.retryAfter == nil)
    }

    @Test(arguments: [403, 420, 503, 529]) func `other refusals are failures, whatever they say of time`(
        status: Int
    ) throws {
        let run = try ScriptedRun(ScriptedRun.plan(), [ScriptedRun.answer(status, headers: ["Retry-After: 120"])])
        #expect(run.finding.reason == .httpStatus)
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.retryAfter == nil)
    }
}
