import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Operations
import Persistence
import Probing
import Registry
import Storage
import TestSupport
import Testing

@testable import Web

private let service = """
    format: "plumbline-service"
    format_version: "1"
    id: "permits"
    title: { en: "Renew a permit" }
    organisation: "town-hall"
    phase: "live"
    kind: "transactional"
    tasks: [ { id: "renew", title: { en: "Renew" } } ]
    facts: { fee: { kind: "money", value: "75.00 EUR" } }
    channels:
      - { id: "counter", kind: "counter", facts: { fee: { declared: "75.00 EUR" } } }
      - id: "phone"
        kind: "phone"
        facts: { fee: { declared: "80.00 EUR", source: "phone script", as_of: "2026-02-01" } }
    """

struct ParityRouteTests {
    @Test func `a fact that differs names each place, word for word, with its source and day`() async throws {
        let folder = try TemporaryFolder()
        let useCases = UseCases(
            store: try Store(try Datastore.open(.sqlite(folder.path("site.db")))), ids: IdentifierSource(),
            definitions: DefinitionLibrary([]), settings: Settings(), probeContext: ProbeContext(),
            now: { Timestamp(milliseconds: 1_772_323_200_000) })
        let site = Site(useCases: useCases, keeper: StatusKeeper(useCases), figures: { "" }, readiness: { [] })
        _ = try await useCases.register([SourceFile(name: "s", bytes: Array(service.utf8))], by: .commandLine)
        let token = try await useCases.createToken(
            name: "desk", role: .analyst, services: ["permits"], expiresAt: nil, by: .commandLine
        ).secret
        let headers: HTTPFields = [.authorization: "Bearer \(token)"]
        try await Application(router: site.router()).test(.router) { client in
            try await client.execute(
                uri: "/api/v1/services/permits/parity", method: .get, headers: headers
            ) { response in
                let body = String(buffer: response.body)
                #expect(response.status == .ok)
                #expect(
                    body.contains(
                        #"{"as_of":"2026-02-01","channel":"phone","finding":"differs","known":"declared","#
                            + #""source":"phone script","written":["80.00 EUR"]}"#), "\(body)")
                #expect(body.contains(#"{"channel":"counter","finding":"same","known":"declared","#), "\(body)")
                #expect(body.contains(#""coverage_known":{"offered":2,"seen":0,"share":0}"#), "\(body)")
            }
        }
    }
}
