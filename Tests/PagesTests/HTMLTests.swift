@testable import Pages
import TestSupport
import Testing

@Suite struct HTMLTests {
    /// What a browser makes of escaped text.
    private func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    private func hostile(_ seed: UInt64) -> String {
        var random = SplitMix64(seed: seed)
        let pieces = [
            "<", ">", "&", "\"", "'", "<script>", "</title>", "--", "<!--", "&amp;", "&lt;", "é", "𝄞", "a", " ", "\n",
            "=", "`",
            "javascript:", "\u{202E}", "]]>", "onerror=", "/", "\\",
        ]
        return (0..<Int.random(in: 0...24, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    @Test(arguments: UInt64(1)...200)
    func `unescaping what was escaped gives the text back`(seed: UInt64) {
        let text = hostile(seed)
        #expect(unescaped(HTML(escaping: text).text) == text)
    }

    @Test(arguments: UInt64(1)...200)
    func `an interpolated text never opens a tag or leaves its attribute`(seed: UInt64) {
        let text = hostile(seed)
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(html.text.count { $0 == "<" } == 2)
        #expect(html.text.count { $0 == ">" } == 2)
        #expect(html.text.count { $0 == "\"" } == 2)
    }

    @Test func `markup inside markup is not escaped and text is`() {
        let inner: HTML = "<b>\("a & b")</b>"
        #expect(("<p>\(inner)</p>" as HTML).text == "<p><b>a &amp; b</b></p>")
    }

    @Test(arguments: [true]) func `an untyped literal inside an interpolation becomes text`(isLoud: Bool) {
        let html: HTML = "<p>\(isLoud ? "<b>" : "")</p>"
        #expect(html.text == "<p>&lt;b&gt;</p>")
    }

    @Test func `optional and repeated markup are written where they are`() {
        let none: HTML? = nil
        let html: HTML =
            "\(none)\(each: [1, 2], { "<i>\($0)</i>" })\(when: false, "<hr>")\(if: "x", { "<u>\($0)</u>" })"
        #expect(html.text == "<i>1</i><i>2</i><u>x</u>")
    }

    @Test(arguments: [
        (["services", "a b"], "/services/a%20b"), (["services", "../x"], "/services/..%2Fx"), ([".."], "/%2E%2E"),
        (["."], "/%2E"), (["é"], "/%C3%A9"), (["a?b#c"], "/a%3Fb%23c"), (["\"><script>"], "/%22%3E%3Cscript%3E"),
        ([], "/"),
    ])
    func `no segment leaves its place in a path`(segments: [String], path: String) {
        #expect(Link(segments).text == path)
    }

    @Test func `queries and fragments are encoded and added in order`() {
        let link = Link(["a"], query: [("q", "x&y=z")], fragment: "top")
        #expect(link.text == "/a?q=x%26y%3Dz#top")
        #expect(link.adding("lang", "fr").text == "/a?q=x%26y%3Dz&lang=fr#top")
        #expect(Link(["a"]).adding("lang", "fr").text == "/a?lang=fr")
        #expect(Link(["a"]).absolute(on: "https://watch.example/") == "https://watch.example/a")
    }

    @Test(arguments: [
        "https://watch.example/a?b=c", "http://127.0.0.1:8080/", "mailto:desk@town.example", "tel:+35315550123",
    ])
    func `addresses of the four known schemes become links`(address: String) {
        #expect(Link(checking: address)?.text == address)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//evil.example", "/path", "https://",
        "ftp://a.example",
        "https://user:secret@a.example", "https://a.example/\" onclick=", "tel:1\"2", "mailto:a b",
        " https://a.example", "",
    ])
    func `all other addresses are refused`(address: String) {
        #expect(Link(checking: address) == nil)
    }

    @Test func `links in a mail are made usable and all else stays text`() {
        let html = linked("See https://a.example/x?y=1&z=2 or http://<b> or https now & <i>")
        #expect(
            html.text == """
                See <a href="https://a.example/x?y=1&amp;z=2">https://a.example/x?y=1&amp;z=2</a> or http://&lt;b&gt; \
                or https \
                now &amp; &lt;i&gt;
                """)
    }
}
