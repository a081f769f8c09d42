/// A condition of a definition, in which `{name}` stands for a parameter.
struct ConditionTemplate: Sendable, Hashable {
    /// The line as it was written.
    let line: String
    private let tokens: [ConditionToken]

    init(_ line: String) throws(ConditionProblem) {
        self.line = line
        tokens = try ConditionLexer.tokens(of: line)
    }

    /// The parameters that it names, with the character at which each stands.
    var parameters: [(name: String, column: Int)] {
        tokens.flatMap { token -> [(name: String, column: Int)] in
            switch token.content {
            case .placeholder(let name): [(name, token.column)]
            case .text(let pieces):
                pieces.compactMap { if case .parameter(let name) = $0 { (name, token.column) } else { nil } }
            case .word, .sign, .path: []
            }
        }
    }

    /// The condition with values in the place of parameters.
    func filled(_ value: @escaping (String) -> ParameterValue?) throws(ConditionProblem) -> Condition {
        var parser = ConditionParser(tokens, length: line.unicodeScalars.count, value: value)
        return try parser.parse()
    }
}

extension Condition {
    /// Reads a condition without parameters.
    public init(_ line: String) throws(ConditionProblem) {
        self = try ConditionTemplate(line).filled { _ in nil }
    }
}

extension ConditionTemplate {
    /// Whether it says the same in the same words, blanks aside.
    func isSame(as other: ConditionTemplate) -> Bool {
        tokens.map(\.content) == other.tokens.map(\.content)
    }
}
