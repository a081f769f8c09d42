import Probing
import Registry
import Testing

struct KindHeartbeatTests {
    static func plan(silence: String = "unknown") throws -> ProbePlan {
        let text = """
            format: "plumbline-probe"
            format_version: "1"
            id: "line"
            title: { en: "A line" }
            kind: "heartbeat"
            role: "availability"
            provides: []
            silence: "\(silence)"
            """
        return try DefinitionText.read(text).bind(parameters: [:]).get()
    }

    static func finding(_ outcome: StepOutcome, silence: String = "unknown") throws -> ProbeFinding {
        var run = try plan(silence: silence).makeRun()
        guard case .awaitPush = run.start(at: ScriptedRun.now),
            case .finished(let finding) = run.next(after: outcome, at: ScriptedRun.now)
        else { throw ScriptedRun.Unfinished() }
        return finding
    }

    @Test func `a plan is pushed and has nothing to fetch`() throws {
        let plan = try Self.plan(silence: "failure")
        #expect(plan.isPushed)
        #expect(plan.firstTransfer == nil)
        #expect(plan.host.isEmpty)
        #expect(plan.statusRules(every: .seconds(60)).silenceIsFailure)
        #expect(try !Self.plan().statusRules(every: .seconds(60)).silenceIsFailure)
    }

    @Test(arguments: [
        (Push.Status.ok, "", ProbeResult.Outcome.good, Reason.ok, ""),
        (.degraded, "2 of 4 lines", .slight, .reportedFailure, "the source reports trouble: 2 of 4 lines"),
        (.fail, "", .bad, .reportedFailure, "the source reports a failure"),
    ])
    func `a report becomes a finding`(
        status: Push.Status, message: String, outcome: ProbeResult.Outcome, reason: Reason, detail: String
    ) throws {
        let finding = try Self.finding(.pushed(Push(status: status, message: message)))
        #expect(finding.outcome == outcome)
        #expect(finding.reason == reason)
        #expect(finding.detail == detail)
    }

    @Test func `silence is what the definition says it is`() throws {
        #expect(try Self.finding(.pushMissing).outcome == .unknown)
        let failed = try Self.finding(.pushMissing, silence: "failure")
        #expect(failed.outcome == .bad)
        #expect(failed.reason == .silent)
    }

    @Test(
        arguments: [
            ([:], nil, "", Push.Status.ok, ""), (["status": "fail", "message": "x"], nil, "", .fail, "x"),
            (["status": "OK"], nil, "", .ok, ""), (["status": ""], nil, "", .ok, ""),
            ([:], "application/json", #"{"status": "degraded", "message": "é", "other": [1]}"#, .degraded, "é"),
            (["status": "ok"], "application/json; charset=utf-8", #"{"status": "fail"}"#, .fail, ""),
            ([:], "application/x-www-form-urlencoded", "status=fail&message=a+b%20c&status=ok", .fail, "a b c"),
            ([:], nil, "status=degraded", .degraded, ""), (["status": "fail"], "text/plain", "whatever", .fail, ""),
            (["message": "a\r\nb\u{0}\u{202E}c  d"], nil, "", .ok, "a b c d"),
        ] as [([String: String], String?, String, Push.Status, String)])
    func `a report is read from query, form or JSON`(
        query: [String: String], type: String?, body: String, status: Push.Status, message: String
    ) throws {
        let push = try Push(query: query, contentType: type, body: Array(body.utf8))
        #expect(push.status == status)
        #expect(push.message == message)
    }

    @Test(
        arguments: [
            (["status": "broken"], nil, "", #"status is "broken", expected one of ok, degraded, fail"#),
            (
                [:], "application/json", "[1]",
                #"the body is not read as JSON, expected { "status": "ok", "message": "…" }"#
            ),
            ([:], nil, String(repeating: "x", count: 5000), "the body has 5000 bytes, expected at most 4096"),
        ] as [([String: String], String?, String, String)])
    func `what is no report is refused`(query: [String: String], type: String?, body: String, words: String) {
        #expect(throws: Push.Problem.self) { try Push(query: query, contentType: type, body: Array(body.utf8)) }
        do throws(Push.Problem) {
            _ = try Push(query: query, contentType: type, body: Array(body.utf8))
        } catch {
            #expect(error.description == words)
        }
    }

    @Test func `a message is cut to its limit`() {
        let push = Push(message: String(repeating: "é", count: 500))
        #expect(push.message.count == Push.longestMessage)
        #expect(push.message.hasSuffix("…"))
    }

    @Test func `a run that is given something else says so`() throws {
        #expect(try Self.finding(.transferred(ScriptedRun.answer())).reason == .ourError)
    }
}
