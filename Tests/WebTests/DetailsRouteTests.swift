import Alerting
import Curl
import Documents
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Operations
import Pages
import Persistence
import Probing
import Registry
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Web

/// The page about an alert that a mail leads to.
struct DetailsRouteTests {
    private static let definition = """
        format: "plumbline-probe"
        format_version: "1"
        id: "page"
        title: { en: "A page answers" }
        kind: "http"
        role: "availability"
        provides: []
        parameters: [ { id: "url", type: "url", required: true } ]
        request: { method: "GET", url: "{url}" }
        must: [ "status in 200..299" ]
        confirm: { down_after: 1, up_after: 1, recheck: "10s" }
        """

    private static let service = """
        format: "plumbline-service"
        format_version: "1"
        id: "permits"
        title: { en: "Renew a permit", fr: "Renouveler un permis" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials: [ { office: "service_owner", email: "owner@town.example" } ]
        tasks: [ { id: "renew", title: { en: "Renew" } } ]
        channels:
          - id: "web"
            kind: "web"
            tasks: ["renew"]
            hours: "24/7"
            timezone: "Europe/Paris"
            probes: [ { id: "start", use: "page", every: "60s", with: { url: "https://inside.town.example/" } } ]
        """

    private let folder: TemporaryFolder
    private let useCases: UseCases
    private let site: Site
    private let link: String
    private let acknowledge: String

    /// A site on which an outage was told by a mail, whose link is kept.
    init() async throws {
        folder = try TemporaryFolder()
        let clock = ManualClock()
        let clockNow: @Sendable () -> Timestamp = { Timestamp(milliseconds: clock.milliseconds) }
        var settings = Settings()
        settings.mail = try MailSettings(relay: "smtp://127.0.0.1:25", startTLS: .off, from: "watch@town.example")
        settings.alerts.groupWait = .zero
        let definition = try ProbeDefinition.read(
            try Document.read(Array(Self.definition.utf8), file: "definition"))
        useCases = UseCases(
            store: try Store(try Datastore.open(.sqlite(folder.path("site.db")))), ids: IdentifierSource(),
            definitions: DefinitionLibrary([definition]), settings: settings, probeContext: ProbeContext(),
            now: clockNow)
        let keeper = StatusKeeper(useCases)
        site = Site(useCases: useCases, keeper: keeper, figures: { "" }, readiness: { [] })
        _ = try await useCases.register(
            [SourceFile(name: "permits.yaml", bytes: Array(Self.service.utf8))], by: .commandLine)
        _ = try await keeper.begin()
        let stream = try await useCases.store.read { try $0.stream(of: "permits/web/probe:start", location: "here") }
        _ = try await keeper.record([
            ProbeResult(
                stream: stream ?? -1, at: clockNow(), outcome: .bad, reason: .connectRefused,
                detail: "inside.town.example refused the connection (10.1.2.3)")
        ])
        let mail = Mutex("")
        for delivery in try await useCases.dueDeliveries(limit: 10) {
            _ = try await useCases.deliver(delivery) { transfer in
                let body = String(decoding: transfer.body ?? [], as: UTF8.self)
                mail.withLock { $0 += body.replacing("=\r\n", with: "").replacing("=3D", with: "=") }
                var taken = TransferResult()
                taken.status = 250
                return taken
            }
        }
        let text = mail.withLock { $0 }
        acknowledge = String(
            try #require(text.firstMatch(of: #/\/acknowledge\/[0-9a-f-]+\?lang=[a-z]+/#)?.output))
        link = String(try #require(text.firstMatch(of: #/\/details\/[0-9a-f-]+\?lang=[a-z]+/#)?.output))
    }

    private struct Answer: Sendable {
        var status: HTTPResponse.Status
        var headers: HTTPFields
        var body: String
    }

    private func get(_ uri: String, method: HTTPRequest.Method = .get) async throws -> Answer {
        try await Application(router: site.router()).test(.router) { client in
            try await client.execute(uri: uri, method: method) {
                Answer(status: $0.status, headers: $0.headers, body: String(buffer: $0.body))
            }
        }
    }

    private func expectHidden(_ answer: Answer) throws {
        let robots = try #require(HTTPField.Name("X-Robots-Tag"))
        let referrer = try #require(HTTPField.Name("Referrer-Policy"))
        #expect(answer.headers[robots] == "noindex, nofollow" && answer.headers[referrer] == "no-referrer")
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.body.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"))
        #expect(!answer.body.contains("<script"))
    }

    @Test func `the link of a mail shows what happened, in its language and zone, and nothing internal`() async throws {
        let answer = try await get(link)
        #expect(answer.status == .ok)
        try expectHidden(answer)
        for part in ["Renew a permit", "1 check said so.", "Online: its server refused the connection.", "Paris time"] {
            #expect(answer.body.contains(part), "\(part)")
        }
        for part in ["inside.town.example", "10.1.2.3", "owner@", "Service owner", "“start”", "probe:"] {
            #expect(!answer.body.contains(part), "\(part)")
        }
        let french = try await get(link.replacing("lang=en", with: "lang=fr"))
        #expect(french.body.contains("son serveur a refusé la connexion") && french.body.contains("heure de Paris"))
        #expect(try await get(link, method: .head).status == .ok)
    }

    @Test func `looking changes nothing, and nothing can be sent there`() async throws {
        let before = try await useCases.alerts(state: nil, limit: 10, offset: 0, by: .commandLine).files
        for _ in 1...3 { _ = try await get(link) }
        #expect(try await useCases.alerts(state: nil, limit: 10, offset: 0, by: .commandLine).files == before)
        #expect(before.map(\.alert.state) == [.open])
        #expect(try await get(link, method: .post).status != .ok)
        #expect(try await get(link.replacing("/details/", with: "/acknowledge/"), method: .post).status == .forbidden)
        #expect(try await useCases.alerts(state: nil, limit: 10, offset: 0, by: .commandLine).files == before)
    }

    @Test(arguments: ["/details/forged", "/details/1-99999999999999-abc", "/details/1-2-3-4"])
    func `a forged link is refused in words, and kept from search engines too`(path: String) async throws {
        let answer = try await get(path)
        #expect(answer.status == .forbidden && answer.body.contains("This link does not work"))
        try expectHidden(answer)
    }

    @Test func `the pages behind acknowledge links are kept from search engines too`() async throws {
        let answer = try await get("/acknowledge/forged")
        #expect(answer.status == .forbidden)
        try expectHidden(answer)
    }

    @Test func `every page about an alert tells its times in one zone, and names it`() async throws {
        for path in [acknowledge, link, "/status/permits?lang=en", "/status?lang=en"] {
            let answer = try await get(path)
            #expect(answer.status == .ok && answer.body.contains("Paris time"), "\(path)")
        }
        #expect(try await get(acknowledge.replacing("lang=en", with: "lang=fr")).body.contains("heure de Paris"))
    }

    @Test func `the button of the acknowledge page comes before what the alert rests on`() async throws {
        let body = try await get(acknowledge).body
        let (button, evidence) = (body.firstRange(of: "<button>"), body.firstRange(of: "id=\"evidence\""))
        #expect(try #require(button).lowerBound < #require(evidence).lowerBound)
        // The page that only shows says where acknowledging is done.
        #expect(try await get(link).body.contains("in the message that led you here"))
    }
}
