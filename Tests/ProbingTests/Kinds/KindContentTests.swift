import Curl
import Foundation
import Probing
import Testing

/// Answers that are packed, in another charset, or longer than is read.
struct KindContentTests {
    /// `<p>D&eacute;marrer` and "now" on the next line, packed with gzip.
    static let packed = Array(
        Data(
            base64Encoded:
                "H4sIAAAAAAACA7PJKMnNsbNJyk+ptLPJMLQLLkksKlHIyy+30QfybArsXA6vzE0sKkotstEvsLPRhyjUB+sCAO91Qsw8AAAA")
            ?? Data())

    static func answer(_ body: [UInt8], _ headers: [String]) -> TransferResult {
        var answer = ScriptedRun.answer(headers: headers)
        answer.body = body
        return answer
    }

    static func finding(_ must: [String], _ answer: TransferResult, extract: String = "[]") throws -> ProbeFinding {
        try ScriptedRun(ScriptedRun.plan(must: must, extract: extract), [answer]).finding
    }

    @Test func `a page that is packed is read unpacked by every condition and every value`() throws {
        let answer = Self.answer(Self.packed, ["Content-Type: text/html; charset=utf-8", "Content-Encoding: gzip"])
        for line in [#"text contains "Démarrer""#, #"body contains "<h1>Start now</h1>""#, "body.size = 60"] {
            let finding = try Self.finding([line], answer)
            #expect(finding.outcome == .good, "\(line): \(finding.detail)")
        }
        let extract = #"[{ id: "word", from: "regex", pattern: "<h1>(\\w+)" }]"#
        #expect(try Self.finding(["status = 200"], answer, extract: extract).extracted == ["word": "Start"])
    }

    @Test(arguments: ["status = 200", #"text contains "Start""#, #"body contains "Start""#, "body.size > 1"])
    func `a broken packing is a failure, whatever is asked`(line: String) throws {
        let answer = Self.answer(
            Array("<h1>Start now</h1>".utf8), ["Content-Type: text/html", "Content-Encoding: gzip"])
        let finding = try Self.finding([line], answer)
        #expect(finding.outcome == .bad && finding.reason == .undecodable, "\(finding.detail)")
        #expect(finding.detail == "the answer cannot be shown by browsers: it is labelled gzip, and is not")
    }

    @Test func `the status of a broken answer decides before its packing`() throws {
        var answer = Self.answer(Array("oops".utf8), ["Content-Encoding: gzip"])
        answer.status = 500
        #expect(try Self.finding(["status = 200"], answer).reason == .httpStatus)
    }

    @Test func `the packing of a redirect is nobody's matter`() throws {
        var answer = Self.answer(Array("oops".utf8), ["Content-Encoding: gzip", "Location: https://a.example/x"])
        answer.status = 301
        let plan = try ScriptedRun.plan(must: ["status = 301"], request: "redirects: 0")
        #expect(try ScriptedRun(plan, [answer]).finding.outcome == .good)
    }

    @Test(arguments: [
        ("text/html; charset=ISO-8859-1", [0x44, 0xE9, 0x6D]), ("TEXT/HTML;charset=windows-1252", [0x44, 0xE9, 0x6D]),
        ("text/html", [0x44, 0xE9, 0x6D]), ("text/html", [0x44, 0xC3, 0xA9, 0x6D]),
        ("text/html; charset=utf-8", [0x44, 0x65, 0xCC, 0x81, 0x6D]), ("text/html", Array("D&eacute;m".utf8)),
        ("text/html", Array("D&#xE9;m".utf8)), ("text/html", Array("D<b>&eacute;</b>m".utf8)),
    ])
    func `words are found in whatever way they are written`(type: String, body: [UInt8]) throws {
        let answer = Self.answer(body, ["Content-Type: \(type)"])
        // Written with an accent of its own, as some keyboards do.
        for line in [#"text contains "Dém""#, #"text == "De\#u{301}m""#, #"text matches "^D[é]m$""#] {
            let finding = try Self.finding([line], answer)
            #expect(finding.outcome == .good, "\(line): \(finding.detail)")
        }
    }

    @Test func `values are taken in the charset of the page`() throws {
        let answer = Self.answer([0x80, 0x20, 0x34, 0x39], ["Content-Type: text/html; charset=iso-8859-1"])
        let extract = #"[{ id: "fee", from: "regex", pattern: "€ \\d+" }]"#
        #expect(try Self.finding(["status = 200"], answer, extract: extract).extracted == ["fee": "€ 49"])
    }

    @Test func `words that only a comment holds are not there`() throws {
        let answer = Self.answer(Array("<p>Hello<!-- Start now -->".utf8), ["Content-Type: text/html"])
        let finding = try Self.finding([#"text contains "Start  now""#], answer)
        #expect(finding.reason == .conditionFailed)
        #expect(
            finding.detail
                == #"the text does not contain "Start now" (5 bytes of text) (must: text contains "Start now")"#)
    }

    @Test(
        arguments: [
            // What was read decides.
            (#"text contains "Start""#, .good, .ok), (#"body contains "Start""#, .good, .ok),
            (#"text not contains "Start""#, .bad, .conditionFailed), (#"text starts "Start now""#, .good, .ok),
            (#"text starts "Begin""#, .bad, .conditionFailed), (#"text == "Start""#, .bad, .conditionFailed),
            (#"text != "Start""#, .good, .ok), (#"text matches "Start now""#, .good, .ok),
            (#"text not matches "now""#, .bad, .conditionFailed), ("body.size >= 15", .good, .ok),
            ("body.size < 15", .bad, .conditionFailed), ("body.size = 3", .bad, .conditionFailed),
            ("body.size != 3", .good, .ok), ("status = 200", .good, .ok), ("time.total < 1s", .good, .ok),
            ("status = 404", .bad, .httpStatus), ("header server present", .bad, .conditionFailed),
            // Only the rest could.
            (#"text contains "End""#, .unknown, .bodyTooLarge), (#"text not contains "End""#, .unknown, .bodyTooLarge),
            (#"text ends "friends""#, .unknown, .bodyTooLarge), (#"text matches "End""#, .unknown, .bodyTooLarge),
            (#"text matches "friends$""#, .unknown, .bodyTooLarge),
            (#"text matches "Start(?!.*End)""#, .unknown, .bodyTooLarge),
            ("body.size >= 2MiB", .unknown, .bodyTooLarge), ("body.size < 2MiB", .unknown, .bodyTooLarge),
            ("json $.a exists", .unknown, .bodyTooLarge),
        ] as [(String, ProbeResult.Outcome, Reason)])
    func `of an answer that is longer than is read, what was read is judged`(
        line: String, outcome: ProbeResult.Outcome, reason: Reason
    ) throws {
        var answer = Self.answer(Array("<p>Start now, friends".utf8), ["Content-Type: text/html"])
        answer.failure = .bodyTooLarge
        let finding = try Self.finding([line], answer)
        #expect(finding.outcome == outcome && finding.reason == reason, "\(finding.detail)")
        if outcome == .unknown { #expect(finding.detail.contains("longer than is read")) }
    }

    @Test func `a failure that is seen goes before what cannot be told`() throws {
        var answer = Self.answer(Array("<p>Start".utf8), ["Content-Type: text/html"])
        answer.failure = .bodyTooLarge
        let finding = try Self.finding([#"text contains "End""#, #"text not contains "Start""#], answer)
        #expect(finding.reason == .conditionFailed)
    }

    @Test(arguments: [
        ("Application/PDF", #"header content-type starts "application/pdf""#, true),
        ("TEXT/HTML; charset=UTF-8", #"header content-type contains "text/html""#, true),
        ("text/html; charset=UTF-8", #"header content-type contains "charset=UTF-8""#, true),
        ("text/html", #"header content-type == "Text/HTML""#, true),
        ("TEXT/HTML", #"header content-type matches "^text/html""#, true),
        ("Text/HTML", #"header content-type matches "^Text""#, true),
        ("TEXT/HTML", #"header content-type not contains "html""#, false),
        ("TEXT/HTML", #"header content-type != "text/html""#, false),
        ("text/plain", #"header content-type starts "application/pdf""#, false),
    ])
    func `media types compare without case`(type: String, line: String, holds: Bool) throws {
        let finding = try Self.finding([line], Self.answer([0x61], ["Content-Type: \(type)"]))
        #expect((finding.outcome == .good) == holds, "\(finding.detail)")
        if !holds { #expect(finding.detail.contains(type)) }
    }

    @Test func `what browsers ask for is asked for, unless a definition says otherwise`() throws {
        let usual = try ScriptedRun(ScriptedRun.plan(), [ScriptedRun.answer()]).transfers
        #expect(usual[0].acceptedCodings == "gzip, deflate, br")
        let own = try ScriptedRun.plan(request: #"headers: { accept-encoding: "identity" }"#)
        let asked = try ScriptedRun(own, [ScriptedRun.answer()]).transfers[0]
        #expect(asked.acceptedCodings.isEmpty && asked.headers.map(\.value) == ["identity"])
    }
}
