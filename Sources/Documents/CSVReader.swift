/// Takes the text of a file of comma-separated values apart.
struct CSVReader {
    private let scalars: [Unicode.Scalar]
    private let file: String
    private let separator: Unicode.Scalar
    private var index = 0
    private var line = 1
    private var column = 1
    /// What is wrong with single cells.
    private(set) var problems: [DocumentProblem] = []

    init(_ scalars: [Unicode.Scalar], file: String) {
        self.scalars = scalars
        self.file = file
        separator = Self.separator(of: scalars)
    }

    /// Whichever of comma and semicolon the first line has more of, outside quotation marks.
    private static func separator(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        var (commas, semicolons) = (0, 0)
        var isQuoted = false
        for scalar in scalars.drop(while: { isLineEnd($0) }) {
            switch scalar {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: commas += 1
            case ";" where !isQuoted: semicolons += 1
            case "\n" where !isQuoted, "\r" where !isQuoted: return semicolons > commas ? ";" : ","
            default: break
            }
        }
        return semicolons > commas ? ";" : ","
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

    private var place: SourceLocation { SourceLocation(line: line, column: column) }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    /// Goes one character on, over a line end of two characters as one.
    private mutating func advance() {
        let scalar = scalars[index]
        index += 1
        guard Self.isLineEnd(scalar) else {
            column += 1
            return
        }
        if scalar == "\r", current == "\n" { index += 1 }
        line += 1
        column = 1
    }

    private mutating func report(_ what: String, at location: SourceLocation, expected: String) {
        problems.append(DocumentProblem(file: file, location: location, what: what, expected: expected))
    }

    /// The lines with their cells, the header first; empty lines are passed over, lines with a broken cell left out.
    mutating func records(limit: Int) -> [[CSVTable.Cell]] {
        var records: [[CSVTable.Cell]] = []
        while current != nil {
            if let scalar = current, Self.isLineEnd(scalar) {
                advance()
                continue
            }
            guard records.count < limit else {
                report("there are more than \(limit - 1) rows", at: place, expected: "at most that; send them in parts")
                return records
            }
            if let record = record() {
                records.append(record)
            } else if records.isEmpty {
                // Without a header nobody can say what the rows mean.
                return []
            }
        }
        return records
    }

    /// One line; nothing where a cell of it is broken.
    private mutating func record() -> [CSVTable.Cell]? {
        var cells: [CSVTable.Cell] = []
        var isSound = true
        while true {
            let start = place
            let text = current == "\"" ? quotedCell() : plainCell()
            cells.append(CSVTable.Cell(text: text ?? "", location: start))
            if text == nil { isSound = false }
            guard let scalar = current else { break }
            advance()
            if Self.isLineEnd(scalar) { break }
        }
        return isSound ? cells : nil
    }

    /// A cell without quotation marks around it, up to its separator or line end.
    private mutating func plainCell() -> String? {
        var text = String.UnicodeScalarView()
        var stray: SourceLocation?
        while let scalar = current, scalar != separator, !Self.isLineEnd(scalar) {
            if scalar == "\"", stray == nil { stray = place }
            text.append(scalar)
            advance()
        }
        guard let stray else { return String(text) }
        report(
            "a quotation mark inside a cell", at: stray,
            expected: "the whole cell in quotation marks, and those inside it twice")
        return nil
    }

    /// A cell in quotation marks, up to its separator or line end.
    private mutating func quotedCell() -> String? {
        let start = place
        var text = String.UnicodeScalarView()
        advance()
        while let scalar = current {
            let before = index
            advance()
            guard scalar == "\"" else {
                text.append(contentsOf: scalars[before..<index])
                continue
            }
            if current == "\"" {
                text.append("\"")
                advance()
                continue
            }
            guard let next = current, next != separator, !Self.isLineEnd(next) else { return String(text) }
            report(
                "something follows the quotation mark that ends a cell", at: place,
                expected: "\(separator == ";" ? "a semicolon" : "a comma") or the end of the line")
            while let next = current, next != separator, !Self.isLineEnd(next) { advance() }
            return nil
        }
        report("the quotation mark is never closed", at: start, expected: "a second one at the end of the cell")
        return nil
    }
}
