import Documents

/// The ids of one kind that a file declares, in order; a second one of the same name is reported with both lines.
struct DeclaredNames {
    /// What they are ids of, in the singular.
    let kind: String
    /// The ids as written, also those that are no slugs, so that one mistake is not reported again at each use.
    private(set) var names: [String] = []
    private var lines: [String: Int] = [:]

    init(_ kind: String) {
        self.kind = kind
    }

    /// Reads and remembers an id.
    mutating func slug(_ value: ValueReader) -> String? {
        if case .scalar(let name, _) = value.content { declare(name, at: value.location, report: value.report) }
        return value.slug()
    }

    /// Remembers an id.
    mutating func declare(
        _ name: String, at location: SourceLocation, report: (String, String?, String?) -> Void
    ) {
        if let line = lines[name] {
            report("the \(kind) \(quoted(name)) is here a second time, first in line \(line)", "another id", nil)
        } else {
            names.append(name)
            lines[name] = location.line
        }
    }
}
