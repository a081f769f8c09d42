/// One thing that is wrong in a file.
public struct DocumentProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the file, as it was given.
    public let file: String
    /// Where in the file.
    public let location: SourceLocation
    /// What is wrong.
    public let what: String
    /// What should have been there.
    public let expected: String?
    /// The word that was probably meant.
    public let hint: String?

    /// Creates a problem; `hint` is the bare word that was probably meant.
    public init(
        file: String, location: SourceLocation, what: String, expected: String? = nil, hint: String? = nil
    ) {
        self.file = file
        self.location = location
        self.what = what
        self.expected = expected
        self.hint = hint
    }

    /// The form `FILE:LINE:COLUMN: what, expected …, did you mean "…"?`, in one line.
    public var description: String {
        var line = "\(file):\(location): \(what)"
        if let expected { line += ", expected \(expected)" }
        if let hint { line += ", did you mean \(quoted(hint))?" }
        return line
    }
}

/// Everything that is wrong in a file, sorted by place.
public struct DocumentProblems: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems by place; never empty when thrown.
    public let problems: [DocumentProblem]

    /// Creates a report; the problems are sorted by place, equal ones are told once.
    public init(_ problems: [DocumentProblem]) {
        var seen: Set<DocumentProblem> = []
        self.problems =
            problems.enumerated()
            .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
            .map(\.element)
            .filter { seen.insert($0).inserted }
    }

    /// Creates a report of one problem.
    init(_ problem: DocumentProblem) {
        problems = [problem]
    }

    /// One line for each problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// A word of a file as a message shows it: in quotes, in one line, shortened where it is long.
public func quoted(_ word: some StringProtocol) -> String {
    let limit = 80
    var shown = ""
    for scalar in word.unicodeScalars.prefix(limit) {
        switch scalar {
        case "\n": shown += "\\n"
        case "\r": shown += "\\r"
        case "\t": shown += "\\t"
        case "\"": shown += "\\\""
        case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
            shown += "\\u{" + String(scalar.value, radix: 16) + "}"
        default: shown.unicodeScalars.append(scalar)
        }
    }
    return word.unicodeScalars.count > limit ? "\"\(shown)…\"" : "\"\(shown)\""
}
