import Documents
import Registry
import Testing

@Suite struct OtherFilesTests {
    private func registration(_ text: String) throws -> Registration {
        try Registration.read(try Document.read(Array(text.utf8), file: "x.yaml"))
    }

    @Test func `an organisation is read`() throws {
        let text = """
            format: "plumbline-organisation"
            format_version: "1"
            id: "passport-office"
            title: { en: "Passport Office", ga: "Oifig na bPasanna" }
            parent: "foreign-affairs"
            level: "national"
            territory: "IE"
            languages: ["en", "ga"]
            public_holidays: ["2026-03-17", "2026-12-25"]
            """
        let expected = Organisation(
            id: "passport-office",
            title: try #require(
                Text([
                    .init(language: "en", words: "Passport Office"), .init(language: "ga", words: "Oifig na bPasanna"),
                ])),
            parent: "foreign-affairs", level: .national, territory: "IE", languages: ["en", "ga"],
            publicHolidays: [try #require(CivilDate("2026-03-17")), try #require(CivilDate("2026-12-25"))])
        let found = try registration(text)
        #expect(found == .organisation(expected))
        #expect(found.id == "passport-office")
        #expect(found.kind == .organisation)
    }

    @Test func `a place is read`() throws {
        let text = """
            format: "plumbline-place"
            format_version: "1"
            id: "cork"
            title: { en: "Cork" }
            address: "1 South Mall, Cork"
            hours: "Mo-Fr 09:30-16:30; PH off"
            timezone: "Europe/Dublin"
            operator: "passport-office"
            tasks: ["renew-passport/apply"]
            """
        guard case .place(let place) = try registration(text) else {
            Issue.record("not a place")
            return
        }
        #expect(place.organisation == "passport-office")
        #expect(place.hours?.timezone == "Europe/Dublin")
        #expect(place.tasks == ["renew-passport/apply"])
    }

    @Test func `a component is read`() throws {
        let text = """
            format: "plumbline-component"
            format_version: "1"
            id: "national-login"
            title: { en: "National login" }
            organisation: "digital-agency"
            depends_on: ["sms-gateway"]
            officials: [ { office: "duty_manager", email: "duty@login.example" } ]
            """
        let expected = Component(
            id: "national-login", title: Text("en", "National login"), organisation: "digital-agency",
            dependsOn: ["sms-gateway"], officials: [Official(office: "duty_manager", email: "duty@login.example")])
        #expect(try registration(text) == .component(expected))
    }

    @Test(
        arguments: [
            (
                "organisation", "parent: \"x\"",
                "x.yaml:5:1: \"parent\" names the organisation itself, expected the body above it"
            ),
            (
                "organisation", "level: \"city\"",
                "x.yaml:5:8: \"level\" is \"city\", expected one of national, regional, local"
            ),
            (
                "organisation", "public_holidays: [2026-12-25]",
                "x.yaml:5:19: an item of \"public_holidays\" is a date without quotes, expected text in quotes: \"2026-12-25\""
            ),
            (
                "place", "tasks: [\"apply\"]",
                "x.yaml:5:9: an item of \"tasks\" is \"apply\", expected a task as service/task, \"renew-passport/apply\""
            ),
            (
                "place", "organisation: \"y\"",
                "x.yaml:5:1: the key \"organisation\" is not known, expected one of address, hours, id, operator, tasks, timezone, title"
            ),
            ("component", "depends_on: [\"y\"]", "x.yaml:1:1: the key \"organisation\" is missing"),
            (
                "component", "organisation: \"y\"\ndepends_on: [\"x\"]",
                "x.yaml:6:14: an item of \"depends_on\" is \"x\", which is this file itself, expected the id of something else"
            ),
        ])
    func `what is wrong is said`(kind: String, line: String, message: String) {
        let text = """
            format: "plumbline-\(kind)"
            format_version: "1"
            id: "x"
            title: { en: "X" }
            \(line)
            """
        #expect(messages(text, file: "x.yaml") == [message])
    }

    @Test func `a file of one kind is not read as another`() throws {
        let text = "format: \"plumbline-place\"\nformat_version: \"1\"\n"
        let document = try Document.read(Array(text.utf8), file: "x.yaml")
        #expect {
            try Component.read(document)
        } throws: { error in
            (error as? DocumentProblems)?.description
                == "x.yaml:1:9: the format is \"plumbline-place\", expected \"plumbline-component\""
        }
    }
}
