/// The text of a file, checked, with its lines: what can be asked for by place.
struct SourceText {
    /// The largest file that is read, in bytes.
    static let limit = 1_048_576

    /// The text, one scalar an element, without a byte order mark; escaped surrogate pairs are joined.
    private(set) var scalars: [Unicode.Scalar]
    /// The index in `scalars` at which each line begins.
    private let lineStarts: [Int]
    /// By line (from 1): the columns at which a joined pair made the text shorter.
    private let joins: [Int: [Int]]

    /// Checks size, encoding and characters.
    ///
    /// - Throws: one problem, at the first place that cannot be read.
    init(_ bytes: [UInt8], file: String) throws(DocumentProblems) {
        func refuse(_ what: String, _ expected: String, _ location: SourceLocation = .start) -> DocumentProblems {
            DocumentProblems(DocumentProblem(file: file, location: location, what: what, expected: expected))
        }
        guard bytes.count <= SourceText.limit else {
            throw refuse("the file has \(bytes.count) bytes", "at most \(SourceText.limit) (1 MiB)")
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            throw refuse("a byte that is not UTF-8", "a file in UTF-8", SourceText.firstInvalid(in: body))
        }
        let written = Array(text.unicodeScalars)
        if let index = written.firstIndex(where: { !SourceText.isAllowed($0) }) {
            let code = String(written[index].value, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
            throw refuse(
                "the control character U+\(padded)", "printable text",
                SourceText.location(of: index, in: written, lineStarts: SourceText.lineStarts(of: written)))
        }
        let isFlow = written.first { $0 != " " && $0 != "\n" && $0 != "\r" && $0 != "\t" } == "{"
        (scalars, joins) = isFlow ? SurrogatePairs.joined(written) : (written, [:])
        lineStarts = SourceText.lineStarts(of: scalars)
    }

    /// The text for the parser: never shorter than 16 bytes, because Yams keeps a pointer into the string it is given
    /// and Swift keeps shorter strings where no pointer stays valid.
    var parserInput: String {
        var text = String(String.UnicodeScalarView(scalars))
        if text.utf8.count < 16 { text += String(repeating: "\n", count: 16) }
        return text
    }

    /// The place as the person who wrote the file counts it.
    func location(line: Int, column: Int) -> SourceLocation {
        // Past the end of a file that was filled up for the parser: its last place.
        guard line <= lineStarts.count else {
            return SourceText.location(of: scalars.count, in: scalars, lineStarts: lineStarts)
        }
        let missing = (joins[line] ?? []).count { $0 < column } * SurrogatePairs.shortening
        return SourceLocation(line: line, column: column + missing)
    }

    /// The index of the scalar at a place that the parser named.
    func index(line: Int, column: Int) -> Int? {
        guard lineStarts.indices.contains(line - 1) else { return nil }
        let index = lineStarts[line - 1] + column - 1
        return scalars.indices.contains(index) ? index : nil
    }

    /// The scalar at a place that the parser named.
    func scalar(line: Int, column: Int) -> Unicode.Scalar? {
        index(line: line, column: column).map { scalars[$0] }
    }

    /// The same text with one scalar replaced.
    func replacing(at index: Int, with scalar: Unicode.Scalar) -> SourceText {
        var copy = self
        copy.scalars[index] = scalar
        return copy
    }

    /// The characters that YAML 1.2 lets a file contain.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
        case 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// Lines end as they do for the parser: LF, CR, CR LF, NEL, LS, PS.
    private static func lineStarts(of scalars: [Unicode.Scalar]) -> [Int] {
        var starts = [0]
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x0A, 0x85, 0x2028, 0x2029: starts.append(index + 1)
            case 0x0D where index + 1 == scalars.count || scalars[index + 1] != "\n": starts.append(index + 1)
            default: break
            }
        }
        return starts
    }

    private static func location(of index: Int, in scalars: [Unicode.Scalar], lineStarts: [Int]) -> SourceLocation {
        let line = lineStarts.lastIndex { $0 <= index } ?? 0
        return SourceLocation(line: line + 1, column: index - lineStarts[line] + 1)
    }

    private static func firstInvalid(in bytes: ArraySlice<UInt8>) -> SourceLocation {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var valid: [Unicode.Scalar] = []
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid.append(scalar) }
        return location(of: valid.count, in: valid, lineStarts: lineStarts(of: valid))
    }
}
