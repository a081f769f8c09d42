import Curl
import Measures
import Registry

/// What can be seen in the answer to an HTTP probe, beside whether it is good.
///
/// A new observer is one file that extends this type, and one line in `all`.
struct HTTPObserver: Sendable {
    /// What an observer looks at.
    struct Run {
        /// The last answer, or the failure.
        let answer: Answer
        /// Where the run began.
        let start: String
        /// Where each redirect led, followed or not, in order.
        let targets: [String]
        /// How the run ended.
        let outcome: ProbeResult.Outcome
        /// Why it ended so.
        let reason: Reason
    }

    /// What was seen, with one line about it.
    typealias Sight = (outcome: MeasuredValue.Outcome, detail: String)

    /// The ids it serves.
    let measures: [String]
    /// What is seen of one of them; nothing where the run does not tell.
    let look: @Sendable (_ measure: String, _ run: Run) -> Sight?

    /// Every observer there is.
    static let all: [HTTPObserver] = [
        .transport, .certificate, .transportSecurity, .protectiveHeaders, .isolationHeaders, .securityText, .links,
    ]

    private static let byMeasure = Dictionary(
        all.flatMap { observer in observer.measures.map { ($0, observer) } }, uniquingKeysWith: { first, _ in first })

    /// The measures among some that runs over HTTP can see.
    static func observable(among measures: [String]) -> [String] { measures.filter { byMeasure[$0] != nil } }

    /// What a run saw of some measures.
    static func observed(_ measures: [String], in run: Run) -> [Observed] {
        measures.compactMap { measure in
            byMeasure[measure]?.look(measure, run).map {
                Observed(measure: measure, outcome: $0.outcome, detail: $0.detail)
            }
        }
    }
}

extension HTTPObserver.Run {
    /// Whether a complete answer came over a connection with a good certificate.
    var isSecureAnswer: Bool {
        answer.result.failure == nil && answer.result.certificate?.verdict == .valid && answer.url.hasPrefix("https:")
    }

    /// Whether a complete answer came with a status of success.
    var isSuccess: Bool {
        reason != .blockedByTarget && answer.result.failure == nil && (200..<300).contains(answer.result.status)
    }

    /// A header as a line about it shows it.
    func line(_ name: String, _ value: String?) -> String {
        value.map { "\(name): \(ConditionWords.shortened($0))" } ?? "the answer has no \(name)"
    }
}
