import Curl
import Measures
import Patterns
import Registry

extension Condition {
    /// What is told of an answer for which the condition does not hold; nil where a time must be long.
    func shortfall(_ answer: borrowing Answer) -> Shortfall? {
        switch self {
        case .status, .statusOutside: return .status(answer.result.status)
        case .time(let phase, let comparison, let limit):
            guard comparison == .less || comparison == .atMost else { return nil }
            return .slow(took: phase.microseconds(in: answer.phases) / 1000, limit: limit.milliseconds)
        case .text(let test), .body(let test): return Self.shortfall(test)
        case .bodySize: return .size(Int64(answer.content.body.count))
        case .json(let path, _):
            do {
                _ = try path.value(in: answer.content.body)
                return .value(ConditionWords.line("\(path)"))
            } catch {
                return .notJSON
            }
        case .header(let name, _): return .header(name)
        case .certificateValid: return .certificateInvalid
        case .certificateDaysLeft:
            guard let certificate = answer.result.certificate, certificate.notAfter > 0 else {
                return .certificateInvalid
            }
            let day = CivilDate(days: certificate.notAfter.flooredQuotient(86_400))
            return certificate.daysLeft(at: answer.now) < 0 ? .certificateEnded(day) : .certificateEnds(day)
        case .redirects: return .redirects(Int64(answer.redirects))
        case .url: return .address
        case .httpVersion: return .httpVersion
        }
    }

    private static func shortfall(_ test: TextTest) -> Shortfall {
        switch test {
        case .contains(let words): .wordsMissing(ConditionWords.line(words))
        case .starts(let words): .wordsNotFirst(ConditionWords.line(words))
        case .ends(let words): .wordsNotLast(ConditionWords.line(words))
        case .equals(let words): .wordsNotAlone(ConditionWords.line(words))
        case .lacks(let words): .wordsThere(ConditionWords.line(words))
        case .differs(let words): .wordsAlone(ConditionWords.line(words))
        // A pattern is nothing that people read.
        case .matches: .wordsWrong
        case .matchesNot: .wordsForbidden
        }
    }
}

extension ConditionWords {
    /// Words in one line that is not too long to be told.
    static func line(_ words: String) -> String {
        let limit = 120
        let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > limit ? line.prefix(limit - 1) + "…" : line
    }
}
