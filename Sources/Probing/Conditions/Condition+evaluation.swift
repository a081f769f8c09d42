import Curl
import Patterns
import Registry

extension Condition {
    /// How late the loop may be, in microseconds, before a measured time is no longer trusted against a limit.
    static let trustedLag: Int64 = 20_000

    /// Whether the condition holds for an answer.
    public func evaluate(_ answer: borrowing Answer) -> ConditionOutcome {
        switch self {
        case .status(in: let ranges):
            let status = answer.result.status
            return ranges.contains { $0.contains(status) } ? .holds : .fails(found: "status is \(status)")
        case .statusOutside(let ranges):
            let status = answer.result.status
            return ranges.contains { $0.contains(status) } ? .fails(found: "status is \(status)") : .holds
        case .time(let phase, let comparison, let limit): return time(phase, comparison, limit, answer)
        case .text(let test): return Self.visible(test, answer.content)
        case .body(let test): return Self.body(test, answer.content)
        case .bodySize(let comparison, let limit): return Self.bodySize(comparison, limit, answer.content)
        case .json(let path, let test):
            guard answer.content.isWhole else { return .needsRest("JSON is read whole or not at all") }
            return Self.json(path, test, answer.content.body)
        case .header(let name, let test): return Self.header(name, test, answer.result)
        case .certificateValid: return Self.certificateValid(answer.result.certificate)
        case .certificateDaysLeft(let comparison, let limit):
            guard let certificate = answer.result.certificate else { return .fails(found: Self.noCertificate) }
            let days = certificate.daysLeft(at: answer.now)
            return comparison.holds(days, limit) ? .holds : .fails(found: certificate.daysLeftWords(at: answer.now))
        case .redirects(let comparison, let limit):
            let count = answer.redirects
            return comparison.holds(count, limit)
                ? .holds : .fails(found: "\(count) redirect\(count == 1 ? " was" : "s were") followed")
        case .url(let test): return Self.text(test, answer.url, called: "the URL", isShown: true)
        case .httpVersion(let test):
            return Self.text(test, answer.result.httpVersion, called: "the protocol", isShown: true)
        }
    }

    private func time(
        _ phase: TimedPhase, _ comparison: Comparison, _ limit: Duration, _ answer: borrowing Answer
    ) -> ConditionOutcome {
        let measured = phase.microseconds(in: answer.phases)
        let allowed = limit.milliseconds * 1000
        guard !comparison.holds(measured, allowed) else { return .holds }
        let lag = answer.loopLag
        if lag > Self.trustedLag, comparison.holds(max(0, measured - lag), allowed) {
            return .cannotTell(
                "time.\(phase.rawValue) was \(ConditionWords.milliseconds(measured)), of which up to "
                    + "\(ConditionWords.milliseconds(lag)) were our own delay")
        }
        return .fails(found: "time.\(phase.rawValue) was \(ConditionWords.milliseconds(measured))")
    }

    /// A test of a short text; what was found is shown where nothing longer is to be feared.
    static func text(
        _ test: TextTest, _ text: String, called name: String, isShown: Bool
    ) -> ConditionOutcome {
        do {
            guard try !test.holds(for: Array(text.utf8)) else { return .holds }
            let shown = isShown ? " (it is \(ConditionWords.shortened(text)))" : ""
            return .fails(found: "\(name) \(test.denial)\(shown)")
        } catch {
            return .cannotTell("\(name): \(error)")
        }
    }

    private static func json(_ path: JSONPath, _ test: JSONTest, _ body: [UInt8]) -> ConditionOutcome {
        let value: JSONValue?
        do {
            value = try path.value(in: body)
        } catch {
            return .fails(found: "the body \(error)")
        }
        switch test {
        case .exists: return value != nil ? .holds : .fails(found: "\(path) is not there")
        case .missing: return value.map { .fails(found: "\(path) is \(shown($0))") } ?? .holds
        case .compared(let comparison, let operand):
            guard let value else {
                return comparison == .different ? .holds : .fails(found: "\(path) is not there")
            }
            return compares(value, comparison, operand) ? .holds : .fails(found: "\(path) is \(shown(value))")
        case .text(let test):
            guard let value else { return .fails(found: "\(path) is not there") }
            guard let words = value.scalarText else { return .fails(found: "\(path) is \(value)") }
            return text(test, words, called: "\(path)", isShown: true)
        }
    }

    private static func compares(_ value: JSONValue, _ comparison: Comparison, _ operand: JSONOperand) -> Bool {
        switch (value, operand) {
        case (.number(let found, _), .number(let wanted)): comparison.holds(found, wanted)
        case (.string(let found), .text(let wanted)): (found.utf8.elementsEqual(wanted.utf8)) == (comparison == .equal)
        case (.boolean(let found), .boolean(let wanted)): (found == wanted) == (comparison == .equal)
        case (.null, .null): comparison == .equal
        // Values of different kinds are different, and neither is more than the other.
        default: comparison == .different
        }
    }

    private static func shown(_ value: JSONValue) -> String {
        guard case .string(let text) = value else { return value.description }
        return ConditionWords.shortened(text)
    }

    private static func header(
        _ name: String, _ test: HeaderTest, _ result: borrowing TransferResult
    ) -> ConditionOutcome {
        let values = result.headers(name)
        switch test {
        case .present: return values.isEmpty ? .fails(found: "the header \(name) is absent") : .holds
        case .absent:
            guard let first = values.first else { return .holds }
            return .fails(found: "the header \(name) is \(ConditionWords.shortened(first))")
        case .text(let test):
            var outcome = ConditionOutcome.fails(found: "the header \(name) is absent")
            for value in values {
                let isType = name == "content-type"
                outcome =
                    isType
                    ? mediaType(test, value) : text(test, value, called: "the header \(name)", isShown: true)
                // One value that is right is enough; where something must not be, every value has to be right.
                if (outcome == .holds) != test.isDenied { break }
            }
            return outcome
        }
    }

    private static let noCertificate = "there is no certificate: the answer did not come over https"

    private static func certificateValid(_ certificate: CertificateFacts?) -> ConditionOutcome {
        // Whether a service must be reached by https is another question; plain http has no certificate to be wrong.
        guard let certificate else { return .holds }
        return certificate.verdict == .valid ? .holds : .fails(found: certificate.verdictWords)
    }
}

extension ConditionWords {
    /// A text that was found, in quotes and shortened; characters that control a terminal or a database are shown by
    /// their number.
    static func shortened(_ text: String) -> String {
        let limit = 120
        let isLong = text.unicodeScalars.count > limit
        return visible(quoted(isLong ? String(text.unicodeScalars.prefix(limit)) + "…" : text))
    }

    private static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        return text.unicodeScalars.reduce(into: "") { shown, scalar in
            if isHidden(scalar) {
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
    }

    /// Controls, and what turns the direction of the text around it.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        return category == .control || category == .format || category == .lineSeparator
            || category == .paragraphSeparator
    }
}
