import Documents
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

/// A site on a real, empty database.
private struct TestSite {
    let folder: TemporaryFolder
    let site: Site

    init() throws {
        folder = try TemporaryFolder()
        let clock = ManualClock()
        let useCases = UseCases(
            store: try Store(try Datastore.open(.sqlite(folder.path("site.db")))), ids: IdentifierSource(),
            definitions: DefinitionLibrary([]), settings: Settings(), probeContext: ProbeContext(),
            now: { Timestamp(milliseconds: clock.milliseconds) })
        site = Site(
            useCases: useCases, keeper: StatusKeeper(useCases), figures: { "figures" }, readiness: { [] })
    }

    func token(_ role: Caller.Role) async throws -> String {
        try await site.useCases.createToken(name: "test", role: role, services: [], expiresAt: nil, by: .commandLine)
            .secret
    }

    func test(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await Application(router: site.router()).test(.router, body)
    }
}

private let service = """
    format: "plumbline-service"
    format_version: "1"
    id: "permits"
    title: { en: "Renew a <permit>" }
    organisation: "town-hall"
    phase: "live"
    kind: "informational"
    channels: [ { id: "counter", kind: "counter" } ]
    """

struct RouteTests {
    @Test func `every public route is on the list, and nothing else is answered without signing in`() async throws {
        let test = try TestSite()
        let routes = test.site.routes
        let open = Set(routes.filter { $0.access == .everybody }.map(\.name))
        #expect(open == PublicRoutes.list)
        try await test.test { client in
            for route in routes where route.access != .everybody {
                let path = route.path.replacing("{service}", with: "x").replacing("{alert}", with: "1")
                try await client.execute(uri: path, method: route.method) { response in
                    #expect(response.status == (route.kind == .api ? .unauthorized : .seeOther), "\(route.name)")
                }
            }
        }
    }

    @Test func `the description of the API names exactly its routes`() throws {
        let site = try TestSite().site
        var described: Set<String> = []
        var path = ""
        for line in OpenAPIDocument.text.split(separator: "\n") {
            if line.hasPrefix("  /api/") { path = String(line.dropFirst(2).dropLast()) }
            for method in ["get", "post", "put", "delete"] where line == "    \(method):" {
                described.insert("\(method.uppercased()) \(path)")
            }
        }
        #expect(described == Set(site.routes.map(\.name).filter { $0.contains(" /api/") }))
        // It is YAML that strict readers take.
        #expect(throws: Never.self) {
            let text = "format: \"x\"\nformat_version: \"1\"\n" + OpenAPIDocument.text
            _ = try Document.read(Array(text.utf8), file: "openapi.yaml")
        }
    }

    @Test func `a service is registered, described, and escaped on its pages`() async throws {
        let test = try TestSite()
        let token = try await test.token(.serviceTeam)
        let headers: HTTPFields = [.authorization: "Bearer \(token)"]
        try await test.test { client in
            try await client.execute(
                uri: "/api/v1/services", method: .post, headers: headers, body: ByteBuffer(string: service)
            ) { response in
                #expect(response.status == .created)
                #expect(response.headers[.location] == "/api/v1/services/permits")
            }
            try await client.execute(uri: "/api/v1/services/permits/file", method: .get, headers: headers) { response in
                #expect(String(buffer: response.body) == service)
            }
            try await client.execute(uri: "/status/permits", method: .get) { response in
                let page = String(buffer: response.body)
                #expect(response.status == .ok && page.contains("Renew a &lt;permit&gt;") && !page.contains("<permit>"))
                #expect(response.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            }
            try await client.execute(
                uri: "/api/v1/services/other", method: .put, headers: headers, body: ByteBuffer(string: service)
            ) { #expect($0.status == .conflict) }
        }
    }

    @Test func `a page number beyond any list is an empty page, and nothing worse`() async throws {
        let test = try TestSite()
        let token = try await test.token(.admin)
        try await test.test { client in
            for path in ["/api/v1/alerts", "/api/v1/services", "/", "/status"] {
                for number in [String(Int.max), "-1", "0", "x", "99999999999999999999"] {
                    try await client.execute(
                        uri: "\(path)?page=\(number)", method: .get, headers: [.authorization: "Bearer \(token)"]
                    ) { response in
                        #expect(response.status == .ok, "\(path) \(number)")
                    }
                }
            }
        }
    }

    @Test func `a broken file is answered with every error and its place`() async throws {
        let test = try TestSite()
        let token = try await test.token(.admin)
        try await test.test { client in
            try await client.execute(
                uri: "/api/v1/services", method: .post, headers: [.authorization: "Bearer \(token)"],
                body: ByteBuffer(string: service.replacing("title:", with: "titel:"))
            ) { response in
                let body = String(buffer: response.body)
                #expect(response.status == .unprocessableContent)
                #expect(response.headers[.contentType] == "application/problem+json")
                #expect(body.contains("body:4:1") && body.contains("did you mean \\\"title\\\"?"))
            }
        }
    }

    @Test func `a wrong token, an unknown path and an unknown service are told in words`() async throws {
        let test = try TestSite()
        try await test.test { client in
            try await client.execute(
                uri: "/api/v1/services", method: .get, headers: [.authorization: "Bearer wrong"]
            ) { response in
                #expect(response.status == .unauthorized && response.headers[.wwwAuthenticate] != nil)
            }
            try await client.execute(uri: "/nowhere", method: .get) { response in
                #expect(response.status == .notFound)
                #expect(String(buffer: response.body).contains("</html>"))
            }
            try await client.execute(uri: "/api/v1/status/nothing", method: .get) { response in
                #expect(response.status == .notFound)
                #expect(String(buffer: response.body).contains("no service \\\"nothing\\\" is registered"))
            }
            try await client.execute(uri: "/heartbeat/wrong", method: .post) { #expect($0.status == .notFound) }
        }
    }

    @Test func `signing in opens a session, and a form without its secret changes nothing`() async throws {
        let test = try TestSite()
        let token = try await test.token(.official)
        try await test.test { client in
            let cookie = try await client.execute(
                uri: "/sign-in", method: .post, body: ByteBuffer(string: "token=\(token)&return=//evil.example")
            ) { response -> String in
                #expect(response.status == .seeOther && response.headers[.location] == "/")
                return String(response.headers[.setCookie]?.prefix { $0 != ";" } ?? "")
            }
            try await client.execute(uri: "/", method: .get, headers: [.cookie: cookie]) { #expect($0.status == .ok) }
            try await client.execute(uri: "/sign-out", method: .post, headers: [.cookie: cookie]) {
                #expect($0.status == .forbidden)
            }
            try await client.execute(
                uri: "/sign-in", method: .post, headers: [try #require(HTTPField.Name("Sec-Fetch-Site")): "cross-site"],
                body: ByteBuffer(string: "token=\(token)")
            ) { #expect($0.status == .forbidden) }
        }
    }

    @Test func `a forged seal is refused and opens nothing`() async throws {
        let test = try TestSite()
        try await test.test { client in
            for method in [HTTPRequest.Method.get, .post] {
                try await client.execute(uri: "/acknowledge/1-99999999999999-abc", method: method) {
                    #expect($0.status == .forbidden)
                }
            }
        }
    }
}
