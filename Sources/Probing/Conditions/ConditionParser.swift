import Documents
import Patterns

/// Reads the words of a condition, with the values of its parameters.
struct ConditionParser {
    private static let subjects =
        ["status"] + TimedPhase.allCases.map { "time.\($0.rawValue)" } + [
            "text", "body", "body.size", "json", "header", "certificate", "certificate.days_left", "redirects", "url",
            "protocol",
        ]

    let tokens: [ConditionToken]
    let length: Int
    let value: (String) -> ParameterValue?
    var place = 0

    init(_ tokens: [ConditionToken], length: Int, value: @escaping (String) -> ParameterValue?) {
        self.tokens = tokens
        self.length = length
        self.value = value
    }

    mutating func parse() throws(ConditionProblem) -> Condition {
        let condition = try subject()
        guard let rest = peek else { return condition }
        throw ConditionProblem(
            "the condition goes on with \(rest.shown)", expected: "nothing more: one condition in each line",
            column: rest.column)
    }

    private mutating func subject() throws(ConditionProblem) -> Condition {
        guard let first = peek, case .word(let word) = first.content else {
            throw unexpected("what is tested, as \"status in 200..299\"")
        }
        place += 1
        if word.hasPrefix("time."), let phase = TimedPhase(rawValue: String(word.dropFirst(5))) {
            return .time(phase, try comparison(), try duration())
        }
        switch word {
        case "status": return try status()
        case "text": return .text(try visibleText())
        case "body": return .body(try text())
        case "body.size": return .bodySize(try comparison(), try byteCount())
        case "json": return .json(try path(), try jsonTest())
        case "header": return .header(try headerName(), try headerTest())
        case "certificate":
            try keyword("valid")
            return .certificateValid
        case "certificate.days_left": return .certificateDaysLeft(try comparison(), try integer())
        case "redirects": return .redirects(try comparison(), try integer())
        case "url": return .url(try text())
        case "protocol": return .httpVersion(try text())
        default:
            let hint = suggestion(for: word, among: Self.subjects)
            throw ConditionProblem(
                "nothing called \(quoted(word)) can be tested",
                expected: hint == nil ? "one of \(Self.subjects.joined(separator: ", "))" : nil, hint: hint,
                column: first.column)
        }
    }

    // MARK: What is tested of each

    private mutating func status() throws(ConditionProblem) -> Condition {
        if take(sign: "=") || take(sign: "==") { return .status(in: [try statusRange()]) }
        if take(sign: "!=") { return .statusOutside([try statusRange()]) }
        let isNot = take(word: "not")
        try keyword("in", orSign: isNot ? nil : "=")
        var ranges = [try statusRange()]
        while take(sign: ",") { ranges.append(try statusRange()) }
        return isNot ? .statusOutside(ranges) : .status(in: ranges)
    }

    private mutating func statusRange() throws(ConditionProblem) -> ClosedRange<Int> {
        let expected = "a status code or a range, as 200 or 200..299"
        let token = peek
        if case .placeholder = token?.content {
            let code = try integer()
            guard (100...999).contains(code) else { throw unexpected(expected, instead: token) }
            return code...code
        }
        guard case .word(let word) = token?.content else { throw unexpected(expected) }
        place += 1
        let ends = word.split(separator: ".", omittingEmptySubsequences: false)
        let isForm = ends.count == 1 || ends.count == 3 && ends[1].isEmpty
        guard isForm, let low = Self.code(ends[0]), let high = Self.code(ends[ends.count - 1]), low <= high else {
            throw unexpected(expected, instead: token)
        }
        return low...high
    }

    private static func code(_ text: Substring) -> Int? {
        guard text.utf8.count == 3, let code = Int(text), (100...999).contains(code) else { return nil }
        return code
    }

    private mutating func jsonTest() throws(ConditionProblem) -> JSONTest {
        if take(word: "exists") { return .exists }
        if case .word("not") = peek?.content, case .word("exists") = following?.content {
            place += 2
            return .missing
        }
        guard case .sign = peek?.content else {
            return .text(try text(orElse: "exists, ==, !=, <, <=, >, >="))
        }
        let comparison = try comparison()
        let token = peek
        let operand = try jsonOperand()
        switch (comparison, operand) {
        case (.equal, _), (.different, _), (_, .number): return .compared(comparison, operand)
        default: throw unexpected("a number to compare with \(comparison.rawValue)", instead: token)
        }
    }

    private mutating func jsonOperand() throws(ConditionProblem) -> JSONOperand {
        let expected = "text in double quotes, a number, true, false or null"
        let token = peek
        switch token?.content {
        case .text: return .text(try words(allowsEmpty: true))
        case .placeholder(let name):
            if case .integer(let number) = value(name) {
                place += 1
                return .number(Double(number))
            }
            return .text(try words(allowsEmpty: true))
        case .word(let word):
            place += 1
            switch word {
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            case "null": return .null
            default:
                guard let number = Double(word), number.isFinite, word.first?.isLetter == false else {
                    throw unexpected(expected, instead: token)
                }
                return .number(number)
            }
        default: throw unexpected(expected)
        }
    }

    private mutating func headerName() throws(ConditionProblem) -> String {
        guard case .word(let name) = peek?.content else { throw unexpected("the name of a header, as content-type") }
        place += 1
        return name.lowercased()
    }

    private mutating func headerTest() throws(ConditionProblem) -> HeaderTest {
        if take(word: "present") { return .present }
        if take(word: "absent") { return .absent }
        return .text(try text(orElse: "present, absent"))
    }

    /// A test of a text: `contains "…"`, `not matches "…"`, `== "…"`.
    mutating func text(orElse others: String = "") throws(ConditionProblem) -> TextTest {
        let verbs = ["contains", "matches", "starts", "ends"]
        let expected =
            (others.isEmpty ? "" : others + ", ") + "contains, matches, starts, ends, "
            + (others.contains("==") ? "" : "==, !=, ") + "not contains or not matches"
        let token = peek
        switch token?.content {
        case .sign("="), .sign("=="):
            place += 1
            return .equals(try words(allowsEmpty: true))
        case .sign("!="):
            place += 1
            return .differs(try words(allowsEmpty: true))
        case .word(let word):
            place += 1
            let isNot = word == "not"
            guard isNot || verbs.contains(word) else {
                let known = verbs + others.split(separator: ", ").map(String.init)
                throw unexpected(expected, hint: suggestion(for: word, among: known), instead: token)
            }
            guard isNot else { return try text(verb: word) }
            if take(word: "contains") { return .lacks(try words()) }
            if take(word: "matches") { return .matchesNot(try pattern()) }
            throw unexpected("contains or matches after \"not\"")
        default: throw unexpected(expected)
        }
    }

    private mutating func text(verb: String) throws(ConditionProblem) -> TextTest {
        switch verb {
        case "contains": .contains(try words())
        case "starts": .starts(try words())
        case "ends": .ends(try words())
        default: .matches(try pattern())
        }
    }
}
