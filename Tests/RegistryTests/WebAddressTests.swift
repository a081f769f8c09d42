import Registry
import Testing

struct WebAddressTests {
    @Test(arguments: [
        ("https://a.example/x?y#z", "a.example", 443, "https://a.example/x?y#z"),
        ("HTTPS://A.Example:8443/", "a.example", 8443, "HTTPS://A.Example:8443/"),
        ("https://münchen.example/", "xn--mnchen-3ya.example", 443, "https://xn--mnchen-3ya.example/"),
        ("http://MÜNCHEN.example:81", "xn--mnchen-3ya.example", 81, "http://xn--mnchen-3ya.example:81"),
        // Another name than strasse.example (UTS 46, non-transitional).
        ("https://straße.example/", "xn--strae-oqa.example", 443, "https://xn--strae-oqa.example/"),
        ("https://bu\u{308}cher.example/", "xn--bcher-kva.example", 443, "https://xn--bcher-kva.example/"),
        ("https://b%C3%BCcher.example/", "xn--bcher-kva.example", 443, "https://xn--bcher-kva.example/"),
        ("https://日本語。ＪＰ/パス", "xn--wgv71a119e.jp", 443, "https://xn--wgv71a119e.jp/%E3%83%91%E3%82%B9"),
        ("https://مثال.إختبار/", "xn--mgbh0fb.xn--kgbechtv", 443, "https://xn--mgbh0fb.xn--kgbechtv/"),
        ("http://мтр24.рф", "xn--24-7lcqj.xn--p1ai", 80, "http://xn--24-7lcqj.xn--p1ai"),
        ("https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example", 443, "https://xn--mnchen-3ya.example/"),
        ("https://a.example/straße?q=ü", "a.example", 443, "https://a.example/stra%C3%9Fe?q=%C3%BC"),
        ("http://１２７.０.０.１/", "127.0.0.1", 80, "http://127.0.0.1/"),
        ("http://a.example:/x", "a.example", 80, "http://a.example/x"),
        ("https://a.example:", "a.example", 443, "https://a.example"),
        ("https://[2001:DB8::1]:8443/ü", "2001:db8::1", 8443, "https://[2001:db8::1]:8443/%C3%BC"),
    ])
    func `a URL in any script is written one way and sent another`(
        text: String, host: String, port: Int, wire: String
    ) throws {
        let address = try WebAddress(text)
        #expect(address.text == text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.wire == wire)
    }

    @Test(
        arguments: [
            ("ftp://a.example/", nil), ("https:/a.example", nil), ("https://", "there is no host in it"),
            ("https:///x", "there is no host in it"),
            ("https://a..example/", #"its host "a..example" is no name and no address"#),
            ("https://a%zz.example/", #"its host "a%zz.example" is no name and no address"#),
            ("https://a%20b.example/", #"its host "a%20b.example" is no name and no address"#),
            ("https://-ü.example/", #"its host "-ü.example" has characters that names of hosts cannot have"#),
            ("https://[12]/", #"its host "[12]" is no name and no address"#),
            ("https://u:p@a.example/", "it contains a user name"),
            ("https://https://a.example/", "it says https:// or http:// twice"),
            ("HTTP://http:/a.example/", "it says https:// or http:// twice"),
            ("https://a.example:8o/", #"its port is "8o""#),
            ("https://a.example/a b", "at character 20 it has a blank"),
            ("https://a.example/\u{200B}", "at character 19 it has an invisible character (U+200B)"),
            ("https://a.exa\u{A0}mple/", "at character 14 it has an invisible character (U+00A0)"),
            ("https://a.example/\"", #"at character 19 it has the character ""#),
        ] as [(String, String?)])
    func `what is wrong is told with its place`(text: String, what: String?) throws {
        let problem = #expect(throws: WebAddress.Problem.self) { try WebAddress(text) }
        #expect(problem?.what == what)
    }

    @Test func `what to write instead is told`() throws {
        let problem = #expect(throws: WebAddress.Problem.characters) { try WebAddress("https://a.example/a b") }
        #expect(problem?.expected == "a URL without it (percent-encoded: %20)")
    }
}
