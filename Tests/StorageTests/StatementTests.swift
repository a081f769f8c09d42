import Foundation
import Measures
import Persistence
import Probing
import Registry
import TestSupport
import Testing

@testable import Storage

private enum TestEngine: String, CaseIterable, Sendable {
    case sqlite
    #if Postgres
        case postgres
    #endif

    func location(_ folder: TemporaryFolder) throws -> DatastoreLocation {
        switch self {
        case .sqlite: .sqlite(folder.path("store.db"))
        #if Postgres
            case .postgres: .postgres(try PostgresServer.shared().newDatabase())
        #endif
        }
    }
}

private let now = Timestamp(milliseconds: 1_770_000_000_000)

struct StatementTests {
    @Test(arguments: TestEngine.allCases)
    private func `results move into hours and days that add up, and late ones are merged`(engine: TestEngine)
        async throws
    {
        let folder = try TemporaryFolder()
        let store = try Store(try Datastore.open(try engine.location(folder)))
        let ids = IdentifierSource()
        let hour = AggregatePeriod.hour.start(of: now)
        try await store.write { transaction in
            let stream = try transaction.stream(of: "a/web/probe:x", location: "here", now: now)
            #expect(try transaction.stream(of: "a/web/probe:x", location: "here", now: now) == stream)
            var results: [ProbeResult] = []
            for minute in 0..<50 {
                let isBad = minute % 5 == 0
                results.append(
                    ProbeResult(
                        stream: stream, at: hour + .seconds(60 * minute), outcome: isBad ? .bad : .good,
                        reason: isBad ? .timeout : .ok, phases: .init(total: 1000 * Int64(minute + 1)), status: 200,
                        detail: isBad ? "no answer" : "", extracted: ["fee": "75.00"]))
            }
            try transaction.append(results, ids: ids, now: now)
            #expect(try transaction.recentResults(limit: 100).map(\.result) == results)
            #expect(try transaction.moveResults(before: hour + .seconds(3600), limit: 100).count == 50)
            let late = ProbeResult(stream: stream, at: hour + .seconds(30), outcome: .good, status: 200)
            try transaction.append([late], ids: ids, now: now)
            #expect(try transaction.moveResults(before: hour + .seconds(3600), limit: 100).count == 1)
            for period in AggregatePeriod.allCases {
                let sums = try transaction.aggregates(
                    of: stream, in: Window(start: hour, end: hour + .seconds(3600)), by: period)
                #expect(sums.count == 1 && sums[0].aggregate.good == 41 && sums[0].aggregate.bad == 10)
            }
            #expect(
                try transaction.results(of: stream, before: hour + .seconds(7200), limit: 3).map(\.at.milliseconds)
                    == results.suffix(3).reversed().map(\.at.milliseconds))
            #expect(try transaction.dropResults(of: stream, before: hour + .seconds(7200), limit: 1000) == 51)
            for period in AggregatePeriod.allCases {
                #expect(
                    try transaction.dropAggregates(
                        of: stream, before: hour + .seconds(86_400), period: period, limit: 10) == 1)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    private func `tokens, sessions and links that sign in once work until they end`(engine: TestEngine) async throws {
        let folder = try TemporaryFolder()
        let store = try Store(try Datastore.open(try engine.location(folder)))
        let ids = IdentifierSource()
        try await store.write { transaction in
            let id = try transaction.addToken(
                digest: "d1", name: "owner", role: "official", services: "", now: now, expiresAt: nil, ids: ids)
            #expect(try transaction.token(digest: "d1")?.name == "owner")
            #expect(try transaction.tokens().map(\.id) == [id])
            try transaction.addSession(digest: "s1", token: id, csrf: "c", now: now, expiresAt: now + .seconds(60))
            #expect(try transaction.session(digest: "s1", now: now)?.csrf == "c")
            #expect(try transaction.session(digest: "s1", now: now + .seconds(60)) == nil)
            try transaction.addSignInLink(digest: "l1", token: id, expiresAt: now + .seconds(60))
            #expect(try transaction.useSignInLink(digest: "l1", now: now) == id)
            #expect(try transaction.useSignInLink(digest: "l1", now: now) == nil)
            #expect(try transaction.revokeToken(id: id, at: now))
            #expect(try transaction.session(digest: "s1", now: now) == nil)
            #expect(try !transaction.revokeToken(id: id, at: now))
            try transaction.dropEndedSessions(now: now + .seconds(120))
            try transaction.putHeartbeat(probe: "a/phone/probe:line", digest: "h1", now: now)
            try transaction.putHeartbeat(probe: "a/phone/probe:line", digest: "h2", now: now)
            #expect(try transaction.heartbeat(digest: "h1") == nil)
            #expect(try transaction.heartbeat(digest: "h2") == "a/phone/probe:line")
        }
    }

    @Test(arguments: TestEngine.allCases)
    private func `the overview is ordered by status, then by people, then by name`(engine: TestEngine) async throws {
        let folder = try TemporaryFolder()
        let store = try Store(try Datastore.open(try engine.location(folder)))
        let ids = IdentifierSource()
        try await store.write { transaction in
            let rows: [(String, Status, Int?)] = [
                ("a", .up, 10), ("b", .down, nil), ("c", .down, 5), ("d", .unknown, 1), ("e", .down, 500),
            ]
            for (slug, status, people) in rows {
                let id = try transaction.put(.service(slug), parent: nil, title: "[]", now: now, ids: ids)
                try transaction.putBoard(
                    subject: id, service: slug, organisation: slug == "a" ? "x" : "y",
                    span: StatusSpan(status: status, start: now), peoplePerDay: people)
            }
            let all = BoardFilter()
            #expect(try transaction.board(all, limit: 10, offset: 0).map(\.service) == ["e", "c", "b", "d", "a"])
            #expect(try transaction.board(all, limit: 2, offset: 1).map(\.service) == ["c", "b"])
            #expect(try transaction.board(BoardFilter(status: .down), limit: 9, offset: 0).count == 3)
            #expect(try transaction.board(BoardFilter(organisation: "x"), limit: 9, offset: 0).map(\.service) == ["a"])
            #expect(
                try transaction.board(BoardFilter(status: .up, organisation: "y"), limit: 9, offset: 0).isEmpty)
            #expect(try transaction.boardCounts() == [.up: 1, .down: 3, .unknown: 1])
        }
    }

    @Test(arguments: TestEngine.allCases)
    private func `every moment of a subject stays accounted for when spans are replaced`(engine: TestEngine)
        async throws
    {
        let folder = try TemporaryFolder()
        let store = try Store(try Datastore.open(try engine.location(folder)))
        let ids = IdentifierSource()
        try await store.write { transaction in
            let id = try transaction.put(.service("a"), parent: nil, title: "[]", now: now, ids: ids)
            var timeline = StatusTimeline(open: StatusSpan(status: .up, start: now))
            try transaction.add(timeline.current, subject: id)
            var random = SplitMix64(seed: 7)
            for step in 1...60 {
                let back = Int64.random(in: 0...20_000, using: &random)
                let from = max(now, now + .milliseconds(Int64(step) * 10_000 - back))
                let status = Status.allCases.randomElement(using: &random) ?? .up
                if let replacement = timeline.replace(
                    from: from, with: [StatusSpan(status: status, start: from)], subject: .service("a"))
                {
                    try transaction.apply(replacement, subject: id)
                }
            }
            let stored = try transaction.spans(of: id, in: Window(start: now, end: now + .seconds(10_000)))
            #expect(stored == timeline.spans)
            #expect(zip(stored, stored.dropFirst()).allSatisfy { $0.end == $1.start && $0.status != $1.status })
            #expect(try transaction.dropSpans(endedBefore: now + .seconds(10_000), limit: 1000) == stored.count - 1)
        }
    }
}
