@testable import Pages
import Testing

@Suite struct FollowPageTests {
    private func line(_ model: FollowModel, _ language: Language) throws -> String {
        let html = followPage(model, in: try Samples().context(language, signedIn: false)).text
        let match = try #require(html.firstMatch(of: /<p class="standing">(.*?)<\/p>/))
        return String(match.1.replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " "))
    }

    @Test(arguments: Language.allCases)
    func `the line in bold tells what became of the loop that a comment belongs to`(language: Language) throws {
        let isEnglish = language == .english
        for loop in try Samples().loops {
            let line = try line(Samples().followed(.linked, loop: loop), language)
            switch loop.state {
            case .heard, .acted, .reviewed:
                #expect(line == (isEnglish ? "Being worked on" : "En cours de traitement"))
            case .accepted:
                let start =
                    isEnglish ? "Being worked on: Service owner, by " : "En cours de traitement : Responsable du "
                #expect(line.hasPrefix(start))
            case .declined:
                #expect(
                    line == (isEnglish ? "Nothing is changed, because: " : "Rien ne change, car : ") + (loop.did ?? ""))
            case .closed:
                #expect(
                    line
                        == (isEnglish ? "Closed. This was done: " : "Clos. Voici ce qui a été fait : ")
                        + (loop.did ?? ""))
            }
        }
    }

    @Test func `who was answered stays answered, and what was declined and closed is not told as done`() throws {
        let loops = try Samples().loops
        let working = try #require(loops.first { $0.state == .heard })
        #expect(try line(Samples().followed(.answered, loop: working), .english) == "Answered. Being worked on")
        #expect(try line(Samples().followed(.acknowledged), .english) == "Read")
        var declined = try #require(loops.first { $0.state == .declined })
        declined.state = .closed
        #expect(
            try line(Samples().followed(.linked, loop: declined), .english)
                == "Nothing is changed, because: The law asks for it.")
    }
}
