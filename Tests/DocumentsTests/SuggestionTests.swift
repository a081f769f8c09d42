import Documents
import Testing

@Suite struct SuggestionTests {
    @Test(
        arguments: [
            ("lve", "live"), ("tilte", "title"), ("Webb", "web"), ("organization", "organisation"), ("web", nil),
            ("zebra", nil), ("", nil), ("x", nil), ("mobileweb", "mobile_web"),
        ] as [(String, String?)])
    func `the nearest known word is suggested`(word: String, meant: String?) {
        let known = ["live", "title", "web", "organisation", "mobile_web"]
        #expect(suggestion(for: word, among: known) == meant)
    }

    @Test func `of two words equally near, the first by alphabet is suggested, whatever the order`() {
        #expect(suggestion(for: "bat", among: ["cat", "bad"]) == "bad")
        #expect(suggestion(for: "bat", among: ["bad", "cat"]) == "bad")
    }

    @Test func `very long words are not compared`() {
        let long = String(repeating: "a", count: 100_000)
        #expect(suggestion(for: long, among: [long + "b"]) == nil)
    }
}
