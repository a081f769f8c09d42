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

    @Test func `of several it is said how many, and each reason once`() {
        let told = ProbeCommand.words(forUntold: [.rateLimited, .blockedByTarget, .rateLimited], of: 5)
        #expect(told.hasPrefix("nothing can be said of 3 of 5: the site asks"))
        #expect(told.split(separator: ";").count { $0.contains("asks for fewer visits") } == 1)
    }
}
