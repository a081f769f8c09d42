import Documents
import Registry

/// What the parts of a definition share while it is read: its parameters, and where problems go.
struct DefinitionScope {
    /// Where a text with placeholders ends up, which says what may stand in it.
    enum Place {
        /// Everybody may see it: no secrets.
        case url
        /// Only the host that it is sent to sees it.
        case sent
    }

    let decoder: DocumentDecoder
    let parameters: [ProbeParameter]

    func parameter(_ id: String) -> ProbeParameter? { parameters.first { $0.id == id } }

    func reportUnknown(parameter name: String, at location: SourceLocation) {
        let known = parameters.map(\.id)
        decoder.report(
            "the parameter \(quoted(name)) is not declared", at: location,
            expected: known.isEmpty ? "it under \"parameters\"" : "one of \(known.joined(separator: ", "))",
            hint: suggestion(for: name, among: known))
    }

    /// Reads a text in which placeholders may stand.
    func template(_ value: ValueReader, in place: Place, allowsEmpty: Bool = false) -> Template? {
        guard let text = value.string(allowsEmpty: allowsEmpty) else { return nil }
        let template = Template(text)
        for name in template.parameters {
            guard check(name, at: value.location) else { return nil }
            if place == .url, parameter(name)?.type == .secret {
                value.report(
                    "the secret {\(name)} stands in a URL", expected: "it in a header or in the body: URLs are shown")
                return nil
            }
        }
        return template
    }

    /// Reads a condition; it is tried with stand-ins of the right types, so that what is wrong is told before it is used.
    ///
    /// - Parameters:
    ///   - value: the line.
    ///   - isGiven: whether a parameter that may be left out is there whenever the condition counts.
    func condition(_ value: ValueReader, isGiven: (String) -> Bool) -> ConditionTemplate? {
        guard let line = value.string() else { return nil }
        do throws(ConditionProblem) {
            let template = try ConditionTemplate(line)
            for (name, column) in template.parameters {
                guard check(name, isGiven: isGiven(name), at: location(of: column, in: value)) else { return nil }
            }
            _ = try template.filled { name in parameter(name)?.type.standIn }
            return template
        } catch {
            let place = location(of: error.column, in: value)
            let where_ = place == value.location && error.column > 1 ? " (at character \(error.column))" : ""
            decoder.report(error.what + where_, at: place, expected: error.expected, hint: error.hint)
            return nil
        }
    }

    /// Whether a placeholder may stand there: declared, and sure to have a value.
    private func check(_ name: String, isGiven: Bool = false, at location: SourceLocation) -> Bool {
        guard let parameter = parameter(name) else {
            reportUnknown(parameter: name, at: location)
            return false
        }
        guard parameter.isAlwaysThere || isGiven else {
            decoder.report(
                "the parameter {\(name)} may be left out", at: location,
                expected: "required: true, a default, or the condition under { when: \"\(name) given\", expect: … }")
            return false
        }
        return true
    }

    /// Where a character of a line stands in the file; where the line begins, if escapes or line ends make that unsure.
    private func location(of column: Int, in value: ValueReader) -> SourceLocation {
        guard case .scalar(let text, let isQuoted) = value.content, !text.contains("\n") else { return value.location }
        let before = text.unicodeScalars.prefix(column - 1)
        guard !before.contains(where: { $0 == "\\" || $0 == "\"" || $0 == "'" }) else { return value.location }
        return SourceLocation(
            line: value.location.line, column: value.location.column + column - 1 + (isQuoted ? 1 : 0))
    }
}
