/// A look at the raw text for what must not reach the parser, because composing it could take time without limit:
/// aliases (a few hundred bytes can stand for a tree of billions of nodes) and keys that are trees themselves.
///
/// The look is coarse and errs on the side of refusing: an alias needs `&name` and `*name` at places where a token can
/// begin, whether or not they stand in quotes. Everything else about the subset is checked on the finished tree.
enum SharedStructure {
    /// The index of the first thing to refuse, and what it is.
    static func find(in scalars: [Unicode.Scalar]) -> (index: Int, what: String)? {
        var anchors: [String: Int] = [:]
        var aliases: Set<String> = []
        var explicitKeys: [Int] = []
        var before: Unicode.Scalar?
        var beforeBlanks: Unicode.Scalar?
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "&" where canBeginToken(after: before):
                let name = name(after: index, in: scalars)
                if !name.isEmpty { anchors[name] = min(anchors[name] ?? index, index) }
            case "*" where canBeginToken(after: before):
                let name = name(after: index, in: scalars)
                if !name.isEmpty { aliases.insert(name) }
            case "?" where beforeBlanks.map { "[{,:?-".unicodeScalars.contains($0) || isBreak($0) } ?? true:
                explicitKeys.append(index)
            default: break
            }
            before = scalar
            if scalar != " " && scalar != "\t" { beforeBlanks = scalar }
        }
        if let index = anchors.filter({ aliases.contains($0.key) }).values.min() {
            return (index, "an anchor with an alias")
        }
        return explicitKeys.count > YAMLTree.depthLimit ? (explicitKeys[0], "a key written with a question mark") : nil
    }

    private static func canBeginToken(after before: Unicode.Scalar?) -> Bool {
        guard let before else { return true }
        return " \t[]{},:?'\"".unicodeScalars.contains(before) || isBreak(before)
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        [0x0A, 0x0D, 0x85, 0x2028, 0x2029].contains(scalar.value)
    }

    private static func name(after index: Int, in scalars: [Unicode.Scalar]) -> String {
        let name = scalars[(index + 1)...].prefix {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-")
        }
        return String(String.UnicodeScalarView(name))
    }
}
