/// Turns what a form or a program sends into a submission, or says of each field what is wrong.
public struct Intake: Sendable {
    /// What is wrong with one field.
    public struct Problem: Error, Sendable, Hashable {
        /// The kinds of mistakes.
        public enum Kind: Sendable, Hashable {
            /// It must be answered.
            case missing
            /// There is no such question.
            case unknownQuestion
            /// There is no such option.
            case unknownOption(String)
            /// One answer was expected, and there are several.
            case several
            /// An option that excludes the others stands beside them.
            case notAlone(String)
            /// It is too long.
            case tooLong(count: Int, limit: Int)
            /// It holds characters that no words need: controls, or what turns the direction of text.
            case controls
        }

        /// The question.
        public var question: String
        /// What is wrong.
        public var kind: Kind
    }

    /// Everything that is wrong, in the order of the questions.
    public struct Problems: Error, Sendable, Hashable {
        /// The problems; never empty.
        public var all: [Problem]
    }

    /// The questions.
    public let set: QuestionSet

    /// Creates an intake for a set of questions.
    public init(_ set: QuestionSet) {
        self.set = set
    }

    /// The submission that some fields make.
    ///
    /// An answer to a question that was not to be asked is left out: a person may have changed their mind.
    ///
    /// - Parameters:
    ///   - fields: the values by question, as they were sent; empty ones count as not answered.
    ///   - honeypot: what stands in the field that people are told to leave empty.
    public func submission(
        _ fields: [String: [String]], honeypot: String = "", language: String, mode: Submission.Mode = .own
    ) throws(Problems) -> Submission {
        var problems: [Problem] = []
        var answers: [String: Submission.Answer] = [:]
        var signs: Set<SpamSign> = []
        for question in set.questions {
            let values = (fields[question.id] ?? []).filter { value in
                value.unicodeScalars.contains { !$0.properties.isWhitespace }
            }
            guard isAsked(question, answers) else { continue }
            guard !values.isEmpty else {
                if question.isRequired { problems.append(Problem(question: question.id, kind: .missing)) }
                continue
            }
            switch answer(question, values) {
            case .success(let answer): answers[question.id] = answer
            case .failure(let problem): problems.append(problem)
            }
            if case .text = question.kind { signs.formUnion(values.flatMap(Self.signs)) }
        }
        let known = Set(set.questions.map(\.id))
        for name in fields.keys.sorted() where !known.contains(name) {
            problems.append(Problem(question: name, kind: .unknownQuestion))
        }
        guard problems.isEmpty else { throw Problems(all: problems) }
        if !honeypot.isEmpty { signs.insert(.honeypot) }
        return Submission(
            questionSet: set.id, version: set.version, answers: answers, language: language, mode: mode,
            signs: SpamSign.allCases.filter(signs.contains))
    }

    private func isAsked(_ question: Question, _ answers: [String: Submission.Answer]) -> Bool {
        guard let condition = question.showIf else { return true }
        guard case .options(let chosen) = answers[condition.question] else { return false }
        return chosen.contains(where: condition.options.contains)
    }

    private func answer(_ question: Question, _ values: [String]) -> Result<Submission.Answer, Problem> {
        func wrong(_ kind: Problem.Kind) -> Result<Submission.Answer, Problem> {
            .failure(Problem(question: question.id, kind: kind))
        }
        switch question.kind {
        case .text(let limit):
            guard values.count == 1 else { return wrong(.several) }
            let text = Self.lines(values[0])
            guard !Self.isTooLong(text, limit: limit) else {
                return wrong(.tooLong(count: Self.length(text), limit: limit))
            }
            guard !text.unicodeScalars.contains(where: Self.isControl) else { return wrong(.controls) }
            return .success(.words(Redactor.redacted(text)))
        case .choice(let options):
            guard values.count == 1 else { return wrong(.several) }
            guard options.contains(where: { $0.id == values[0] }) else {
                return wrong(.unknownOption(Self.short(values[0])))
            }
            return .success(.options(values))
        case .several(let options):
            if let unknown = values.first(where: { value in !options.contains { $0.id == value } }) {
                return wrong(.unknownOption(Self.short(unknown)))
            }
            if values.count > 1, let alone = options.first(where: { $0.isAlone && values.contains($0.id) }) {
                return wrong(.notAlone(alone.id))
            }
            return .success(.options(options.map(\.id).filter(values.contains)))
        }
    }

    /// Line ends as one character: browsers send two, and count one.
    public static func lines(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private static func short(_ text: String) -> String { shortened(text, to: 40) }

    /// Controls and what turns the direction of the text around it (Unicode TR 36); joiners of emoji and scripts stay.
    public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x09: false
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: scalar.properties.generalCategory == .control
        }
    }

    private static func signs(_ text: String) -> [SpamSign] {
        var signs: [SpamSign] = []
        let lower = text.lowercased()
        if lower.ranges(of: "http://").count + lower.ranges(of: "https://").count >= 3 { signs.append(.links) }
        var run = 0
        var last: Character?
        for character in text {
            run = character == last ? run + 1 : 1
            last = character
            if run == 20 {
                signs.append(.repeated)
                break
            }
        }
        return signs
    }
}
