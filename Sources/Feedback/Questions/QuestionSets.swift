public import Documents

/// The sets of questions that services may use: those that ship, and those that the operator adds.
public struct QuestionSets: Sendable {
    /// All sets, by id.
    public let all: [QuestionSet]

    /// The sets that ship, and others that come before them where they have the same id.
    ///
    /// - Throws: what is wrong in a set that ships: a mistake in the program.
    public init(adding others: [QuestionSet] = []) throws(DocumentProblems) {
        var sets = others
        for (name, text) in Self.shipped {
            let set = try QuestionSet.read(Document.read(Array(text.utf8), file: name))
            if !sets.contains(where: { $0.id == set.id }) { sets.append(set) }
        }
        all = sets.sorted { $0.id < $1.id }
    }

    /// No sets at all.
    public static let none = QuestionSets(all: [])

    private init(all: [QuestionSet]) {
        self.all = all
    }

    /// The set with an id.
    public subscript(id: String) -> QuestionSet? { all.first { $0.id == id } }

    /// The ids.
    public var ids: [String] { all.map(\.id) }

    /// The files that ship; a new one is one file beside this one and one line here.
    private static let shipped: [(name: String, text: String)] = [
        ("fr-jdma.yaml", frenchQuestions), ("uk-satisfaction.yaml", britishQuestions),
    ]
}
