import Documents
import TestSupport
import Testing

private let after = "something follows the quotation mark that ends a cell"
private let inside =
    "a quotation mark inside a cell, expected the whole cell in quotation marks, and those inside it twice"

@Suite struct CSVTests {
    /// The cells of a file by row, or its problems.
    private func read(_ text: String) -> (cells: [[String]], problems: [String]) {
        do throws(DocumentProblems) {
            let table = try CSVTable(Array(text.utf8), file: "f")
            try table.finish()
            return (([table.header] + table.rows.map(\.cells)).map { $0.map(\.text) }, [])
        } catch {
            return ([], error.problems.map(\.description))
        }
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]), ("a,b\r1,\r,2", [["a", "b"], ["1", ""], ["", "2"]]),
            ("a,b\n\"x,y\",\"say \"\"hi\"\"\"", [["a", "b"], ["x,y", "say \"hi\""]]),
            ("a;b\n\"1\r\n2\";3", [["a", "b"], ["1\r\n2", "3"]]), (" a ,b\n 1 ,2", [["a", "b"], [" 1 ", "2"]]),
            ("\"a;c\",b\n1,2", [["a;c", "b"], ["1", "2"]]), ("a,b\n\n\r\n1,2\n\n", [["a", "b"], ["1", "2"]]),
            ("a\n1", [["a"], ["1"]]), ("a,b\n\"\",\"\"", [["a", "b"], ["", ""]]),
            ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
            ("é,👍\nß,\u{1F468}\u{200D}\u{1F469}", [["é", "👍"], ["ß", "\u{1F468}\u{200D}\u{1F469}"]]),
        ])
    func `a file is read as RFC 4180 says, with either separator`(text: String, expected: [[String]]) {
        let (cells, problems) = read(text)
        #expect(cells == expected && problems.isEmpty, "\(problems)")
    }

    @Test(
        arguments: [
            ("", ["f:1:1: the file is empty, expected a line with the names of the columns"]),
            (
                "a,b\n1\n1,2,3\n1,2",
                [
                    "f:2:1: the row has 1 cell, expected 2, as the first line has",
                    "f:3:1: the row has 3 cells, expected 2, as the first line has",
                ]
            ),
            (
                "a,b\nx\"y,2\n\"x\"y,2\n",
                [
                    "f:2:2: \(inside)",
                    "f:3:4: \(after), expected a comma or the end of the line",
                ]
            ),
            (
                "a;b\n\"1\n2\";3\n4;\"5\n6",
                [
                    "f:4:3: the quotation mark is never closed, expected a second one at the end of the cell"
                ]
            ),
            (
                "a\",b\n1,2",
                [
                    "f:1:2: \(inside)"
                ]
            ),
        ])
    func `each broken row is told with its line and what was expected`(text: String, expected: [String]) {
        #expect(read(text).problems == expected)
    }

    @Test func `a byte that is not UTF-8 is told with its place, and a large file is refused`() {
        #expect(throws: DocumentProblems.self) { try CSVTable(Array("a,b\né".utf8) + [0xE9], file: "f") }
        do throws(DocumentProblems) {
            _ = try CSVTable(Array("a,b\né,".utf8) + [0xE9], file: "f")
        } catch {
            #expect(error.problems.first?.location == SourceLocation(line: 2, column: 3))
        }
        #expect(throws: DocumentProblems.self) {
            try CSVTable([UInt8](repeating: 97, count: CSVTable.byteLimit + 1), file: "f")
        }
        #expect(throws: Never.self) { try CSVTable([UInt8](repeating: 97, count: CSVTable.byteLimit), file: "f") }
    }

    @Test func `more rows than the limit are refused, and as many are not`() throws {
        let rows = String(repeating: "1\n", count: CSVTable.rowLimit)
        #expect(try CSVTable(Array(("a\n" + rows).utf8), file: "f").rows.count == CSVTable.rowLimit)
        let more = try CSVTable(Array(("a\n" + rows + "1\n").utf8), file: "f")
        #expect(more.problems.map(\.location) == [SourceLocation(line: CSVTable.rowLimit + 2, column: 1)])
    }

    @Test func `columns are checked all at once, with what was meant`() throws {
        var table = try CSVTable(Array("day,chanel,,day,x\n".utf8), file: "f")
        let isReadable = table.check(required: ["day", "channel"], optional: ["started"])
        #expect(!isReadable)
        #expect(
            table.problems.map(\.description) == [
                "f:1:5: unknown column \"chanel\", expected one of day, channel, started, did you mean \"channel\"?",
                "f:1:12: column 3 has no name, expected a name, or no such column",
                "f:1:13: the column \"day\" is here a second time, expected each column once",
                "f:1:17: unknown column \"x\", expected one of day, channel, started",
                "f:1:1: the column \"channel\" is missing, expected it in the first line",
            ])
    }

    @Test(
        arguments: [
            ("0", 0), ("007", 7), ("1000000", 1_000_000), ("", nil), ("1,5", -1), ("1.5", -1), ("1 000", -1),
            ("-1", -1),
            ("+1", -1), ("1e3", -1), ("٣", -1), ("99999999999999999999", -1), ("x", -1),
        ] as [(String, Int?)])
    func `a whole number is digits only, and an empty cell is unknown`(text: String, expected: Int?) {
        let cell = CSVTable.Cell(text: text, location: SourceLocation(line: 3, column: 2))
        do throws(DocumentProblem) {
            #expect(try cell.wholeNumber(0...1_000_000, column: "started", file: "f") == expected)
        } catch {
            #expect(expected == -1)
            #expect(
                error.description == "f:3:2: \"started\" is \"\(text)\", expected a whole number from 0 to 1000000")
        }
    }

    @Test func `what a spreadsheet would run is written as words`() {
        #expect(
            CSVLine.text(["=1+1", "+1", "-1", "@x", "a=b", "", "2026-03-01"]) == "'=1+1,'+1,'-1,'@x,a=b,,2026-03-01")
        #expect(
            CSVLine.text(["a,b", "say \"hi\"", "1\n2", "x;y", "\t=1"])
                == "\"a,b\",\"say \"\"hi\"\"\",\"1\n2\",\"x;y\",'\t=1")
    }

    @Test(arguments: 0..<200)
    func `what is written is read again`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let letters = Array("a \",;\n\r\né'x".unicodeScalars)
        let cells = (0..<6).map { _ in
            String(
                String.UnicodeScalarView(
                    (0..<Int(random.next() % 8)).map { _ in letters[Int(random.next() % UInt64(letters.count))] }))
        }
        let expected = cells.map { $0.unicodeScalars.first == "\r" ? "'" + $0 : $0 }
        let table = try CSVTable(Array(("a,b,c,d,e,f\n" + CSVLine.text(cells) + "\n").utf8), file: "f")
        #expect(table.problems.isEmpty && table.rows.map { $0.cells.map(\.text) } == [expected])
    }

    @Test(arguments: 0..<200)
    func `no bytes at all break it`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let letters = Array("ab\",;\n\r1".utf8)
        let bytes = (0..<Int(random.next() % 60)).map { _ in letters[Int(random.next() % UInt64(letters.count))] }
        guard let table = try? CSVTable(bytes, file: "f") else { return }
        #expect(table.rows.allSatisfy { $0.cells.count == table.header.count })
    }
}
