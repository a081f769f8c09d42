/// Writing comma-separated values (RFC 4180) that a spreadsheet may open.
public enum CSVLine {
    /// One line without its end.
    ///
    /// Cells that a spreadsheet would take for a formula get an apostrophe before them: what people wrote must not run.
    public static func text(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") }

    private static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
        let needsQuotes = text.unicodeScalars.contains { "\",;\n\r".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
