import Documents
import Testing

@Suite struct ReaderTests {
    private enum Colour: String, CaseIterable { case red, green }

    /// What one reading of the value of `a` gives, and the messages.
    private func read<T>(_ value: String, _ body: (ValueReader) -> T?) throws -> (value: T?, messages: [String]) {
        let text = "format: x\nformat_version: \"1\"\na: \(value)\n"
        let decoder = DocumentDecoder(try Document.read(Array(text.utf8), file: "f"))
        let root = decoder.root
        let value = root.required("a", body)
        root.done()
        do throws(DocumentProblems) {
            _ = try decoder.finish(0)
            return (value, [])
        } catch {
            return (value, error.problems.map(\.description))
        }
    }

    @Test(arguments: [
        "plain words", "1.2.3", "v1", "yes", "no", "09:00", "1_000", "-", "0x", "2026-03", "+", "1e", ".", "P1D", "#1",
    ])
    func `words need no quotes`(word: String) throws {
        let (value, messages) = try read(word.hasPrefix("#") || word == "-" ? "'\(word)'" : word) { $0.string() }
        #expect(value == word)
        #expect(messages.isEmpty)
    }

    @Test(
        arguments: [
            ("1", "a number"), ("007", "a number"), ("-1.5e3", "a number"), (".5", "a number"), ("0x1F", "a number"),
            ("0o17", "a number"),
            (".inf", "a number"), ("-.NaN", "a number"), ("true", "true or false"), ("False", "true or false"),
            ("2026-03-01", "a date without quotes"), ("2026-03-01T10:00:00Z", "a date without quotes"),
        ])
    func `what looks like something else has to be quoted`(word: String, name: String) throws {
        #expect(
            try read(word) { $0.string() }.messages == ["f:3:4: \"a\" is \(name), expected text in quotes: \"\(word)\""]
        )
        #expect(try read("\"\(word)\"") { $0.string() }.value == word)
    }

    @Test(arguments: ["", "~", "null"])
    func `nothing is not a text`(word: String) throws {
        let messages = try read(word) { $0.string() }.messages
        #expect(messages == ["f:3:\(word.isEmpty ? 3 : 4): \"a\" has no value, expected text"])
    }

    @Test func `whole numbers are read within their range`() throws {
        #expect(try read("5") { $0.integer(1...10) }.value == 5)
        #expect(try read("-5") { $0.integer(-10...10) }.value == -5)
        for (word, found) in [
            ("11", "11"), ("0", "0"), ("05", "05"), ("5.0", "5.0"), ("99999999999999999999", "99999999999999999999"),
        ] {
            #expect(
                try read(word) { $0.integer(1...10) }.messages
                    == ["f:3:4: \"a\" is \(found), expected a whole number from 1 to 10"])
        }
        #expect(
            try read("\"5\"") { $0.integer(1...10) }.messages
                == ["f:3:4: \"a\" is text, expected a whole number from 1 to 10"])
    }

    @Test func `numbers are read and never infinite`() throws {
        #expect(try read("0.5") { $0.number() }.value == 0.5)
        #expect(try read(".inf") { $0.number() }.value == nil)
        #expect(
            try read("1e999") { $0.number() }.messages == [
                "f:3:4: \"a\" is 1e999, expected a number that is not too large"
            ])
        #expect(try read("0x10") { $0.number() }.value == nil)
        #expect(
            try read("1.5") { $0.number(0...1) }.messages == ["f:3:4: \"a\" is 1.5, expected a number from 0 to 1"])
    }

    @Test func `only true and false are true and false`() throws {
        #expect(try read("true") { $0.boolean() }.value == true)
        #expect(
            try read("yes") { $0.boolean() }.messages
                == ["f:3:4: \"a\" is \"yes\", expected true or false, without quotes, did you mean \"true\"?"])
        #expect(
            try read("\"true\"") { $0.boolean() }.messages
                == ["f:3:4: \"a\" is \"true\", expected true or false, without quotes"])
        #expect(try read("[]") { $0.boolean() }.messages == ["f:3:4: \"a\" is a list, expected true or false"])
    }

    @Test func `a choice names what there is and what was meant`() throws {
        #expect(try read("red") { $0.choice(Colour.self) }.value == .red)
        #expect(
            try read("gren") { $0.choice(Colour.self) }.messages
                == ["f:3:4: \"a\" is \"gren\", expected one of red, green, did you mean \"green\"?"])
    }

    @Test func `a name has to point to something`() throws {
        #expect(try read("x") { $0.word(among: ["x"], of: "task") }.value == "x")
        #expect(
            try read("y") { $0.word(among: [], of: "task") }.messages
                == ["f:3:4: there is no task \"y\", expected none, because the file has no task"])
    }

    @Test func `all that is wrong in a list is told and the rest kept`() throws {
        let (value, messages) = try read("[1, x, 2, {}, 50]") { $0.list { $0.integer(1...10) } }
        #expect(value == [1, 2])
        #expect(
            messages == [
                "f:3:8: an item of \"a\" is text, expected a whole number from 1 to 10",
                "f:3:14: an item of \"a\" is a mapping, expected a whole number from 1 to 10",
                "f:3:18: an item of \"a\" is 50, expected a whole number from 1 to 10",
            ])
    }

    @Test func `a key that nobody asked for is told with what was meant`() throws {
        let (_, messages) = try read("{ titel: x, other: y }") { value -> Int? in
            let mapping = value.mapping()
            _ = mapping?.optional("title") { $0.string() }
            mapping?.done()
            return nil
        }
        #expect(
            messages == [
                "f:3:6: the key \"titel\" in \"a\" is not known, did you mean \"title\"?",
                "f:3:16: the key \"other\" in \"a\" is not known, expected \"title\"",
            ])
    }

    @Test func `a free mapping takes every key`() throws {
        let (value, messages) = try read("{ x: 1, y: 2 }") { value -> [String]? in
            let mapping = value.mapping()
            defer { mapping?.done() }
            return mapping?.entries().map { "\($0.key)@\($0.location)=\($0.value.asWritten() ?? "")" }
        }
        #expect(value == ["x@3:6=1", "y@3:12=2"])
        #expect(messages.isEmpty)
    }

    @Test func `a message stays in one line whatever the file says`() throws {
        let (_, messages) = try read(#""x\ny\u0007\"z""#) { $0.parse(expected: "a number of the office") { Int($0) } }
        #expect(messages == [#"f:3:4: "a" is "x\ny\u{7}\"z", expected a number of the office"#])
        let long = try read("\"\(String(repeating: "x", count: 500))\"") { $0.parse(expected: "less") { Int($0) } }
        #expect(try #require(long.messages.first).count < 130)
    }

    @Test func `a value is only given when nothing is wrong`() throws {
        let document = try Document.read(Array("format: x\nformat_version: \"1\"\n".utf8), file: "f")
        #expect(try DocumentDecoder(document).finish(7) == 7)
        #expect(throws: DocumentProblems.self) { try DocumentDecoder(document).finish(Int?.none) }
        let decoder = DocumentDecoder(document)
        decoder.report("late", at: SourceLocation(line: 9, column: 1))
        decoder.report("early", at: SourceLocation(line: 2, column: 5), hint: "earlier")
        #expect {
            try decoder.finish(7)
        } throws: {
            ($0 as? DocumentProblems)?.description == "f:2:5: early, did you mean \"earlier\"?\nf:9:1: late"
        }
    }
}
