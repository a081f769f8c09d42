import HTTPTypes
import Hummingbird
import Measures
import NIOCore
import Operations
import Pages
import Registry

/// What everybody may see of a service, as JSON.
private struct PublicStatusAnswer: Encodable {
    struct Cell: Encodable {
        var task: String?
        var channel: String
        var kind: String
        var status: String
        var cause: String
        var reason: String?
        var since: String
        var notWatched: [ServiceDescription.UnwatchedTime]
        var lastSeen: ServiceDescription.SeenStatus?
        var watched: Bool
    }

    var id: String
    var title: String
    var status: String
    var cause: String
    var since: String
    var notWatched: [ServiceDescription.UnwatchedTime]
    var lastSeen: ServiceDescription.SeenStatus?
    var asOf: String?
    var tasks: [Cell]

    init(_ model: PublicStatusModel, language: Language) {
        id = model.slug
        title = model.title.words(in: language.rawValue)
        status = model.status.status.rawValue
        cause = model.status.cause.rawValue
        since = model.status.start.description
        notWatched = model.unwatched.map(ServiceDescription.UnwatchedTime.init)
        lastSeen = model.lastSeen.map(ServiceDescription.SeenStatus.init)
        asOf = model.asOf?.description
        tasks = model.situation.cells.map { cell in
            Cell(
                task: cell.task?.words(in: language.rawValue), channel: cell.channel.id,
                kind: cell.channel.kind.rawValue, status: cell.status.rawValue, cause: cell.cause.rawValue,
                reason: cell.reason.map { ToldReason($0).code }, since: cell.since.description,
                notWatched: cell.unwatched.map(ServiceDescription.UnwatchedTime.init),
                lastSeen: cell.lastSeen.map(ServiceDescription.SeenStatus.init), watched: cell.isWatched)
        }
    }
}

/// One measured value, as JSON: a value, or the reason why there is none.
private struct MeasureAnswer: Encodable {
    var measure: String
    var unit: String
    var value: Double?
    var words: String?
    var none: String?
    var low: Double?
    var high: Double?
    var sampleSize: Int
    var knownShare: Double?
    var asOf: String?
    var start: String
    var end: String

    init(_ value: MeasuredValue) {
        measure = value.measure
        unit = MeasureCatalogue.measure(value.measure)?.unit.rawValue ?? ""
        switch value.outcome {
        case .number(let number): self.value = number
        case .presence(let isThere): self.value = isThere ? 1 : 0
        case .words(let text): words = text
        case .none(let reason): none = reason.rawValue
        }
        low = value.interval?.lowerBound
        high = value.interval?.upperBound
        sampleSize = value.sampleSize
        knownShare = value.knownShare
        asOf = value.asOf?.description
        start = value.window.start.description
        end = value.window.end.description
    }
}

extension Site {
    /// Status, measures and the description of the API itself.
    var statusAPIRoutes: [Route] {
        [
            Route(.get, "/api/v1/status/{service}", .everybody, .api) { asked in
                JSONAnswer.response(
                    PublicStatusAnswer(
                        try await useCases.publicStatus(asked.parameter("service")), language: asked.language))
            },
            Route(.get, "/api/v1/services/{service}/measures", .allowed(.see), .api) { asked in
                let ids =
                    asked.query["measure"].map { $0.split(separator: ",").map(String.init) }
                    ?? MeasureCatalogue.ids.filter(MeasureCatalogue.hasSource)
                if let unknown = ids.first(where: { MeasureCatalogue.measure($0) == nil }) {
                    throw Problem.badRequest("there is no measure \"\(unknown)\"")
                }
                let slug = asked.parameter("service")
                let subject = asked.query["channel"].map { Subject.channel(slug, $0) } ?? .service(slug)
                let now = useCases.now()
                let window = Window(start: now - UseCases.historyLength, end: now)
                let values = try await useCases.measure(
                    ids, of: subject, over: window, keeper: keeper, by: asked.caller)
                return JSONAnswer.response(values.map(MeasureAnswer.init))
            },
            Route(.get, "/openapi.yaml", .everybody, .api) { _ in
                Response(
                    status: .ok, headers: [.contentType: "application/yaml"],
                    body: .init(byteBuffer: ByteBuffer(string: OpenAPIDocument.text)))
            },
        ]
    }
}
