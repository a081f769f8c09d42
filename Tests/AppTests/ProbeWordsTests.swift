import Probing
import Testing

@testable import App

/// What `plumbline probe` says where it can say nothing.
struct ProbeWordsTests {
    @Test(arguments: [
        (Reason.blockedByTarget, "keeps automatic visitors out"), (.rateLimited, "asks for fewer visits"),
        (.bodyTooLarge, "body_limit"), (.blockedByPolicy, "may not be reached"),
        (.nameLeadsToSpecialAddress, "not public"), (.ownNetwork, "our own network"),
        (.ourError, "the fault is on this side"),
    ])
    func `each reason has words that are true of it`(reason: Reason, words: String) {
        let told = ProbeCommand.words(forUntold: [reason], of: 1)
        #expect(told.hasPrefix("nothing can be said: ") && told.contains(words))
        #expect(told.contains("on this side") == (reason == .ourError))
    }

    @Test(arguments: [
        ("www.town.example", "https://www.town.example"), ("town.example:8080/x", "https://town.example:8080/x"),
        ("https:town.example", "https://town.example"), ("http:/town.example/", "http://town.example/"),
        ("http//town.example", "http://town.example"), ("//town.example/", "https://town.example/"),
        ("HTTPS:\\\\town.example", "https://town.example"), ("https:", nil), ("mailto:a@town.example", nil),
        ("anna:secret@town.example", nil),
    ])
    func `a URL without its beginning is told as that`(target: String, meant: String?) throws {
        let words = try #require(ProbeCommand.wordsForUnfinishedURL(target))
        #expect(words.contains("a URL begins with https:// or http://"))
        #expect(words.contains("did you mean") == (meant != nil))
        if let meant { #expect(words.hasSuffix("did you mean \"\(meant)\"?")) }
        #expect(!words.contains("secret"))
    }

    @Test(arguments: [
        "passports", "passports/web", "passports/web/probe:start", "https://a.example/", "ftp://a.example/",
    ])
    func `what may be a service, or begins as a URL, is left to its own words`(target: String) {
        #expect(ProbeCommand.wordsForUnfinishedURL(target) == nil)
    }

    @Test func `of several it is said how many, and each reason once`() {
        let told = ProbeCommand.words(forUntold: [.rateLimited, .blockedByTarget, .rateLimited], of: 5)
        #expect(told.hasPrefix("nothing can be said of 3 of 5: the site asks"))
        #expect(told.split(separator: ";").count { $0.contains("asks for fewer visits") } == 1)
    }
}
