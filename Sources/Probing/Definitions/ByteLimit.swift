import Documents

/// A limit in bytes that a definition gives, or leaves to a parameter.
enum ByteLimit: Sendable, Hashable {
    case fixed(Int)
    case parameter(String)

    /// What a limit may be.
    static let range = 1...(64 << 20)

    /// Reads `"2MiB"` or `"{limit}"`.
    static func read(_ value: ValueReader, _ scope: DefinitionScope) -> ByteLimit? {
        guard let word = value.asWritten() else { return nil }
        let pieces = Template(word).pieces
        guard pieces.count == 1, case .parameter(let name) = pieces[0] else {
            guard let count = ByteCount.read(word), range.contains(count) else {
                value.report("\(value.subject) is \(quoted(word))", expected: expected)
                return nil
            }
            return .fixed(count)
        }
        guard let template = scope.template(value, in: .url), template.parameters == [name] else { return nil }
        guard scope.parameter(name)?.type == .bytes else {
            value.report("the parameter {\(name)} is no number of bytes", expected: "a parameter of type bytes")
            return nil
        }
        return .parameter(name)
    }

    /// The limit with the values of parameters; what is wrong is reported.
    func count(_ binding: inout Binding) -> Int {
        switch self {
        case .fixed(let count): return count
        case .parameter(let name):
            guard case .bytes(let count) = binding.values[name] else { return Self.range.lowerBound }
            guard Self.range.contains(count) else {
                binding.report(
                    "the parameter \(quoted(name)) is \(quoted(ConditionWords.bytes(count)))", parameter: name,
                    expected: Self.expected)
                return Self.range.lowerBound
            }
            return count
        }
    }

    private static let expected =
        "from \(ConditionWords.bytes(range.lowerBound)) to \(ConditionWords.bytes(range.upperBound)), as 500, 20KiB or 1MiB"
}
