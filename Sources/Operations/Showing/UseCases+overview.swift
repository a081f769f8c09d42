public import Measures
public import Pages
import Registry
import Storage

extension UseCases {
    /// One page of the overview: services worst first, then by people concerned.
    public func overview(
        status: Status? = nil, organisation: String? = nil, page: Int, by caller: Caller
    ) async throws -> OverviewModel {
        try caller.require(.see)
        let filter = BoardFilter(status: status, organisation: organisation, services: caller.limitedTo)
        return try await store.read { transaction in
            let all = try transaction.boardCounts(
                BoardFilter(organisation: filter.organisation, services: filter.services))
            let matching = filter.status.map { all[$0] ?? 0 } ?? all.values.reduce(0, +)
            let pagination = Pagination(page: page, total: matching)
            let bodies = try transaction.subjects(of: .organisation)
            var titles: [String: Text] = [:]
            for body in bodies { titles[body.subject.path] = RegistrationWriter.text(body.title) }
            let lines = try transaction.board(filter, limit: pagination.size, offset: pagination.offset)
            let standing = try transaction.newestStretches(of: lines.map(\.id))
            let zones = try Dictionary(grouping: lines, by: \.organisation).compactMapValues { of in
                try zone(ofOrganisation: of[0].organisation, transaction).flatMap { DisplayZone($0) }
            }
            let rows =
                try lines.map { row in
                    OverviewModel.Row(
                        slug: row.service, title: RegistrationWriter.text(row.title) ?? Text("en", row.service),
                        organisation: titles[row.organisation] ?? Text("en", row.organisation), status: row.status,
                        cause: row.cause, since: standing[row.id]?.start ?? row.since,
                        unwatched: standing[row.id]?.unwatched ?? [],
                        lastSeen: try standing[row.id].flatMap {
                            try lastSeen(ofService: row.service, $0.span, transaction, now: now())
                        },
                        zone: zones[row.organisation] ?? ownZone(ofService: row.service, transaction),
                        peoplePerDay: row.peoplePerDay)
                }
            return OverviewModel(
                rows: rows, counts: all, status: filter.status, organisation: filter.organisation,
                organisations: bodies.map {
                    .init(slug: $0.subject.path, title: titles[$0.subject.path] ?? Text("en", $0.subject.path))
                }, pagination: pagination)
        }
    }

    /// One page of what everybody may see of all services.
    public func publicOverview(page: Int) async throws -> OverviewModel {
        try await overview(page: page, by: Caller(name: "public status", role: .analyst))
    }
}
