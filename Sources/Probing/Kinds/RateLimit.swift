import Curl
import Registry

/// Answers that ask us to come less often.
enum RateLimit {
    static let status = 429

    /// The longest wait that is obeyed: a limit of visits is measured in minutes, and who asks for years, or has a clock
    /// that is wrong, would else never be looked at again.
    static let longest = ProbeResult.longestRetryAfter

    /// How long to stay away (RFC 9110 §10.2.3): seconds, or a date, which counts from the answer's own clock.
    ///
    /// Nothing where the answer does not say, or says what cannot be meant.
    static func wait(_ result: borrowing TransferResult, now: Timestamp) -> Duration? {
        guard let text = result.header("Retry-After"), !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ (48...57).contains($0) }) {
            // More digits than a number here can hold are a long time.
            return min(.seconds(Int64(text) ?? Int64(longest.components.seconds)), longest)
        }
        guard let end = LooseDate.seconds(text) else { return nil }
        let start = result.header("Date").flatMap(LooseDate.seconds) ?? now.milliseconds.flooredQuotient(1000)
        return min(.seconds(max(0, end - start)), longest)
    }

    /// What the answer says of time, as it is written and no longer than a date.
    private static func said(_ result: borrowing TransferResult) -> String {
        String((result.header("Retry-After") ?? "").prefix(40))
    }

    /// The finding for an answer that says so.
    static func finding(_ answer: borrowing Answer) -> ProbeFinding {
        let wait = wait(answer.result, now: answer.now)
        var until = ""
        if let wait {
            let seconds = wait.components.seconds
            until =
                wait < longest
                ? ", and to stay away for \(seconds) s"
                : ", and to come again after \"\(said(answer.result))\", of which \(seconds) s are obeyed"
        }
        var finding = ProbeFinding(
            outcome: .unknown, reason: .rateLimited,
            detail: "the server asks for fewer visits (status \(status))\(until): whether people get in is not known")
        finding.retryAfter = wait
        return finding
    }
}
