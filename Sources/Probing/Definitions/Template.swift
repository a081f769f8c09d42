/// One part of a text with placeholders.
enum TemplatePiece: Sendable, Hashable {
    case literal(String)
    case parameter(String)
}

/// A text of a definition in which `{name}` stands for a parameter; `\{name}` stands for itself.
struct Template: Sendable, Hashable {
    let pieces: [TemplatePiece]

    init(_ text: String) {
        var pieces: [TemplatePiece] = []
        var literal = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let isEscaped =
                scalar == "\\" && rest.first == "{" && ConditionWords.placeholder(at: rest.dropFirst()) != nil
            if isEscaped, let brace = rest.popFirst() {
                literal.append(brace)
            } else if scalar == "{", let name = ConditionWords.placeholder(at: rest) {
                if !literal.isEmpty { pieces.append(.literal(String(literal))) }
                literal = String.UnicodeScalarView()
                pieces.append(.parameter(name))
                rest = rest.dropFirst(name.unicodeScalars.count + 1)
            } else {
                literal.append(scalar)
            }
        }
        self.pieces = literal.isEmpty ? pieces : pieces + [.literal(String(literal))]
    }

    /// The same with fixed text around it.
    func wrapped(before: String, after: String) -> Template {
        Template(pieces: [.literal(before)] + pieces + [.literal(after)])
    }

    private init(pieces: [TemplatePiece]) {
        self.pieces = pieces
    }

    /// The parameters it names.
    var parameters: [String] {
        pieces.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    /// The text with values in the place of parameters; one without a value leaves nothing.
    func filled(_ value: (String) -> String?) -> String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .literal(let words): text += words
            case .parameter(let name): text += value(name) ?? ""
            }
        }
    }
}
