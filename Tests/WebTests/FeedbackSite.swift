import Feedback
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

@testable import Web

/// A site with a service that asks for feedback, on a real, empty database.
struct FeedbackSite {
    let useCases: UseCases
    private let folder: TemporaryFolder
    private let site: Site

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
        channels: [ { id: "counter", kind: "counter" }, { id: "web", kind: "web" } ]
        feedback: { question_set: "uk-satisfaction", channels: ["web"] }
        """

    init() async throws {
        folder = try TemporaryFolder()
        let clock = ManualClock()
        useCases = UseCases(
            store: try Store(try Datastore.open(.sqlite(folder.path("site.db")))), ids: IdentifierSource(),
            definitions: DefinitionLibrary([]), questionSets: try QuestionSets(), settings: Settings(),
            probeContext: ProbeContext(), now: { Timestamp(milliseconds: clock.milliseconds) })
        site = Site(useCases: useCases, keeper: StatusKeeper(useCases), figures: { "" }, readiness: { [] })
        _ = try await useCases.register(
            [SourceFile(name: "permits.yaml", bytes: Array(Self.service.utf8))], by: .commandLine)
    }

    /// What was answered to one request.
    struct Answer: Sendable {
        var status: HTTPResponse.Status
        var body: String
    }

    /// The header by which a token of a role signs in.
    func headers(_ role: Caller.Role, services: [String] = []) async throws -> HTTPFields {
        let token = try await useCases.createToken(
            name: "\(role)", role: role, services: services, expiresAt: nil, by: .commandLine)
        return [.authorization: "Bearer \(token.secret)"]
    }

    func get(_ uri: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, uri, "", headers: headers)
    }

    func post(_ uri: String, _ body: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.post, uri, body, headers: headers)
    }

    private func send(
        _ method: HTTPRequest.Method, _ uri: String, _ body: String, headers: HTTPFields
    ) async throws -> Answer {
        try await Application(router: site.router()).test(.router) { client in
            try await client.execute(uri: uri, method: method, headers: headers, body: ByteBuffer(string: body)) {
                Answer(status: $0.status, body: String(buffer: $0.body))
            }
        }
    }
}
