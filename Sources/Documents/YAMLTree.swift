import Yams

/// Reads a text into a located tree: a subset of YAML 1.2 that JSON belongs to.
///
/// Anchors, aliases, tags, merge keys, keys that are not words, a second document and deep nesting are refused.
struct YAMLTree {
    /// How deep lists and mappings may be nested.
    static let depthLimit = 32

    private let source: SourceText
    private let file: String
    private var problems: [DocumentProblem] = []

    /// Reads the whole text.
    ///
    /// - Throws: the one syntax error or duplicate key that ends reading, or everything outside of the subset.
    static func read(_ source: SourceText, file: String) throws(DocumentProblems) -> DocumentNode {
        if let (index, what) = SharedStructure.find(in: source.scalars) {
            let lines = source.scalars[..<index].split(separator: "\n", omittingEmptySubsequences: false)
            let place = source.location(line: lines.count, column: (lines.last?.count ?? 0) + 1)
            throw DocumentProblems(
                DocumentProblem(file: file, location: place, what: what, expected: "every value written out"))
        }
        // The parser owns the anchors that the nodes only refer to: it has to live as long as they are looked at.
        let parser: Parser
        let root: Node?
        do {
            parser = try Parser(yaml: source.parserInput, resolver: .basic, encoding: .utf8)
            root = try parser.singleRoot()
        } catch {
            throw DocumentProblems(YAMLFailure(error, in: source).problem(file: file))
        }
        return try withExtendedLifetime(parser) { () throws(DocumentProblems) in
            guard let root else {
                let nothing = "the file is empty"
                throw DocumentProblems(
                    DocumentProblem(file: file, location: .start, what: nothing, expected: #"format: "…" first"#))
            }
            var tree = YAMLTree(source: source, file: file)
            let node = tree.node(root, depth: 0)
            guard tree.problems.isEmpty else { throw DocumentProblems(tree.problems) }
            return node
        }
    }

    private init(source: SourceText, file: String) {
        self.source = source
        self.file = file
    }

    private mutating func refuse(_ what: String, expected: String, at location: SourceLocation) -> DocumentNode {
        problems.append(DocumentProblem(file: file, location: location, what: what, expected: expected))
        return DocumentNode(content: .null, location: location)
    }

    private mutating func node(_ node: Node, depth: Int) -> DocumentNode {
        let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        let location = source.location(line: line, column: column)
        // A node begins with its tag or anchor, and nothing else can begin with these characters.
        switch source.scalar(line: line, column: column) {
        case "!":
            return refuse(
                "a tag (!)", expected: "the value without it, or quotes around a text that begins so", at: location)
        case "&": return refuse("an anchor (&)", expected: "every value written out", at: location)
        default: break
        }
        guard node.anchor == nil else {
            return refuse("an anchor (&)", expected: "every value written out", at: location)
        }
        guard depth < YAMLTree.depthLimit else {
            return refuse(
                "lists and mappings are nested too deeply", expected: "at most \(YAMLTree.depthLimit) levels",
                at: location)
        }
        switch node {
        case .scalar(let scalar): return self.scalar(scalar, at: location)
        case .sequence(let sequence):
            return DocumentNode(
                content: .sequence(sequence.map { self.node($0, depth: depth + 1) }), location: location)
        case .mapping(let mapping):
            let entries = mapping.compactMap { entry(key: $0.key, value: $0.value, depth: depth + 1) }
            return DocumentNode(content: .mapping(entries), location: location)
        case .alias: return refuse("an alias (*)", expected: "every value written out", at: location)
        }
    }

    private mutating func scalar(_ scalar: Node.Scalar, at location: SourceLocation) -> DocumentNode {
        guard !scalar.string.unicodeScalars.contains("\0") else {
            return refuse("the character U+0000 in a text", expected: "printable text", at: location)
        }
        let isPlain = scalar.style == .plain
        if isPlain, ScalarForm(plain: scalar.string) == .null {
            return DocumentNode(content: .null, location: location)
        }
        return DocumentNode(content: .scalar(scalar.string, quoted: !isPlain), location: location)
    }

    private mutating func entry(key: Node, value: Node, depth: Int) -> DocumentEntry? {
        let word = node(key, depth: depth)
        guard case .scalar(let name, let isQuoted) = word.content else {
            if !problems.contains(where: { $0.location == word.location }) {
                _ = refuse("a key that is not a word", expected: "a word before the colon", at: word.location)
            }
            return nil
        }
        guard isQuoted || name != "<<" else {
            _ = refuse("a merge key (<<)", expected: "every key written out", at: word.location)
            return nil
        }
        return DocumentEntry(key: name, keyLocation: word.location, value: node(value, depth: depth))
    }
}
