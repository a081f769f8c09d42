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
    channels: [ { id: "counter", kind: "counter" }, { id: "web", kind: "web" } ]
    """

struct VolumeRouteTests {
    @Test func `volumes are sent as CSV or JSON, and read again with what is unknown as null`() async throws {
        let folder = try TemporaryFolder()
        let day = CivilDate(days: 20_500)
        let useCases = UseCases(
            store: try Store(try Datastore.open(.sqlite(folder.path("site.db")))), ids: IdentifierSource(),
            definitions: DefinitionLibrary([]), settings: Settings(), probeContext: ProbeContext(),
            now: { Timestamp(milliseconds: (day.days + 1) * 86_400_000) })
        let site = Site(useCases: useCases, keeper: StatusKeeper(useCases), figures: { "" }, readiness: { [] })
        _ = try await useCases.register(
            [SourceFile(name: "s", bytes: Array(service.utf8))], by: .commandLine)
        let token = try await useCases.createToken(
            name: "queue system", role: .serviceTeam, services: ["permits"], expiresAt: nil, by: .commandLine
        ).secret
        let path = "/api/v1/services/permits/volumes"
        try await Application(router: site.router()).test(.router) { client in
            func send(_ body: String, _ kind: String, query: String = "") async throws -> (HTTPResponse.Status, String)
            {
                try await client.execute(
                    uri: path + query, method: .post,
                    headers: [.authorization: "Bearer \(token)", .contentType: kind], body: ByteBuffer(string: body)
                ) { ($0.status, String(buffer: $0.body)) }
            }
            var (status, body) = try await send(
                "day;task;channel;completed\n\(day);;counter;12\n", "text/csv; charset=utf-8", query: "?source=till")
            #expect(status == .ok && body == #"{"from":"\#(day)","rows":1,"until":"\#(day)","warnings":[]}"#, "\(body)")
            let row = #""day": "\#(day)", "task": "renew", "channel": "web""#
            (status, body) = try await send(
                #"{ "rows": [ { \#(row), "started": 5, "completed": null } ] }"#, "application/json")
            #expect(status == .ok, "\(body)")
            (status, body) = try await send(
                #"{ "rows": [ { \#(row), "started": 5, "completed": 6 } ] }"#, "application/json")
            #expect(
                status == .ok && body.contains(#""warnings":[{"at":"rows:1:1","detail":"completed is 6, more"#),
                "\(body)")
            (status, body) = try await send(
                #"{ "rows": [ { \#(row), "started": 5 } ] }"#, "application/json")
            (status, body) = try await send(
                #"{ "rows": [ { \#(row) }, { "day": 3, "channel": "wbe", "started": 1.5 } ] }"#, "application/json")
            #expect(
                status == .unprocessableContent && body.contains("rows:2:1") && !body.contains("rows:1:1"))
            #expect(body.contains("a whole number") && body.contains("a day as 2026-03-01"))
            (status, body) = try await send("day;task;channel;completed\n\(day);;countr;12", "text/csv")
            #expect(status == .unprocessableContent && body.contains(#"did you mean \"counter\"?"#), "\(body)")
            (status, body) = try await send("[]", "application/json")
            #expect(status == .badRequest)
            let headers: HTTPFields = [.authorization: "Bearer \(token)"]
            try await client.execute(uri: path, method: .get, headers: headers) { response in
                let body = String(buffer: response.body)
                #expect(body.contains(#""channel":"counter","completed":12"#) && body.contains(#""source":"till""#))
                #expect(body.contains(#""completed":null"#) && body.contains(#""source":"queue system""#), "\(body)")
            }
            for query in ["?from=x", "?from=2026-03-02&until=2026-03-01", "?from=0001-01-01"] {
                try await client.execute(uri: path + query, method: .get, headers: headers) { response in
                    #expect(response.status == .badRequest, "\(query)")
                }
            }
        }
    }
}
