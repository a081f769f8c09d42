import Feedback
import HTTPTypes
import Operations
import Pages
import Testing

struct FeedbackPageTests {
    private static let form = "/feedback/permits/web"

    @Test func `a form that was sent already is shown again with what was typed, and counts when it is sent anew`()
        async throws
    {
        let site = try await FeedbackSite()
        #expect(try await site.post(Self.form, "form_key=k1&satisfaction=satisfied&improve=slow").status == .created)
        #expect(
            try await site.post(Self.form, "form_key=k1&satisfaction=satisfied&improve=slow").status == .created,
            "the button was pressed twice")
        let again = try await site.post(Self.form, "form_key=k1&satisfaction=satisfied&improve=slower+still")
        #expect(again.status == .conflict && again.body.contains("slower still</textarea>"))
        #expect(again.body.contains("value=\"satisfied\" checked"))
        #expect(again.body.contains("This form was sent already"))
        let key = try #require(again.body.firstMatch(of: /name="form_key" value="([^"]+)"/)).1
        #expect(key != "k1")
        let anew = "form_key=\(key)&satisfaction=satisfied&improve=slower+still"
        #expect(try await site.post(Self.form, anew).status == .created)
        let inbox = try await site.useCases.inbox("permits", state: nil, page: 1, by: .commandLine)
        #expect(inbox.pagination.total == 2)
        let french = try await site.post(Self.form + "?lang=fr", "form_key=k1&satisfaction=satisfied&improve=x")
        #expect(french.status == .conflict && french.body.contains("Ce formulaire a déjà été envoyé"))
    }

    @Test func `an empty or endless key of a form is none`() async throws {
        let site = try await FeedbackSite()
        for key in ["", String(repeating: "k", count: 201)] {
            for words in ["one", "two"] {
                let sent = try await site.post(Self.form, "form_key=\(key)&satisfaction=satisfied&improve=\(words)")
                #expect(sent.status == .created)
            }
        }
    }

    @Test func `where nobody is asked, that is said in the language of the page`() async throws {
        let site = try await FeedbackSite()
        let counter = "/feedback/permits/counter"
        let shown = try await site.get(counter)
        #expect(shown.status == .notFound && shown.body.contains("does not ask for feedback here"))
        let sent = try await site.post(counter + "?lang=fr", "satisfaction=satisfied")
        #expect(sent.status == .notFound && sent.body.contains("ne recueille pas d’avis ici"))
        #expect(try await site.get("/feedback/nothing").status == .notFound)
    }

    @Test func `the other language is that of the page that is followed`() async throws {
        let site = try await FeedbackSite()
        let thanks = try await site.post(Self.form, "satisfaction=satisfied")
        let code = try #require(thanks.body.firstMatch(of: /class="code">([^<]+)</)).1
        for page in [
            try await site.get("/follow/\(code.lowercased())"), try await site.post("/follow", "code=\(code)"),
        ] {
            #expect(page.status == .ok && page.body.contains("href=\"/follow/\(code)?lang=fr\""))
        }
        let wrong = try await site.get("/follow/nothing")
        #expect(wrong.status == .notFound && wrong.body.contains("href=\"/follow?lang=fr\""))
    }

    @Test func `a form of the team that is not taken is shown again with what was typed`() async throws {
        let site = try await FeedbackSite()
        let team = try await site.headers(.serviceTeam)
        let loops = "/services/permits/loops"
        let personal = try await site.post(loops, "said=ask+ada@town.example&origin=outage", headers: team)
        #expect(personal.status == .unprocessableContent && personal.body.contains("<details open>"))
        #expect(personal.body.contains("ask ada@town.example</textarea>") && personal.body.contains("personal data"))
        #expect(personal.body.contains("name=\"origin\" value=\"outage\""))
        #expect(try await site.post(loops, "said=Slow.&origin=outage", headers: team).status == .seeOther)

        let loop = try #require(try await site.useCases.loopList("permits", by: .commandLine).loops.first)
        let path = "\(loops)/\(loop.id)"
        let late = try await site.post(
            path, "step=accept&owner=service_owner&due=soon&measure=&because=two+people", headers: team)
        #expect(late.status == .unprocessableContent && late.body.contains("“soon” is not a day"))
        #expect(late.body.contains("value=\"soon\"") && late.body.contains("value=\"two people\""))
        let over = try await site.post(
            path + "?lang=fr", "step=accept&owner=service_owner&due=1999-01-31&measure=&because=rare", headers: team)
        #expect(over.status == .conflict && over.body.contains("31 janvier 1999 est passé"))
        let early = try await site.post(path + "?lang=fr", "step=close", headers: team)
        #expect(early.status == .conflict && early.body.contains("La clôture vient après"))
        let odd = try await site.post(path, "step=decline&words=kept%E2%80%AEwords", headers: team)
        #expect(odd.status == .unprocessableContent && odd.body.contains("kept\u{202E}words</textarea>"))
        #expect(try await site.post(path, "step=decline&words=The+law.", headers: team).status == .seeOther)
        let gone = try await site.post(path, "step=act&words=It+is+done.", headers: team)
        #expect(gone.status == .conflict && gone.body.contains("<blockquote>It is done.</blockquote>"))
    }

    @Test func `an answer that is not taken stays on the page of the list from which it was sent`() async throws {
        let site = try await FeedbackSite()
        let team = try await site.headers(.serviceTeam)
        for number in 1...21 {
            _ = try await site.post(Self.form, "satisfaction=satisfied&improve=number+\(number)")
        }
        let oldest = try #require(
            try await site.useCases.inbox("permits", state: nil, page: 2, by: .commandLine).entries.first?.id)
        let page = try await site.get("/services/permits/feedback?page=2", headers: team)
        let path = "/services/permits/feedback/\(oldest)"
        #expect(page.body.contains("action=\"\(path)?page=2\""))
        let odd = try await site.post(path + "?page=2", "act=answer&words=kept%E2%80%AEwords", headers: team)
        #expect(odd.status == .unprocessableContent && odd.body.contains("kept\u{202E}words</textarea>"))
        let elsewhere = try await site.post(path, "act=answer&words=kept%E2%80%AEwords", headers: team)
        #expect(elsewhere.body.contains("<blockquote>kept\u{202E}words</blockquote>"))
        #expect(try await site.post(path, "act=answer&words=Thanks.", headers: team).status == .seeOther)
        #expect(try await site.post(path + "/loop", "loop=1", headers: team).status == .notFound)
        let loop = try await site.useCases.openLoop("permits", said: "Slow.", origin: .feedback, by: .commandLine)
        #expect(try await site.post(path + "/loop", "loop=\(loop.id)", headers: team).status == .seeOther)
        let other = try await site.useCases.openLoop("permits", said: "Far.", origin: .feedback, by: .commandLine)
        let tied = try await site.post(path + "/loop?page=2", "loop=\(other.id)", headers: team)
        #expect(tied.status == .unprocessableContent && tied.body.contains("belongs to the loop \(loop.id) already"))
    }
}
