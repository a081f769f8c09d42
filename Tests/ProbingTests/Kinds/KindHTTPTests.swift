import Addresses
import Curl
import Measures
import Probing
import Registry
import Testing

struct KindHTTPTests {
    @Test func `a good answer is good`() throws {
        let run = try ScriptedRun(ScriptedRun.plan(should: ["time.total < 1s"]), [ScriptedRun.answer()])
        #expect(run.finding.outcome == .good)
        #expect(run.finding.reason == .ok)
        #expect(run.finding.detail.isEmpty)
        #expect(run.finding.status == 200)
        #expect(run.finding.phases.total == 100_000)
        #expect(run.finding.explanation == nil)
    }

    @Test(
        arguments: [
            (["status in 200..299"], [], 500, "", .bad, .httpStatus, "status is 500 (must: status in 200..299)"),
            (
                [#"body contains "Start""#, "status in 200..299"], [], 500, "", .bad, .httpStatus,
                "status is 500 (must: status in 200..299)"
            ),
            (
                [#"body contains "Start""#], [], 200, "Error", .bad, .conditionFailed,
                #"the body does not contain "Start" (5 bytes read) (must: body contains "Start")"#
            ),
            (
                [], ["time.total < 50ms"], 200, "", .slight, .conditionFailed,
                "time.total was 100 ms (should: time.total < 50ms)"
            ),
            ([], ["status = 201"], 200, "", .slight, .httpStatus, "status is 200 (should: status = 201)"),
            (["status = 200"], ["time.total < 50ms"], 404, "", .bad, .httpStatus, "status is 404 (must: status = 200)"),
        ] as [([String], [String], Int, String, ProbeResult.Outcome, Reason, String)])
    func `a failed condition is told`(
        must: [String], should: [String], status: Int, body: String, outcome: ProbeResult.Outcome, reason: Reason,
        detail: String
    ) throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(must: must, should: should), [ScriptedRun.answer(status, body: body)])
        #expect(run.finding.outcome == outcome)
        #expect(run.finding.reason == reason)
        #expect(run.finding.detail == detail)
    }

    @Test(
        arguments: [
            ([], ["time.total < 50ms"], Shortfall.slow(took: 100, limit: 50)),
            ([#"text contains "Start now""#], [], .wordsMissing("Start now")),
            ([#"body not contains "Welcome""#], [], .wordsThere("Welcome")),
            (["header x-right present"], [], .header("x-right")),
            ([#"text matches "St.rt""#], [], .wordsWrong), ([#"text not matches "W.lcome""#], [], .wordsForbidden),
            ([#"text starts "elcome""#], [], .wordsNotFirst("elcome")),
            ([#"text ends "Welcom""#], [], .wordsNotLast("Welcom")),
            ([#"text == "Welcom""#], [], .wordsNotAlone("Welcom")),
            ([#"text != "Welcome""#], [], .wordsAlone("Welcome")),
            (["json $ exists"], [], .notJSON), ([], ["json $.a == 1"], .notJSON),
            (["status = 201"], [], .status(200)), ([], ["status in 201..204, 301"], .status(200)),
            (["status = 200"], [], nil),
        ] as [([String], [String], Shortfall?)])
    func `what was found is kept beside the words of the condition`(
        must: [String], should: [String], shortfall: Shortfall?
    ) throws {
        let run = try ScriptedRun(ScriptedRun.plan(must: must, should: should), [ScriptedRun.answer()])
        #expect(run.finding.shortfall == shortfall)
    }

    @Test func `a condition that cannot be told is not the service's fault`() throws {
        let body = String(repeating: "a", count: 1 << 20) + "!b"
        for (must, should) in [
            (#"body matches "(a+)+b""#, "status = 200"), ("status = 200", #"body matches "(a+)+b""#),
        ] {
            let run = try ScriptedRun(
                ScriptedRun.plan(must: [must], should: [should]), [ScriptedRun.answer(body: body)])
            #expect(run.finding.outcome == .unknown)
            #expect(run.finding.reason == .ourError)
        }
    }

    @Test(arguments: [
        (
            TransferResult.Failure.nameNotFound, ProbeResult.Outcome.bad, Reason.dnsNotFound,
            "the name a.example does not exist"
        ),
        (.nameTimeout, .bad, .dnsTimeout, "the name a.example could not be looked up within 10000 ms"),
        (.connectRefused, .bad, .connectRefused, "a.example refused the connection"),
        (.connectTimeout, .bad, .connectTimeout, "no connection to a.example within 10000 ms"),
        (.ownNetwork("no name server"), .unknown, .ownNetwork, "no name server"),
        (.connectFailed("No route to host"), .bad, .connectFailed, "no connection to a.example: No route to host"),
        (
            .tlsTimeout, .bad, .tlsFailed,
            "no secure connection to a.example: the server did not finish the handshake in the time allowed"
        ),
        (.tlsHandshake("no shared cipher"), .bad, .tlsFailed, "no secure connection to a.example: no shared cipher"),
        (
            .tlsTooOld, .bad, .tlsProtocolTooOld,
            "a.example speaks only versions of TLS that browsers have given up (1.1 and older): it has to be renewed"
        ),
        (
            .tlsClientCertificate, .bad, .tlsClientCertificate,
            "a.example asks every visitor for a certificate of their own, which people do not have"
        ),
        (.timeout, .bad, .timeout, "no complete answer within 10000 ms"),
        (.closedEarly, .bad, .closedEarly, "a.example closed the connection before the answer was complete"),
        (.headersTooLarge, .bad, .headersTooLarge, "the headers are longer than is read"),
        (.protocolError("odd"), .bad, .protocolError, "the answer is not HTTP as expected: odd"),
        (.badURL("bad"), .unknown, .ourError, "bad"), (.ours("no memory"), .unknown, .ourError, "no memory"),
        (.mailRefused("x"), .unknown, .ourError, #"a web probe ended as a mail: mailRefused("x")"#),
        (.loginRefused, .unknown, .ourError, "a web probe ended as a mail: loginRefused"),
        (.tlsRequired, .unknown, .ourError, "a web probe ended as a mail: tlsRequired"),
    ])
    func `every failure has its reason`(
        failure: TransferResult.Failure, outcome: ProbeResult.Outcome, reason: Reason, detail: String
    ) throws {
        let run = try ScriptedRun(ScriptedRun.plan(), [ScriptedRun.failure(failure)])
        #expect(run.finding.outcome == outcome)
        #expect(run.finding.reason == reason)
        #expect(run.finding.detail == detail)
    }

    @Test(arguments: [
        (CertificateFacts.Verdict.expired, Reason.tlsExpired), (.notYetValid, .tlsNotYetValid),
        (.untrusted("self-signed certificate"), .tlsUntrusted), (.nameMismatch, .tlsNameMismatch),
    ])
    func `a bad certificate has its reason`(verdict: CertificateFacts.Verdict, reason: Reason) throws {
        var result = ScriptedRun.failure(.certificateBad)
        result.certificate = CertificateFacts(
            verdict: verdict, notBefore: 0, notAfter: 1_772_000_000, subject: "", issuer: "", names: ["b.example"],
            protocolVersion: "TLSv1.3", cipher: "")
        let run = try ScriptedRun(ScriptedRun.plan(must: ["certificate valid"]), [result])
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == reason)
        #expect(run.finding.detail.hasPrefix("the certificate"))
    }

    @Test func `an address that may not be reached says nothing about the service`() throws {
        let refusal = try #require(
            AddressPolicy(purpose: .probe).refusal(for: SocketAddress(.loopback, port: 80)))
        let run = try ScriptedRun(
            ScriptedRun.plan(url: "https://127.0.0.1/"), [ScriptedRun.failure(.refusedByPolicy(refusal))])
        #expect(run.finding.outcome == .unknown)
        #expect(run.finding.reason == .blockedByPolicy)
        #expect(run.finding.detail == "\(refusal)")
    }

    @Test func `a time-out under a late loop is ours`() throws {
        var result = ScriptedRun.failure(.timeout)
        result.loopLag = 2_000_000
        let run = try ScriptedRun(ScriptedRun.plan(), [result])
        #expect(run.finding.outcome == .unknown)
        #expect(run.finding.reason == .ourError)
        result.loopLag = 900_000
        #expect(try ScriptedRun(ScriptedRun.plan(), [result]).finding.reason == .timeout)
    }

    @Test func `a status that is meant is no wall`() throws {
        let run = try ScriptedRun(
            ScriptedRun.plan(must: ["status = 403"]), [ScriptedRun.answer(403, headers: ["cf-mitigated: challenge"])])
        #expect(run.finding.outcome == .good)
    }

    @Test func `values are extracted`() throws {
        let extract = #"""
            [{ id: "fee", from: "regex", pattern: "fee of €([0-9.]+)", kind: "money" },
             { id: "word", from: "regex", pattern: "f[a-z]e" }, { id: "kind", from: "header", name: "Content-Type" },
             { id: "none", from: "json", path: "$.a" }]
            """#
        let run = try ScriptedRun(
            ScriptedRun.plan(extract: extract),
            [ScriptedRun.answer(body: "a fee of €75.00", headers: ["content-type: text/html"])])
        #expect(run.finding.extracted == ["fee": "75.00", "word": "fee", "kind": "text/html"])
        let json = try ScriptedRun(
            ScriptedRun.plan(extract: #"[{ id: "fee", from: "json", path: "$.fees[0]" }]"#),
            [ScriptedRun.answer(body: #"{"fees": [75.5]}"#)])
        #expect(json.finding.extracted == ["fee": "75.5"])
    }
}
