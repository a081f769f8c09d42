import Documents
import Registry
import Testing

@Suite struct SampleServiceTests {
    @Test func `the sample of the formats is read without a word`() throws {
        let service = try service(sampleService)
        #expect(service.id == "renew-passport")
        #expect(service.title.words(in: "fr") == "Renouveler un passeport")
        #expect(service.phase == .live)
        #expect(service.kind == .transactional)
        #expect(service.languages == ["en", "fr"])
        #expect(service.instanceOf == "passport-renewal")
        #expect(service.dependsOn == ["national-login", "payments"])
        #expect(service.volumes == DeclaredVolumes(perYear: 420_000, source: "annual report 2025"))
        #expect(service.criticalPeriods.map(\.until.description) == ["2026-07-15"])
        #expect(service.officials.map(\.office) == ["service_owner", "duty_manager"])
        #expect(service.officials.last?.hours?.timezone == "Europe/Dublin")
        #expect(service.standards.last?.parameters == ["minimum_answers": "100"])
        #expect(service.tasks.map(\.id) == ["apply", "track"])
        #expect(
            service.facts == [
                ServiceFact(id: "fee", kind: .money, values: ["75.00 EUR"]),
                ServiceFact(id: "processing_time", kind: .duration, values: ["P15D"]),
                ServiceFact(id: "documents", kind: .set, values: ["photo", "old passport"]),
            ])
        #expect(service.channels.map(\.kind) == [.web, .api, .phone, .counter])
        #expect(
            service.feedback
                == FeedbackSettings(questionSet: "uk-satisfaction", channels: ["web", "phone", "counter-cork"]))
    }

    @Test func `channels of the sample keep their probes, facts and hours`() throws {
        let service = try service(sampleService)
        let web = try #require(service.channels.first { $0.id == "web" })
        #expect(web.hours?.isAlways == true)
        #expect(web.probes.map(\.every) == [.seconds(60), .seconds(21_600)])
        #expect(web.probes.first?.task == "apply")
        #expect(web.probes.first?.parameters == ["url": "https://passport.example/renew", "text": "Start now"])
        #expect(
            web.facts.first?.source
                == .extracted(probe: "start", method: .regex, expression: "fee of €([0-9.]+)"))
        let phone = try #require(service.channels.first { $0.id == "phone" })
        #expect(phone.address == "tel:+35312345678")
        #expect(phone.hours?.rule == "Mo-Fr 09:00-17:00; PH off")
        #expect(
            phone.facts.first?.source
                == .declared(
                    values: ["80.00 EUR"], source: "phone script of 2026-02-01", asOf: CivilDate("2026-02-01")))
        #expect(service.channels.last?.places == ["cork"])
    }

    @Test func `maintenance and secrets are read`() throws {
        let maintenance = """
            maintenance:
              - title: { en: "Move" }
                from: "2026-03-01T20:00:00+01:00"
                until: "2026-03-01T23:00:00Z"
                channels: ["web"]

            """
        let text = (sampleService + "\n" + maintenance)
            .replacing(
                "host: \"passport.example\"",
                with: "host: \"passport.example\", token: { secret: \"crm-token\" }, tries: 3, deep: true")
        let service = try service(text)
        #expect(service.maintenance.first?.from.description == "2026-03-01T19:00:00.000Z")
        #expect(service.maintenance.first?.channels == ["web"])
        let probe = try #require(service.channels.first?.probes.last)
        #expect(probe.secrets == ["token": "crm-token"])
        #expect(probe.parameters == ["host": "passport.example", "tries": "3", "deep": "true"])
    }

    @Test func `the same tree as JSON is the same service`() throws {
        let document = try Document.read(Array(sampleService.utf8), file: "service.yaml")
        for isPretty in [false, true] {
            let json = self.json(document.root, indent: isPretty ? "\n" : nil)
            #expect(json.first == "{")
            #expect(try service(json) == service(sampleService))
        }
    }

    /// Writes a tree as JSON; `indent` begins every line, nothing gives one line.
    private func json(_ node: DocumentNode, indent: String?) -> String {
        func quote(_ word: String) -> String {
            "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
        let inner = indent.map { $0 + "  " }
        func list(_ items: [String], _ open: String, _ close: String) -> String {
            open + items.map { (inner ?? "") + $0 }.joined(separator: ",") + (indent ?? "") + close
        }
        switch node.content {
        case .null: return "null"
        case .scalar(let word, let isQuoted):
            let isBare = !isQuoted && (word == "true" || word == "false" || Double(word) != nil)
            return isBare ? word : quote(word)
        case .sequence(let items): return list(items.map { json($0, indent: inner) }, "[", "]")
        case .mapping(let entries):
            return list(entries.map { quote($0.key) + ":" + json($0.value, indent: inner) }, "{", "}")
        }
    }
}
