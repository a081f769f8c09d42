public import Documents
import Registry

extension QuestionSet {
    /// The format of such a file.
    public static let format = "plumbline-questions"

    /// Reads a set of questions.
    ///
    /// - Throws: everything that is wrong in the file, with its place.
    public static func read(_ document: Document) throws(DocumentProblems) -> QuestionSet {
        guard document.format == format else {
            throw DocumentProblems([
                DocumentProblem(
                    file: document.file, location: document.formatLocation,
                    what: "the format is \(quoted(document.format))", expected: quoted(format))
            ])
        }
        let decoder = DocumentDecoder(document)
        let root = decoder.root
        let id = root.required("id") { $0.slug() }
        let version = root.required("version") { $0.integer(1...10_000) }
        let title = root.required("title") { $0.text() }
        let authority = root.optional("authority") { $0.string() }
        var asked: [Question] = []
        let questions = root.list("questions", required: true) { value -> Question? in
            let question = Question.read(value, after: asked)
            if let question { asked.append(question) }
            return question
        }
        root.done()
        var set: QuestionSet?
        if let id, let version, let title {
            set = QuestionSet(id: id, version: version, title: title, authority: authority, questions: questions)
        }
        return try decoder.finish(set)
    }
}

extension Question {
    private enum KindWord: String, CaseIterable { case choice, several, text }

    static func read(_ value: ValueReader, after asked: [Question]) -> Question? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { reader -> String? in
            guard let id = reader.identifier() else { return nil }
            guard !asked.contains(where: { $0.id == id }) else {
                reader.report("the question \(quoted(id)) is here a second time", expected: "another id")
                return nil
            }
            return id
        }
        let construct = mapping.required("construct") { $0.choice(Construct.self) }
        let label = mapping.required("label") { $0.text() }
        let hint = mapping.optional("hint") { $0.text() }
        let isRequired = mapping.optional("required") { $0.boolean() } ?? false
        let showIf = mapping.optional("show_if") { Condition.read($0, after: asked) }
        if isRequired, showIf != nil, let place = mapping.location(of: "required") {
            mapping.report(
                "a question that is not always asked is required", at: place, expected: "only one of both")
        }
        // Without a kind nobody can say which of the other keys are known.
        guard let word = mapping.required("kind", { $0.choice(KindWord.self) }) else { return nil }
        let kind: Kind?
        switch word {
        case .text:
            kind = .text(limit: mapping.optional("limit") { $0.integer(1...10_000) } ?? 1200)
        case .choice, .several:
            var ids: [String] = []
            let options = mapping.list("options", required: true) { Option.read($0, ids: &ids) }
            if let value = mapping.value("options"), case .sequence(let items) = value.content, items.count < 2 {
                value.report("\"options\" has fewer than two options", expected: "two or more")
            }
            kind = word == .choice ? .choice(options) : .several(options)
        }
        guard let id, let construct, let label, let kind else { return nil }
        return Question(
            id: id, construct: construct, label: label, hint: hint, kind: kind, isRequired: isRequired,
            showIf: showIf)
    }
}

extension Question.Option {
    static func read(_ value: ValueReader, ids: inout [String]) -> Question.Option? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { reader -> String? in
            guard let id = reader.identifier() else { return nil }
            guard !ids.contains(id) else {
                reader.report("the option \(quoted(id)) is here a second time", expected: "another id")
                return nil
            }
            ids.append(id)
            return id
        }
        let label = mapping.required("label") { $0.text() }
        let score = mapping.optional("score") { $0.number(0...10) }
        let channel = mapping.optional("channel") { $0.choice(ChannelKind.self) }
        let isAlone = mapping.optional("alone") { $0.boolean() } ?? false
        guard let id, let label else { return nil }
        return Question.Option(id: id, label: label, score: score, channel: channel, isAlone: isAlone)
    }
}

extension Question.Condition {
    static func read(_ value: ValueReader, after asked: [Question]) -> Question.Condition? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let question = mapping.required("question") { $0.word(among: asked.map(\.id), of: "question before it") }
        let known = asked.first { $0.id == question }?.options.map(\.id) ?? []
        let options = mapping.list("is", required: true) { reader in
            question == nil ? reader.identifier() : reader.word(among: known, of: "option")
        }
        return question.map { Question.Condition(question: $0, options: options) }
    }
}
