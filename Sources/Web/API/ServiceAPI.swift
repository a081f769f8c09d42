import HTTPTypes
import Hummingbird
import Measures
import NIOCore
import Operations
import Registry

/// What the API says about one registration.
private struct RegistrationAnswer: Encodable {
    var id: String
    var version: Int
    var effect: String
    var changes: [String]
    var notes: [String]
    var heartbeats: [Heartbeat]

    struct Heartbeat: Encodable {
        var probe: String
        var url: String
    }

    init(_ report: RegistrationReport, base: String) {
        id = report.subject.path
        version = report.version
        notes = report.notes
        switch report.effect {
        case .added: (effect, changes) = ("added", [])
        case .unchanged: (effect, changes) = ("unchanged", [])
        case .changed(let words): (effect, changes) = ("changed", words)
        }
        heartbeats = report.heartbeats.map { Heartbeat(probe: $0.probe, url: "\(base)/heartbeat/\($0.secret)") }
    }
}

extension Site {
    /// Services by JSON API: registering takes a service file, as YAML or JSON.
    var serviceAPIRoutes: [Route] {
        [
            Route(.get, "/api/v1/services", .allowed(.see), .api) { asked in
                let rows = try await useCases.registered(.service, by: asked.caller)
                let size = 50
                let from = (asked.page - 1) * size
                return JSONAnswer.response(
                    ListAnswer(
                        items: Array(rows.dropFirst(from).prefix(size)), page: asked.page,
                        pages: max(1, (rows.count + size - 1) / size), total: rows.count))
            },
            Route(.post, "/api/v1/services", .allowed(.register), .api) { asked in
                let report = try await register(asked, id: nil)
                let status: HTTPResponse.Status = report.effect == .added ? .created : .ok
                var response = JSONAnswer.response(
                    RegistrationAnswer(report, base: useCases.address.url), status: status)
                response.headers[.location] = "/api/v1/services/\(report.subject.path)"
                return response
            },
            Route(.put, "/api/v1/services/{service}", .allowed(.register), .api) { asked in
                let report = try await register(asked, id: asked.parameter("service"))
                return JSONAnswer.response(
                    RegistrationAnswer(report, base: useCases.address.url),
                    status: report.effect == .added ? .created : .ok)
            },
            Route(.get, "/api/v1/services/{service}", .allowed(.see), .api) { asked in
                JSONAnswer.response(
                    try await useCases.describe(service: asked.parameter("service"), by: asked.caller))
            },
            Route(.get, "/api/v1/services/{service}/file", .allowed(.see), .api) { asked in
                let source = try await useCases.file(
                    of: .service(asked.parameter("service")), by: asked.caller)
                let isJSON = source.drop(while: \.isWhitespace).first == "{"
                return Response(
                    status: .ok, headers: [.contentType: isJSON ? "application/json" : "application/yaml"],
                    body: .init(byteBuffer: ByteBuffer(string: source)))
            },
            Route(.delete, "/api/v1/services/{service}", .allowed(.register), .api) { asked in
                try await useCases.retire(service: asked.parameter("service"), by: asked.caller)
                return Response(status: .noContent)
            },
        ]
    }

    private func register(_ asked: Asked, id: String?) async throws -> RegistrationReport {
        guard !asked.body.isEmpty else {
            throw Problem.badRequest("the body is empty; send a service file, YAML or JSON")
        }
        let file = SourceFile(name: "body", bytes: asked.body)
        let subjects = try useCases.subjects(of: file)
        guard let subject = subjects.first, subject.kind == .service else {
            throw Problem.badRequest("the body is no service; send a file of format plumbline-service")
        }
        if let id, subject.path != id {
            throw Problem(
                status: .conflict, title: "Two names",
                detail: "the address names \"\(id)\", the file names \"\(subject.path)\"; make them the same")
        }
        let reports = try await useCases.register([file], by: asked.caller)
        return reports[0]
    }
}

/// One page of a list.
struct ListAnswer<Item: Encodable>: Encodable {
    var items: [Item]
    var page: Int
    var pages: Int
    var total: Int
}
