import PageText
import Testing

@Suite struct VisibleTextVectorTests {
    static let limit = 2 << 20

    @Test func `Each vector's words are found where a person would read them, and nowhere else`() throws {
        let vectors = try Vectors.read("visible_text.json", as: Vectors.Words.self)
        #expect(vectors.count > 350)
        for vector in vectors {
            let body = vector.body
            // One of the vectors is a little longer than a page that is read, and means to be whole.
            let limit = vector.id == "big-templates" ? body.count : Self.limit
            let content = DecodedContent(bytes: Array(body.prefix(limit)), isWhole: body.count <= limit)
            let text = VisibleText(content, type: MediaType(header: vector.content_type))
            let words = VisibleText.normalised(vector.words)
            let isThere = text.bytes.contains(words)
            if let expected = vector.expected.contains {
                #expect(isThere == expected, "\(vector.id): \(vector.why): \(text.shown)")
            } else {
                #expect(!isThere && !text.isWhole, "\(vector.id): \(vector.why)")
            }
        }
    }
}

extension VisibleTextVectorTests {
    @Test func `the euro sign of Big5 is read as the Encoding standard's index has it`() {
        let content = DecodedContent(
            bytes: Array("12 ".utf8) + [0xA3, 0xE1, 0x20, 0xA4, 0xA4, 0xA3, 0x3C], isWhole: true)
        let text = VisibleText(content, type: MediaType(header: "text/plain; charset=big5"))
        #expect(text.shown == "12 € 中\u{FFFD}<")
    }
}

extension VisibleText {
    /// Its beginning, for a message.
    var shown: String { String(decoding: bytes.prefix(200), as: UTF8.self) }
}

extension [UInt8] {
    /// Whether the bytes of a text stand somewhere among these.
    func contains(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
