import Yams

/// The one problem that an error of the parser means.
struct YAMLFailure {
    private let what: String
    private let expected: String?
    private let location: SourceLocation

    init(_ error: any Error, in source: SourceText) {
        guard let error = error as? YamlError else {
            (what, expected, location) = ("the file cannot be read: \(error)", nil, .start)
            return
        }
        func place(_ mark: Mark) -> SourceLocation { source.location(line: mark.line, column: mark.column) }
        switch error {
        case .scanner(_, let problem, let mark, _) where problem.contains("nesting level"),
            .parser(_, let problem, let mark, _) where problem.contains("nesting level"):
            what = "lists and mappings are nested too deeply"
            expected = "at most \(YAMLTree.depthLimit) levels"
            location = place(mark)
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            what = YAMLFailure.sentence(problem, context: context, at: mark)
            expected = YAMLFailure.advice(problem, context: context, at: mark, in: source)
            location = place(mark)
        case .composer(_, let problem, let mark, _) where problem.contains("another document"):
            (what, expected, location) = ("a second document begins here", "one document in a file", place(mark))
        case .composer(_, let problem, let mark, _) where problem.contains("alias"):
            (what, expected, location) = ("an alias (*)", "every value written out", place(mark))
        case .composer(let context, let problem, let mark, _):
            (what, expected, location) = (YAMLFailure.sentence(problem, context: context, at: mark), nil, place(mark))
        case .duplicatedKeysInMapping(let keys, let context):
            let repeated = RepeatedKey(named: keys.first ?? "", first: context.mark, in: source)
            what = repeated.sentence
            expected = "each key once in a mapping"
            location = repeated.location
        default:
            (what, expected, location) = ("the file cannot be read: \(error)", nil, .start)
        }
    }

    func problem(file: String) -> DocumentProblem {
        DocumentProblem(file: file, location: location, what: what, expected: expected)
    }

    private static func sentence(_ problem: String, context: YamlError.Context?, at mark: Mark) -> String {
        guard let context, !context.text.isEmpty else { return "not YAML or JSON: \(problem)" }
        let begin = context.mark.line == mark.line ? "" : " that begins in line \(context.mark.line)"
        return "not YAML or JSON: \(problem) \(context.text)\(begin)"
    }

    private static func advice(
        _ problem: String, context: YamlError.Context?, at mark: Mark, in source: SourceText
    ) -> String? {
        // `>= 98.5` without quotes: the sign begins a folded text, and only its options may follow in the line.
        if problem.contains("expected comment or line break"), context?.text.contains("block scalar") ?? false {
            return "quotes around a text that begins so"
        }
        switch source.scalar(line: mark.line, column: mark.column) {
        case "\t": return "spaces instead of a tab"
        case "@", "`", "%": return "quotes around a text that begins so"
        case ">", "|": return problem.contains("start any token") ? "quotes around a text that begins so" : nil
        case ":": return problem.contains("mapping values") ? "quotes around a text with a colon in it" : nil
        case "[", "{":
            let isInText = problem.contains("expected ','") && followsText(mark, in: source)
            return isInText ? "quotes around a text with brackets or commas in it" : nil
        default: return nil
        }
    }

    /// Whether a bracket stands behind words without quotes, as in `between [5, 8)`, and not behind another value.
    private static func followsText(_ mark: Mark, in source: SourceText) -> Bool {
        guard let index = source.index(line: mark.line, column: mark.column),
            let before = source.scalars[..<index].last(where: { $0 != " " })
        else { return false }
        return !"\n\r,:[]{}\"'".unicodeScalars.contains(before)
    }
}
