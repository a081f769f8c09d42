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
    channels: [ { id: "counter", kind: "counter" } ]
    standards: [ { id: "org.example.gone", version: "1.0" } ]
    """

struct AssessmentRouteTests {
    @Test func `a service whose only standard is not installed is not answered as if nothing were asked of it`()
        async throws
    {
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
        try await Application(router: site.router()).test(.router) { client in
            try await client.execute(
                uri: "/api/v1/services/permits/assessments", method: .get,
                headers: [.authorization: "Bearer \(token)"]
            ) { response in
                #expect(response.status == .notFound)
                let body = String(buffer: response.body)
                #expect(body.contains("the standard org.example.gone version 1.0 is not installed"), "\(body)")
            }
        }
    }
}
