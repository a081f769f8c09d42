import Foundation
import Hummingbird
import Operations
import Probing
import Registry

/// Single results as JSON, newest first; times in microseconds.
private struct ResultListAnswer: Encodable {
    struct Item: Encodable {
        var at: String
        var trigger: String
        var outcome: String
        var reason: String
        var status: Int
        var detail: String
        var nameLookup: Int64
        var connect: Int64
        var tls: Int64
        var firstByte: Int64
        var transfer: Int64
        var total: Int64
        var loopLag: Int64
        var extracted: [String: String]
    }

    var probe: String
    var items: [Item]
    /// What to ask for to go on: `?before=…`.
    var before: String?

    init(_ list: ResultList) {
        probe = list.probe
        before = list.before?.description
        items = list.results.map { result in
            Item(
                at: result.at.description, trigger: "\(result.trigger)", outcome: "\(result.outcome)",
                reason: result.reason.rawValue, status: result.status, detail: result.detail,
                nameLookup: result.phases.nameLookup, connect: result.phases.connect, tls: result.phases.tls,
                firstByte: result.phases.firstByte, transfer: result.phases.transfer, total: result.phases.total,
                loopLag: result.loopLag, extracted: result.extracted)
        }
    }
}

extension Site {
    /// The observations behind every number.
    var resultAPIRoutes: [Route] {
        [
            Route(.get, "/api/v1/services/{service}/results", .allowed(.see), .api) { asked in
                guard let probe = asked.query["probe"] else {
                    throw Problem.badRequest("name a probe, such as ?probe=renew-passport/web/probe:start")
                }
                let before = try asked.query["before"].map { text in
                    guard let moment = Timestamp(text) else {
                        throw Problem.badRequest("before is \"\(text)\", expected a time such as 2026-03-01T08:00:00Z")
                    }
                    return moment
                }
                let limit = asked.query["limit"].map { Int($0) ?? 0 } ?? 100
                guard (1...1000).contains(limit) else {
                    throw Problem.badRequest("limit is \"\(asked.query["limit"] ?? "")\", expected 1 to 1000")
                }
                let list = try await useCases.results(
                    of: probe, ofService: asked.parameter("service"), before: before, limit: limit, by: asked.caller)
                return JSONAnswer.response(ResultListAnswer(list))
            }
        ]
    }
}
