import Curl
import Testing

struct HeaderBlockTests {
    let block = Array(
        "HTTP/1.1 200 OK\r\nServer: one\r\nset-cookie:a=1\r\nSet-Cookie:  b=2 \r\nX-Long: first\r\n\tsecond\r\nEmpty:\r\n\r\n"
            .utf8)

    @Test(arguments: [
        ("server", ["one"]), ("SERVER", ["one"]), ("Set-Cookie", ["a=1", "b=2"]), ("x-long", ["first second"]),
        ("empty", [""]), ("serve", []), ("HTTP/1.1 200 OK", []), ("", []),
    ])
    func `values are found by name whatever its case`(name: String, values: [String]) {
        #expect(HeaderBlock.values(of: name, in: block) == values)
    }

    @Test func `all pairs come in order, as they were written`() {
        let pairs = HeaderBlock.pairs(in: block)
        #expect(pairs.map(\.name) == ["Server", "set-cookie", "Set-Cookie", "X-Long", "Empty"])
        #expect(pairs.map(\.value) == ["one", "a=1", "b=2", "first second", ""])
        #expect(HeaderBlock.statusLine(in: block) == "HTTP/1.1 200 OK")
    }

    @Test(arguments: ["", "\r\n", "HTTP/1.1 200", " folded first\r\n", "a\r\n: no name\r\nno colon\r\n"])
    func `a broken block has no headers and breaks nothing`(text: String) {
        #expect(HeaderBlock.pairs(in: Array(text.utf8)).isEmpty)
    }
}
