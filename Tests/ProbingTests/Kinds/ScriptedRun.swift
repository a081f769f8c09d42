import Curl
import Probing
import Registry
import Testing

/// Runs of an HTTP probe on answers that a test writes.
struct ScriptedRun {
    /// What every run of a test sees as the time: 2026-03-01T00:00:00Z.
    static let now = Timestamp(milliseconds: 1_772_323_200_000)

    /// The finding.
    let finding: ProbeFinding
    /// The transfers that the run asked for, in order.
    let transfers: [Transfer]

    /// Runs a plan on answers in order; a run that wants more than there are fails the test.
    init(_ plan: ProbePlan, isExplained: Bool = false, _ answers: [TransferResult]) throws {
        var run = plan.makeRun(isExplained: isExplained)
        var step = run.start(at: Self.now)
        var transfers: [Transfer] = []
        var left = answers[...]
        while case .transfer(let transfer) = step {
            transfers.append(transfer)
            let given = left.popFirst()
            let answer = try #require(given, "the run wants \(transfer.url) too")
            step = run.next(after: .transferred(answer), at: Self.now)
        }
        guard case .finished(let finding) = step else {
            throw Unfinished()
        }
        #expect(left.isEmpty, "the run ended before all answers were used")
        (self.finding, self.transfers) = (finding, transfers)
    }

    struct Unfinished: Error {}

    /// An HTTP plan with conditions and a few other lines of its definition.
    static func plan(
        url: String = "https://a.example/", must: [String] = ["status in 200..299"], should: [String] = [],
        request: String = "", parameters: String = "[]", secrets: [String: String] = [:], extract: String = "[]",
        role: String = "availability", context: ProbeContext = ProbeContext()
    ) throws -> ProbePlan {
        func list(_ lines: [String]) -> String {
            lines.map { "\n  - '\($0)'" }.joined() + (lines.isEmpty ? " []" : "")
        }
        let text = """
            format: "plumbline-probe"
            format_version: "1"
            id: "page"
            title: { en: "A page" }
            kind: "http"
            role: "\(role)"
            provides: []
            parameters: \(parameters)
            request: { url: "\(url)"\(request.isEmpty ? "" : ", ")\(request) }
            timeout: "10s"
            extract: \(extract)
            must:\(list(must))
            should:\(list(should))
            """
        return try DefinitionText.read(text).bind(parameters: [:], secrets: secrets, in: context).get()
    }

    /// A complete answer.
    static func answer(
        _ status: Int = 200, body: String? = nil, headers: [String] = [], to redirect: String? = nil,
        total: Int64 = 100_000
    ) -> TransferResult {
        var result = TransferResult()
        result.status = status
        // A page that is there says something.
        result.body = Array((body ?? (status == 200 ? "Welcome" : "")).utf8)
        result.headerBlock = Array((["HTTP/1.1 \(status)"] + headers).joined(separator: "\r\n").utf8)
        result.redirectURL = redirect
        result.httpVersion = "1.1"
        result.phases.total = total
        result.phases.connect = 10_000
        return result
    }

    /// An answer that did not come.
    static func failure(_ failure: TransferResult.Failure) -> TransferResult {
        var result = TransferResult()
        result.failure = failure
        result.phases.total = 100_000
        return result
    }
}
