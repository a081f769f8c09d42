import Curl
import Registry
import Testing

@testable import Probing

struct CookieJarTests {
    /// The header that goes with a request after some `Set-Cookie` lines of an answer.
    private func sent(
        _ lines: [String], from source: String = "https://www.town.example/a/b?x=1", to target: String,
        given: String? = nil
    ) throws -> String? {
        var jar = CookieJar()
        let answer = ScriptedRun.answer(302, headers: lines.map { "Set-Cookie: \($0)" })
        jar.take(answer, from: try WebAddress(source), at: ScriptedRun.now)
        return jar.header(for: try WebAddress(target), beside: given)
    }

    @Test(
        arguments: [
            // Host and domain (RFC 6265 §5.3).
            ("a=1", "https://www.town.example/a/c", "a=1"), ("a=1", "https://town.example/a/c", nil),
            ("a=1", "https://www.town.example:8443/a/c", "a=1"), ("a=1", "https://x.www.town.example/a/c", nil),
            ("a=1; Domain=town.example", "https://pay.town.example/a/", "a=1"),
            ("a=1; domain=.TOWN.example", "https://pay.town.example/a/", "a=1"),
            ("a=1; Domain=town.example", "https://eviltown.example/a/", nil),
            ("a=1; Domain=www.town.example", "https://x.www.town.example/a/", "a=1"),
            ("a=1; Domain=elsewhere.example", "https://elsewhere.example/a/", nil),
            ("a=1; Domain=pay.town.example", "https://pay.town.example/a/", nil),
            ("a=1; Domain=example", "https://b.example/a/", nil),
            ("a=1; Domain=", "https://www.town.example/a/", "a=1"),
            // Paths.
            ("a=1", "https://www.town.example/", nil), ("a=1", "https://www.town.example/ab", nil),
            ("a=1; Path=/", "https://www.town.example/z", "a=1"),
            ("a=1; path=/a/b", "https://www.town.example/a/b/c", "a=1"),
            ("a=1; path=/a/b", "https://www.town.example/a/bc", nil),
            ("a=1; path=x", "https://www.town.example/a/y", "a=1"),
            ("a=1; path=/a/", "https://www.town.example/a", nil), ("a=1; path=/a?", "https://www.town.example/a?", nil),
            // Encryption.
            ("a=1; Secure", "https://www.town.example/a/", "a=1"), ("a=1; Secure", "http://www.town.example/a/", nil),
            ("a=1", "http://www.town.example/a/", "a=1"), ("__Secure-a=1", "https://www.town.example/a/", nil),
            ("__Secure-a=1; Secure", "https://www.town.example/a/", "__Secure-a=1"),
            ("__Host-a=1; Secure; Path=/", "https://www.town.example/a/", "__Host-a=1"),
            ("__Host-a=1; Secure; Path=/; Domain=town.example", "https://www.town.example/a/", nil),
            // The end.
            ("a=1; Max-Age=0", "https://www.town.example/a/", nil),
            ("a=1; max-age=-5", "https://www.town.example/a/", nil),
            ("a=1; Max-Age=60", "https://www.town.example/a/", "a=1"),
            ("a=1; Max-Age=x", "https://www.town.example/a/", "a=1"),
            ("a=1; Expires=Wed, 01 Jan 2020 00:00:00 GMT", "https://www.town.example/a/", nil),
            ("a=1; Expires=Fri, 01-Jan-2038 00:00:00 GMT", "https://www.town.example/a/", "a=1"),
            ("a=1; Expires=Wed, 01 Jan 2020 00:00:00 GMT; Max-Age=9", "https://www.town.example/a/", "a=1"),
            ("a=1; Expires=never", "https://www.town.example/a/", "a=1"),
            // Names and values.
            ("a=b=c; HttpOnly; SameSite=Strict", "https://www.town.example/a/", "a=b=c"),
            (#"a="x y""#, "https://www.town.example/a/", #"a="x y""#), ("a=", "https://www.town.example/a/", "a="),
            ("just", "https://www.town.example/a/", "just"), ("=", "https://www.town.example/a/", nil),
            ("a\u{1}=1", "https://www.town.example/a/", nil),
        ] as [(String, String, String?)])
    func `a cookie goes where browsers send it`(line: String, target: String, header: String?) throws {
        #expect(try sent([line], to: target) == header)
    }

    @Test(arguments: [
        ("https://a.gov.uk/", "gov.uk", "https://b.gov.uk/"),
        ("https://a.github.io/", "github.io", "https://b.github.io/"),
        ("https://a.co.jp/", ".co.jp", "https://b.co.jp/"), ("https://a.example/", "example", "https://b.example/"),
    ])
    func `no cookie is for all who have a name under a public suffix`(
        source: String, domain: String, target: String
    ) throws {
        #expect(try sent(["a=1; Path=/; Domain=\(domain)"], from: source, to: target) == nil)
        #expect(try sent(["a=1; Path=/; Domain=\(domain)"], from: source, to: source) == nil)
    }

    @Test func `addresses have no domains`() throws {
        #expect(try sent(["a=1; Domain=0.0.1; Path=/"], from: "http://127.0.0.1/", to: "http://127.0.0.1/") == nil)
        #expect(
            try sent(["a=1; Domain=127.0.0.1; Path=/"], from: "http://127.0.0.1/", to: "http://127.0.0.1/") == "a=1")
    }

    @Test func `a public suffix may keep cookies of its own`() throws {
        #expect(try sent(["a=1; Path=/; Domain=gov.uk"], from: "https://gov.uk/", to: "https://gov.uk/") == "a=1")
        #expect(try sent(["a=1; Path=/; Domain=gov.uk"], from: "https://gov.uk/", to: "https://a.gov.uk/") == nil)
    }

    @Test func `who is not encrypted sets no secure cookie`() throws {
        #expect(try sent(["a=1; Secure"], from: "http://a.example/", to: "https://a.example/") == nil)
    }

    @Test func `longer paths come first, and later values replace earlier ones`() throws {
        #expect(
            try sent(
                ["a=1; Path=/", "b=2; Path=/a", "a=3; Path=/", "c=4; Path=/", "c=; Path=/; Max-Age=0"],
                to: "https://www.town.example/a/") == "b=2; a=3")
    }

    @Test func `cookies of the definition go along, unless the server replaces them`() throws {
        #expect(
            try sent(["a=1"], to: "https://www.town.example/a/", given: "lang=fr; a=0; z=9") == "lang=fr; z=9; a=1")
        #expect(try sent([], to: "https://www.town.example/a/", given: "lang=fr") == "lang=fr")
    }

    @Test func `a flood of cookies stays within bounds`() throws {
        let flood = (0..<500).map { "n\($0)=\(String(repeating: "x", count: 1_000)); Path=/" }
        let header = try #require(try sent(flood, to: "https://www.town.example/a/"))
        #expect(header.utf8.count <= 16 << 10)
        #expect(try sent(["a=" + String(repeating: "x", count: 5_000)], to: "https://www.town.example/a/") == nil)
    }

    @Test(
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Sun, 6-Nov-1994 8:49:37", 784_111_777), ("", nil),
            ("soon", nil),
            ("Sun, 31 Feb 2021 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 25:00:00 GMT", nil), ("06 Nov 1994", nil),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
        ] as [(String, Int64?)])
    func `dates are read in every form that servers write`(text: String, seconds: Int64?) {
        #expect(LooseDate.seconds(text) == seconds)
    }
}
