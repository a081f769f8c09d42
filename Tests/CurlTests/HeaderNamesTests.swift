import Curl
import TestSupport
import Testing

/// Names of headers that are looked for in an answer.
struct HeaderNamesTests {
    /// A block of random lines, among them such as no server should send.
    private static func block(_ generator: inout some RandomNumberGenerator) -> [UInt8] {
        let names = ["Content-Type", "x", "CF-Mitigated", "Set-Cookie", "a b", "ETag", "e", "", " folded", "X-Y "]
        let ends = ["\r\n", "\n", "\r\n\r\n", "\n\n"]
        var text = "HTTP/1.1 200 OK\r\n"
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            let name = names.randomElement(using: &generator) ?? ""
            let written = Bool.random(using: &generator) ? name.lowercased() : name
            let colon = [":", ": ", " :", "", "::"].randomElement(using: &generator) ?? ""
            text += written + colon + "value" + (ends.randomElement(using: &generator) ?? "")
        }
        return Array(text.utf8)
    }

    @Test(arguments: 0..<200)
    func `what is in the block is found whatever its case, and only that`(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var result = TransferResult()
        result.headerBlock = Self.block(&generator)
        let pairs = HeaderBlock.pairs(in: result.headerBlock)
        for name in pairs.map(\.name) + ["Content-Type", "Retry-After", "x", "X-Y", ""] {
            let values = pairs.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
            #expect(result.headers(name.uppercased()) == (name.isEmpty ? [] : values), "\(name)")
            #expect(result.header(name.lowercased()) == (name.isEmpty ? nil : values.last), "\(name)")
            let asked = HeaderName(name)
            #expect(result.header(asked) == result.header(name) && result.headers(asked) == result.headers(name))
            #expect(result.repeatedHeaders(asked) == (values.count > 1 && !name.isEmpty ? values : []), "\(name)")
            #expect(result.hasHeader(asked) || values.isEmpty || name.isEmpty, "\(name)")
        }
    }

    @Test func `a block that is taken out holds nothing any more`() {
        var result = TransferResult()
        result.headerBlock = Array("HTTP/1.1 200 OK\r\nX: y".utf8)
        #expect(result.header("x") == "y" && result.hasHeader(HeaderName("x")))
        result.headerBlock = []
        #expect(result.header("x") == nil && !result.hasHeader(HeaderName("x")))
    }
}
