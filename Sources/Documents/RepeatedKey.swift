import Yams

/// Finds the second place of a key that a mapping has twice; Yams only tells the first.
///
/// The first one is renamed in a copy of the text (one character, so that no place moves) and the copy read again.
struct RepeatedKey {
    private let name: String
    private let firstLine: Int
    private let second: SourceLocation?
    private let first: SourceLocation

    init(named name: String, first: Mark, in source: SourceText) {
        self.name = name
        firstLine = first.line
        self.first = source.location(line: first.line, column: first.column)
        second = RepeatedKey.second(of: name, first: first, in: source)
    }

    /// What is wrong, in words.
    var sentence: String {
        second == nil
            ? "the key \(quoted(name)) is here twice"
            : "the key \(quoted(name)) is here a second time, first in line \(firstLine)"
    }

    /// Where it stands for the second time, else for the first.
    var location: SourceLocation { second ?? first }

    private static func second(of name: String, first: Mark, in source: SourceText) -> SourceLocation? {
        var text = source
        var mark = first
        // Other keys of the mapping may be there twice as well: each is renamed in its turn, up to a limit.
        for round in UInt32(0)..<16 {
            guard let renamed = renaming(at: mark, round: round, in: text) else { return nil }
            text = renamed
            do {
                let root = try Parser(yaml: text.parserInput, resolver: .basic, encoding: .utf8).singleRoot()
                return root.flatMap { key(named: name, besideKeyAt: first, in: $0, depth: 0) }
                    .map { source.location(line: $0.line, column: $0.column) }
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                if keys.first == name { return source.location(line: context.mark.line, column: context.mark.column) }
                mark = context.mark
            } catch {
                return nil
            }
        }
        return nil
    }

    private static func renaming(at mark: Mark, round: UInt32, in text: SourceText) -> SourceText? {
        guard var index = text.index(line: mark.line, column: mark.column) else { return nil }
        if text.scalars[index] == "\"" || text.scalars[index] == "'" { index += 1 }
        guard text.scalars.indices.contains(index), !"\\\"'&!? \n\r".unicodeScalars.contains(text.scalars[index]),
            let replacement = Unicode.Scalar(0xE000 + round)
        else { return nil }
        return text.replacing(at: index, with: replacement)
    }

    private static func key(named name: String, besideKeyAt first: Mark, in node: Node, depth: Int) -> Mark? {
        guard depth <= YAMLTree.depthLimit else { return nil }
        switch node {
        case .mapping(let mapping):
            let marks = mapping.map(\.key.mark)
            if marks.contains(where: { $0?.line == first.line && $0?.column == first.column }) {
                return mapping.first { $0.key.scalar?.string == name }?.key.mark
            }
            for (_, value) in mapping {
                if let found = key(named: name, besideKeyAt: first, in: value, depth: depth + 1) { return found }
            }
        case .sequence(let sequence):
            for item in sequence {
                if let found = key(named: name, besideKeyAt: first, in: item, depth: depth + 1) { return found }
            }
        case .scalar, .alias: break
        }
        return nil
    }
}
