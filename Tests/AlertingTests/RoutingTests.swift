import Alerting
import Measures
import Registry
import Testing

@Suite struct RoutingTests {
    /// Monday 23 November 2026, 10:00 in Dublin, and the night before it.
    private let monday = Town.start
    private let sundayNight = Town.start - .seconds(8 * 3600)
    private let officeHours = "Mo-Fr 08:00-18:00"

    private func official(
        _ name: String, hours: String? = nil, deputy: String? = nil, language: String? = nil
    ) throws -> Official {
        Official(
            office: name, email: "\(name)@passport.example", deputy: deputy, language: language,
            hours: try hours.map { try OpeningHours(rule: $0, timezone: "Europe/Dublin") })
    }

    private func addresses(
        _ severity: AlertSeverity, _ officials: [Official], at now: Timestamp, fallback: String? = nil
    ) -> [String] {
        Routing(telling: severity, fallback: fallback, in: AlertContext(now: now, officials: officials)).recipients
            .map(\.address)
    }

    @Test func `all who are on duty are told, in the order of the file`() throws {
        let officials = [try official("owner"), try official("duty", hours: officeHours)]
        #expect(addresses(.warning, officials, at: monday) == ["owner@passport.example", "duty@passport.example"])
        #expect(addresses(.warning, officials, at: sundayNight) == ["owner@passport.example"])
    }

    @Test func `a deputy stands in for whoever is off duty, after those on duty`() throws {
        let officials = [
            try official("duty", hours: officeHours, deputy: "night@passport.example"), try official("owner"),
        ]
        #expect(
            addresses(.warning, officials, at: sundayNight) == ["owner@passport.example", "night@passport.example"])
        #expect(
            addresses(.warning, officials, at: monday) == ["duty@passport.example", "owner@passport.example"])
    }

    @Test func `where nobody is on duty, what is critical goes to all at once`() throws {
        let officials = [try official("duty", hours: officeHours), try official("owner", hours: "Tu 09:00-10:00")]
        let routing = Routing(
            telling: .critical, fallback: nil, in: AlertContext(now: sundayNight, officials: officials))
        #expect(routing.notBefore == sundayNight)
        #expect(routing.recipients.map(\.office) == ["duty", "owner"])
    }

    @Test func `where nobody is on duty, a warning waits for the next who is`() throws {
        let officials = [try official("owner", hours: "Tu 09:00-10:00"), try official("duty", hours: officeHours)]
        let routing = Routing(
            telling: .warning, fallback: nil, in: AlertContext(now: sundayNight, officials: officials))
        #expect(routing.notBefore == monday - .seconds(2 * 3600))
        #expect(routing.recipients.map(\.address) == ["duty@passport.example"])
    }

    @Test func `a public holiday moves a warning to the day after`() throws {
        let officials = [try official("duty", hours: "Mo-Fr 08:00-18:00; PH off")]
        let holiday = try #require(CivilDate("2026-11-23"))
        let routing = Routing(
            telling: .warning, fallback: nil,
            in: AlertContext(now: sundayNight, officials: officials, holidays: [holiday]))
        #expect(routing.notBefore == monday + .seconds(22 * 3600))
    }

    @Test func `hours that never come keep nobody from being told`() throws {
        let officials = [try official("duty", hours: "off")]
        #expect(addresses(.warning, officials, at: monday) == ["duty@passport.example"])
    }

    @Test func `an address is told once, however it is written`() throws {
        let officials = [
            try official("owner", language: "fr"),
            Official(office: "deputy_owner", email: "Owner@Passport.example", language: "en"),
        ]
        let routing = Routing(telling: .critical, fallback: nil, in: AlertContext(now: monday, officials: officials))
        #expect(routing.recipients == [.init(address: "owner@passport.example", language: "fr", office: "owner")])
    }

    @Test func `who names no language is told in that of the organisation`() throws {
        let context = AlertContext(now: monday, officials: [try official("owner")], language: "fr")
        #expect(Routing(telling: .info, fallback: nil, in: context).recipients.map(\.language) == ["fr"])
    }

    @Test func `a service without officials is told to the fallback address`() {
        #expect(addresses(.warning, [], at: monday, fallback: "ops@example.gov") == ["ops@example.gov"])
        #expect(addresses(.critical, [], at: monday) == [])
    }

    @Test func `where nobody can be told, the history says so`() {
        var town = Town()
        town.officials = []
        #expect(town.change(to: .down) == .open(.critical))
        #expect(town.events.map(\.kind) == [.opened, .nobodyToTell])
        #expect(town.outbox == [])
        town.pass(.seconds(86_400), step: .seconds(600))
        #expect(town.events.map(\.kind) == [.opened, .nobodyToTell, .nobodyToTell])
    }

    @Test func `a warning of the night becomes critical and is told at once`() throws {
        var town = Town()
        town.now = sundayNight
        town.officials = [try official("duty", hours: officeHours)]
        _ = town.change(to: .degraded)
        town.pass(.seconds(600))
        #expect(town.sent == [])
        _ = town.change(to: .down)
        town.pass(.seconds(30))
        #expect(town.letters == ["opened duty@passport.example"])
    }

    @Test func `a warning of the night is told in the morning, and not at all if it is over by then`() throws {
        var town = Town()
        town.officials = [try official("duty", hours: officeHours)]
        for ends in [false, true] {
            town.now = sundayNight
            town.sent = []
            _ = town.change(to: .degraded)
            town.pass(.seconds(3600), step: .seconds(60))
            if ends { _ = town.change(to: .up) }
            town.pass(.seconds(5 * 3600), step: .seconds(60))
            #expect(town.letters == (ends ? [] : ["opened duty@passport.example"]))
            if !ends { _ = town.change(to: .up) }
            town.work()
        }
    }
}
