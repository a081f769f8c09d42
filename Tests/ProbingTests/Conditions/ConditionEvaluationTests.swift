import Curl
import Registry
import TestSupport
import Testing

@testable import Probing

struct ConditionEvaluationTests {
    /// 2026-03-01T00:00:00Z.
    static let now = Timestamp(milliseconds: 1_772_323_200_000)

    static func answer(_ change: (inout TransferResult) -> Void = { _ in }) -> Answer {
        var result = TransferResult()
        result.status = 200
        result.httpVersion = "2"
        result.body = Array(#"{"status": "ok", "count": 3, "up": true, "none": null, "list": [1], "big": 1e3}"#.utf8)
        result.headerBlock = Array(
            "HTTP/2 200\r\nContent-Type: text/html; charset=utf-8\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n".utf8)
        result.phases.nameLookup = 10_000
        result.phases.connect = 20_000
        result.phases.tls = 30_000
        result.phases.firstByte = 400_000
        result.phases.transfer = 50_000
        result.phases.total = 510_400
        result.certificate = CertificateFacts(
            verdict: .valid, notBefore: 1_770_000_000, notAfter: 1_772_323_200 + 20 * 86_400 + 100, subject: "CN=a",
            issuer: "CN=b", names: ["a.example"], protocolVersion: "TLSv1.3", cipher: "X")
        change(&result)
        return Answer(result: result, url: "https://a.example/start", redirects: 1, now: now)
    }

    @Test(arguments: [
        "status in 200..299", "status = 200", "status not in 300..599", "time.total < 511ms", "time.total > 510ms",
        "time.dns <= 10ms", "time.connect < 21ms", "time.tls < 1s", "time.first_byte >= 400ms", "time.transfer < 60ms",
        #"body contains "status""#, #"body not contains "error""#, #"body starts "{""#, #"body ends "}""#,
        #"body matches "\"count\": \d+""#, #"body not matches "x{9}""#, "body.size < 1KiB", #"json $.status == "ok""#,
        #"json $.status != "down""#, "json $.count == 3", "json $.count >= 3", "json $.count < 3.5",
        "json $.big == 1000",
        "json $.up == true", "json $.up != false", "json $.none == null", "json $.none exists", "json $.list exists",
        "json $.gone not exists", #"json $.gone != "x""#, #"json $.count != "3""#, #"json $.count matches "^3$""#,
        #"json $.status starts "o""#, "header content-type present", "header CONTENT-TYPE present",
        "header server absent",
        #"header content-type contains "html""#, #"header set-cookie == "a=1""#, #"header set-cookie == "b=2""#,
        #"header set-cookie not contains "c=""#, "certificate valid", "certificate.days_left >= 20", "redirects <= 1",
        #"url starts "https://""#, #"url == "https://a.example/start""#, #"protocol == "2""#,
    ])
    func `a condition that is met holds`(line: String) throws {
        #expect(try Condition(line).evaluate(Self.answer()) == .holds)
    }

    @Test(arguments: [
        ("status in 201..299, 404", "status is 200"), ("status not in 200", "status is 200"),
        ("time.total < 510ms", "time.total was 510 ms"), ("time.dns > 10ms", "time.dns was 10 ms"),
        (#"body contains "Start now""#, #"the body does not contain "Start now" (79 bytes read)"#),
        (#"body not contains "ok""#, #"the body contains "ok" (79 bytes read)"#),
        (#"body matches "^\d""#, #"the body does not match "^\\d" (79 bytes read)"#),
        ("body.size > 1KiB", "the body has 79 bytes"), (#"json $.status == "up""#, #"$.status is "ok""#),
        ("json $.count > 3", "$.count is 3"), (#"json $.count == "3""#, "$.count is 3"),
        ("json $.up == false", "$.up is true"), ("json $.gone exists", "$.gone is not there"),
        ("json $.gone == 1", "$.gone is not there"), ("json $.none not exists", "$.none is null"),
        ("json $.list == 1", "$.list is a list of 1"), (#"json $.list contains "1""#, "$.list is a list of 1"),
        (#"json $.status ends "x""#, #"$.status does not end with "x" (it is "ok")"#),
        ("header server present", "the header server is absent"),
        ("header content-type absent", #"the header content-type is "text/html; charset=utf-8""#),
        (
            #"header content-type == "json""#,
            #"the header content-type is not "json" (it is "text/html; charset=utf-8")"#
        ),
        (#"header server == "x""#, "the header server is absent"),
        (#"header set-cookie not contains "a=""#, #"the header set-cookie contains "a=" (it is "a=1")"#),
        (#"header set-cookie == "c""#, #"the header set-cookie is not "c" (it is "b=2")"#),
        ("certificate.days_left >= 21", "the certificate ends in 20 days, on 2026-03-21"),
        ("redirects = 0", "1 redirect was followed"),
        (#"url ends "/end""#, #"the URL does not end with "/end" (it is "https://a.example/start")"#),
        (#"protocol == "1.1""#, #"the protocol is not "1.1" (it is "2")"#),
    ])
    func `a condition that is not met says what was found`(line: String, found: String) throws {
        #expect(try Condition(line).evaluate(Self.answer()) == .fails(found: found))
    }

    @Test func `characters that control a terminal or a database are shown by their number`() throws {
        let answer = Self.answer { $0.body = Array(#"{"status": "\u0000\u001b[31m\u202eko"}"#.utf8) }
        let found = #"$.status is "\u{0}\u{1b}[31m\u{202e}ko""#
        #expect(try Condition(#"json $.status == "ok""#).evaluate(answer) == .fails(found: found))
    }

    @Test(arguments: [
        (CertificateFacts.Verdict.expired, "the certificate expired on 2026-03-21"),
        (.notYetValid, "the certificate is valid only from 2026-02-02"),
        (.untrusted("self-signed certificate"), "the certificate is not trusted (self-signed certificate)"),
        (.nameMismatch, "the certificate is for other names: a.example"),
    ])
    func `a bad certificate is told in words`(verdict: CertificateFacts.Verdict, words: String) throws {
        let answer = Self.answer { $0.certificate?.verdict = verdict }
        #expect(try Condition("certificate valid").evaluate(answer) == .fails(found: words))
    }

    @Test func `a certificate without names says where browsers look for them`() throws {
        let answer = Self.answer {
            $0.certificate?.verdict = .nameMismatch
            $0.certificate?.names = []
        }
        let words = "the certificate names no host where browsers look for names: its list of them (SAN) is missing"
        #expect(try Condition("certificate valid").evaluate(answer) == .fails(found: words))
    }

    @Test func `an answer over plain http has no certificate that could be wrong, and none with days left`() throws {
        let answer = Self.answer { $0.certificate = nil }
        let found = ConditionOutcome.fails(found: "there is no certificate: the answer did not come over https")
        #expect(try Condition("certificate valid").evaluate(answer) == .holds)
        #expect(try Condition("certificate.days_left > 1").evaluate(answer) == found)
    }

    @Test func `a certificate that has ended has negative days left`() throws {
        let answer = Self.answer { $0.certificate?.notAfter = Self.now.milliseconds / 1000 - 1 }
        #expect(
            try Condition("certificate.days_left >= 0").evaluate(answer)
                == .fails(found: "the certificate ended on 2026-02-28"))
    }

    @Test(arguments: [("", "the body is empty, not JSON"), ("<html>", "the body is not JSON")])
    func `a body that is not JSON fails every test of it`(body: String, found: String) throws {
        let answer = Self.answer { $0.body = Array(body.utf8) }
        for line in ["json $.a exists", "json $.a not exists", "json $.a != 1"] {
            #expect(try Condition(line).evaluate(answer) == .fails(found: found))
        }
    }

    @Test func `a pattern that is too costly is not blamed on the service`() throws {
        let answer = Self.answer { $0.body = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20) + Array("!b".utf8) }
        guard case .cannotTell(let why) = try Condition(#"body matches "(a+)+b""#).evaluate(answer) else {
            Issue.record("the search was told to have ended")
            return
        }
        #expect(why.hasPrefix("the body: the pattern was given up"))
    }

    @Test func `our own delay is not blamed on the service`() throws {
        let condition = try Condition("time.total < 500ms")
        let late = Self.answer { $0.loopLag = 30_000 }
        #expect(
            condition.evaluate(late)
                == .cannotTell("time.total was 510 ms, of which up to 30 ms were our own delay"))
        // A delay that does not explain the slowness, or is too small to matter, changes nothing.
        #expect(condition.evaluate(Self.answer { $0.loopLag = 15_000 }) == .fails(found: "time.total was 510 ms"))
        let slow = Self.answer {
            $0.phases.total = 900_000
            $0.loopLag = 30_000
        }
        #expect(condition.evaluate(slow) == .fails(found: "time.total was 900 ms"))
    }

    @Test(arguments: UInt64(1)...200)
    func `bytes are found where they are and nowhere else`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func make(_ count: Int) -> String {
            String((0..<count).map { _ in Bool.random(using: &random) ? "a" : Bool.random(using: &random) ? "b" : "é" })
        }
        let (text, word) = (make(Int.random(in: 0...60, using: &random)), make(Int.random(in: 0...5, using: &random)))
        let isThere = word.isEmpty || text.contains(word)
        #expect(ByteSearch.contains(word, in: Array(text.utf8)) == isThere)
    }

    @Test func `numbers for people are grouped`() {
        #expect(ConditionWords.spacedBytes(12_034) == "12 034 bytes")
        #expect(ConditionWords.spacedBytes(1) == "1 byte")
        #expect(ConditionWords.spacedBytes(1_048_576) == "1 048 576 bytes")
        #expect(ConditionWords.milliseconds(420) == "0.4 ms")
        #expect(ConditionWords.milliseconds(1_234_567) == "1 235 ms")
    }
}
