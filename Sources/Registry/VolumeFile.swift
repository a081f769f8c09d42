public import Documents

/// Volumes as they are sent, from a file of comma-separated values or from a program: the rows that could be read, and
/// everything that is wrong with the others.
public struct VolumeFile: Sendable {
    /// The columns that a file must have.
    public static let required = ["day", "task", "channel"]
    /// The columns of which a file must have one or more.
    public static let counts = ["started", "completed", "refused", "abandoned"]
    /// The largest number of people on one day.
    public static let largest = 1_000_000_000

    /// The name, for messages.
    public let name: String
    /// The rows that could be read.
    public private(set) var rows: [VolumeRow] = []
    /// What is wrong with the others.
    public private(set) var problems: [DocumentProblem] = []

    /// Reads a file of comma-separated values.
    ///
    /// - Throws: what makes the whole file unreadable; what is wrong with single rows is in `problems`.
    public init(csv bytes: [UInt8], name: String) throws(DocumentProblems) {
        self.name = name
        var table = try CSVTable(bytes, file: name)
        let isReadable = table.check(required: Self.required, optional: Self.counts)
        if isReadable, !table.header.contains(where: { Self.counts.contains($0.text) }) {
            table.report(
                "no column holds a number", at: .start,
                expected: "one or more of " + Self.counts.joined(separator: ", "))
        }
        problems = table.problems
        guard isReadable else { return }
        for row in table.rows {
            var cells: [String: CSVTable.Cell] = [:]
            for column in Self.required + Self.counts { cells[column] = row[column] }
            read(cells.mapValues(\.text), places: cells.mapValues(\.location))
        }
    }

    /// Reads rows that a program sends, each as values by column; a place is the number of the row, from 1.
    public init(rows: [[String: String]], name: String = "rows") {
        self.name = name
        for (index, fields) in rows.enumerated() {
            let place = SourceLocation(line: index + 1, column: 1)
            let known = Self.required + Self.counts
            for field in fields.keys.sorted() where !known.contains(field) {
                report(
                    "unknown key \(quoted(field))", at: place, expected: "one of " + known.joined(separator: ", "),
                    hint: suggestion(for: field, among: known))
            }
            read(fields, places: Dictionary(known.map { ($0, place) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// Adds what is wrong with a place.
    public mutating func report(
        _ what: String, at location: SourceLocation, expected: String? = nil, hint: String? = nil
    ) {
        problems.append(
            DocumentProblem(file: name, location: location, what: what, expected: expected, hint: hint))
    }

    private mutating func read(_ fields: [String: String], places: [String: SourceLocation]) {
        let before = problems.count
        let start = places.values.min() ?? .start
        let written = fields["day"] ?? ""
        let day = CivilDate(written)
        if day == nil {
            report(
                written.isEmpty ? "\"day\" has no value" : "\"day\" is \(quoted(written))", at: places["day"] ?? start,
                expected: "a day as 2026-03-01")
        }
        let channel = fields["channel"] ?? ""
        if channel.isEmpty {
            report("\"channel\" has no value", at: places["channel"] ?? start, expected: "the slug of a channel")
        }
        var numbers: [String: Int] = [:]
        for column in Self.counts {
            let cell = CSVTable.Cell(text: fields[column] ?? "", location: places[column] ?? start)
            do throws(DocumentProblem) {
                numbers[column] = try cell.wholeNumber(0...Self.largest, column: column, file: name)
            } catch {
                problems.append(error)
            }
        }
        guard let day, problems.count == before else { return }
        rows.append(
            VolumeRow(
                day: day, channel: channel, task: fields["task"].flatMap { $0.isEmpty ? nil : $0 },
                started: numbers["started"], completed: numbers["completed"], refused: numbers["refused"],
                abandoned: numbers["abandoned"], places: places))
    }
}
