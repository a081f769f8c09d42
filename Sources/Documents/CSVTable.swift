/// A file of comma-separated values (RFC 4180), read strictly: every cell with its place.
///
/// Separators are commas or semicolons, whichever the first line has more of. What is wrong with single rows is
/// collected in `problems`; whoever takes values out of the rows adds theirs, and `finish()` throws all of it together.
public struct CSVTable: Sendable {
    /// One cell.
    public struct Cell: Sendable, Hashable {
        /// What it holds, without the quotation marks around it.
        public let text: String
        /// Where it begins.
        public let location: SourceLocation

        /// Creates a cell.
        public init(text: String, location: SourceLocation) {
            self.text = text
            self.location = location
        }
    }

    /// One row under the header, with as many cells as the header has.
    public struct Row: Sendable {
        /// The number of the row, from 1; the header is none.
        public let number: Int
        /// The cells in order.
        public let cells: [Cell]
        let columns: [String: Int]

        /// The cell of a column; nothing where the file has no such column.
        public subscript(column: String) -> Cell? { columns[column].map { cells[$0] } }

        /// Where the row begins.
        public var location: SourceLocation { cells.first?.location ?? .start }
    }

    /// The largest file that is read, in bytes.
    public static let byteLimit = SourceText.limit
    /// The most rows that are read, without the header.
    public static let rowLimit = 100_000

    /// The name of the file, for messages.
    public let file: String
    /// The names of the columns.
    public let header: [Cell]
    /// The rows that could be read.
    public let rows: [Row]
    /// What is wrong so far.
    public private(set) var problems: [DocumentProblem]

    /// Reads a file.
    ///
    /// - Throws: what makes the whole file unreadable: its size, its encoding, or that it is empty.
    public init(_ bytes: [UInt8], file: String) throws(DocumentProblems) {
        self.file = file
        var reader = CSVReader(try Self.scalars(bytes, file: file), file: file)
        let records = reader.records(limit: Self.rowLimit + 1)
        problems = reader.problems
        guard let first = records.first else {
            let problem = DocumentProblem(
                file: file, location: .start, what: "the file is empty",
                expected: "a line with the names of the columns")
            throw DocumentProblems(problems.isEmpty ? [problem] : problems)
        }
        header = first.map { Cell(text: Self.trimmed($0.text), location: $0.location) }
        let columns = Dictionary(
            header.enumerated().map { ($1.text, $0) }, uniquingKeysWith: { first, _ in first })
        var rows: [Row] = []
        for (index, cells) in records.enumerated().dropFirst() {
            guard cells.count == first.count else {
                let count = "\(cells.count) \(cells.count == 1 ? "cell" : "cells")"
                problems.append(
                    DocumentProblem(
                        file: file, location: cells.first?.location ?? .start, what: "the row has \(count)",
                        expected: "\(first.count), as the first line has"))
                continue
            }
            rows.append(Row(number: index, cells: cells, columns: columns))
        }
        self.rows = rows
    }

    /// Adds what is wrong with a place.
    public mutating func report(
        _ what: String, at location: SourceLocation, expected: String? = nil, hint: String? = nil
    ) {
        problems.append(
            DocumentProblem(file: file, location: location, what: what, expected: expected, hint: hint))
    }

    /// Checks the names of the columns.
    ///
    /// - Parameters:
    ///   - required: columns that must be there.
    ///   - optional: columns that may be there; any other is a mistake.
    /// - Returns: whether all that are required are there, so that reading the rows makes sense.
    public mutating func check(required: [String], optional: [String]) -> Bool {
        var seen: Set<String> = []
        for (index, cell) in header.enumerated() {
            if cell.text.isEmpty {
                report("column \(index + 1) has no name", at: cell.location, expected: "a name, or no such column")
            } else if !seen.insert(cell.text).inserted {
                report(
                    "the column \(quoted(cell.text)) is here a second time", at: cell.location,
                    expected: "each column once")
            } else if !required.contains(cell.text), !optional.contains(cell.text) {
                report(
                    "unknown column \(quoted(cell.text))", at: cell.location,
                    expected: "one of " + (required + optional).joined(separator: ", "),
                    hint: suggestion(for: cell.text, among: required + optional))
            }
        }
        let missing = required.filter { !seen.contains($0) }
        for name in missing {
            report("the column \(quoted(name)) is missing", at: .start, expected: "it in the first line")
        }
        return missing.isEmpty
    }

    /// Throws everything that is wrong, where anything is.
    public func finish() throws(DocumentProblems) {
        guard problems.isEmpty else { throw DocumentProblems(problems) }
    }

    /// The text of the file without a byte order mark.
    private static func scalars(_ bytes: [UInt8], file: String) throws(DocumentProblems) -> [Unicode.Scalar] {
        guard bytes.count <= byteLimit else {
            throw DocumentProblems([
                DocumentProblem(
                    file: file, location: .start, what: "the file has more than \(byteLimit) bytes",
                    expected: "at most that (1 MiB); send it in parts")
            ])
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: body, as: UTF8.self) { return Array(text.unicodeScalars) }
        var decoder = UTF8()
        var iterator = body.makeIterator()
        var (line, column) = (1, 1)
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        throw DocumentProblems([
            DocumentProblem(
                file: file, location: SourceLocation(line: line, column: column), what: "a byte that is not UTF-8",
                expected: "a file in UTF-8 (spreadsheets call it \"CSV UTF-8\")")
        ])
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let start = scalars.drop { $0.properties.isWhitespace }
        var end = start[...]
        while let last = end.last, last.properties.isWhitespace { end = end.dropLast() }
        return String(Substring(end))
    }
}

extension CSVTable.Cell {
    /// The whole number that the cell holds; nothing for an empty one.
    ///
    /// - Throws: what is wrong: anything but digits, a comma or point for parts too.
    public func wholeNumber(
        _ range: ClosedRange<Int>, column: String, file: String
    ) throws(DocumentProblem) -> Int? {
        guard !text.isEmpty else { return nil }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), range.contains(number) else {
            throw DocumentProblem(
                file: file, location: location, what: "\"\(column)\" is \(quoted(text))",
                expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
