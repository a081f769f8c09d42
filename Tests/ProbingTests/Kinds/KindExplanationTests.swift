import Addresses
import Curl
import Foundation
import Probing
import Registry
import Testing

struct KindExplanationTests {
    static func explanation() throws -> ProbeExplanation {
        var last = ScriptedRun.answer(
            503, body: "Sorry", headers: ["Server: a\u{1B}[2J", "Retry-After: 5"], total: 250_000)
        last.certificate = CertificateFacts(
            verdict: .valid, notBefore: 0, notAfter: 1_772_323_200 + 30 * 86_400, subject: "CN=a.example",
            issuer: "CN=CA",
            names: ["a.example"], protocolVersion: "TLSv1.3", cipher: "TLS_AES_128_GCM_SHA256")
        let plan = try ScriptedRun.plan(
            url: "http://a.example/", must: [#"body contains "Start""#, "status in 200..299", "certificate valid"],
            should: ["time.total < 1s"])
        let run = try ScriptedRun(plan, isExplained: true, [ScriptedRun.answer(301, to: "https://a.example/"), last])
        return try #require(run.finding.explanation)
    }

    @Test func `a run explains itself in words`() throws {
        let text = """
            1. GET http://a.example/
               status      301 (HTTP/1.1)
               goes on to  https://a.example/
               time        connect 10 ms, total 100 ms

            2. GET https://a.example/
               status      503 (HTTP/1.1)
               time        connect 10 ms, total 250 ms
               certificate the certificate is valid, 30 days left, issued by CN=CA
                           TLSv1.3, TLS_AES_128_GCM_SHA256
               header      Server: a\u{FFFD}[2J
               header      Retry-After: 5
               body        5 bytes

            must    body contains "Start"  FAILS: the body does not contain "Start" (5 bytes read)
            must    status in 200..299  FAILS: status is 503
            must    certificate valid  holds
            should  time.total < 1s  holds

            verdict  failed (http_status): status is 503 (must: status in 200..299)

            """
        #expect(try Self.explanation().text == text)
    }

    @Test func `an explanation survives JSON`() throws {
        let explanation = try Self.explanation()
        let data = try JSONEncoder().encode(explanation)
        #expect(try JSONDecoder().decode(ProbeExplanation.self, from: data) == explanation)
        let words = String(decoding: data, as: UTF8.self)
        for key in [
            "\"first_byte\"", "\"days_left\":30", "\"redirects_to\"", "\"body_bytes\":5", "\"outcome\":\"bad\"",
        ] {
            #expect(words.contains(key))
        }
    }

    @Test func `what was sent is not explained`() throws {
        let run = try ScriptedRun(
            KindRedirectTests.secretPlan(), isExplained: true, [ScriptedRun.answer()])
        let explanation = try #require(run.finding.explanation)
        #expect(!explanation.text.contains("hunter2"))
        #expect(!String(decoding: try JSONEncoder().encode(explanation), as: UTF8.self).contains("hunter2"))
    }

    @Test func `failures are explained too`() throws {
        let run = try ScriptedRun(ScriptedRun.plan(), isExplained: true, [ScriptedRun.failure(.connectRefused)])
        #expect(
            run.finding.explanation?.text == """
                GET https://a.example/
                   status      no answer
                   time        total 100 ms

                verdict  failed (connect_refused): a.example refused the connection

                """)
        let circle = try ScriptedRun(
            ScriptedRun.plan(), isExplained: true, [ScriptedRun.answer(302, to: "https://a.example/")])
        #expect(circle.finding.explanation?.hops.map(\.redirectsTo) == ["https://a.example/"])
    }

    @Test func `a handshake is not called a request, and what was refused was not connected to`() throws {
        let text = """
            format: "plumbline-probe"
            format_version: "1"
            id: "certificate"
            title: { en: "A certificate" }
            kind: "certificate"
            role: "availability"
            provides: []
            connect: { host: "a.example" }
            must: [ "certificate valid" ]
            """
        let plan = try DefinitionText.read(text).bind(parameters: [:], secrets: [:], in: ProbeContext()).get()
        var answer = TransferResult()
        answer.phases.connect = 10_000
        let shaken = try #require(try ScriptedRun(plan, isExplained: true, [answer]).finding.explanation).text
        #expect(!shaken.contains("GET") && !shaken.contains("no answer"), "\(shaken)")
        #expect(shaken.hasPrefix("TLS handshake with "))
        let refusal = try #require(AddressPolicy(purpose: .probe).refusal(for: SocketAddress(.loopback, port: 443)))
        var refused = ScriptedRun.failure(.refusedByPolicy(refusal))
        refused.phases.connect = 400
        let words = try #require(
            try ScriptedRun(ScriptedRun.plan(), isExplained: true, [refused]).finding.explanation
        ).text
        #expect(!words.contains("connect 0.4 ms"), "\(words)")
    }
}
