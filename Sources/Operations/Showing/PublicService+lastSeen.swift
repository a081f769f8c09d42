import Documents
import Measures
import Registry
import Storage

extension PublicService {
    /// How a service of which nothing is known now was when it was last seen; nil where nothing of it was, and where its
    /// hours or a first look still to come say why.
    ///
    /// Its ways make it, each as it is, or was when it was last seen. Its own spans do not tell: closed hours hide there what was seen of its ways.
    ///
    /// - Parameters:
    ///   - span: how the whole service is.
    ///   - current: how a part is now; nil where nobody watches it.
    ///   - seen: how a part that is not known now was when it was last seen.
    func lastSeen(
        _ span: StatusSpan, holidays: Set<CivilDate>, now: Timestamp, current: (Subject) throws -> StatusSpan?,
        seen: (Subject) throws -> LastSeen?
    ) rethrows -> LastSeen? {
        guard span.status == .unknown, span.cause != .closed, span.cause != .pending else { return nil }
        let tasks = self.tasks.isEmpty ? [nil] : self.tasks.map(Optional.some)
        var worst: LastSeen?
        for task in tasks {
            var known: [Status] = []
            var unseen: [LastSeen] = []
            for channel in channels
            where (task.map { channel.tasks.isEmpty || channel.tasks.contains($0.id) } ?? true)
                && (channel.hours?.isOpen(at: now, holidays: holidays) ?? true)
            {
                var part = Subject.channel(id, channel.id)
                var standing = try current(part)
                if let task, let own = try current(.task(id, task.id, on: channel.id)) {
                    (part, standing) = (.task(id, task.id, on: channel.id), own)
                }
                guard let standing else { continue }
                if standing.status == .unknown {
                    if let seen = try seen(part) { unseen.append(seen) }
                } else {
                    known.append(standing.status)
                }
            }
            guard var told = Self.worst(unseen) else { continue }
            let works = (known + unseen.map(\.status)).contains { $0.works }
            if told.status == .down, works { (told.status, told.failedSince) = (.degraded, 0) }
            worst = Self.worst([worst, told].compactMap(\.self))
        }
        return worst
    }

    /// The worst of what was seen; of the same, what was seen last.
    private static func worst(_ seen: [LastSeen]) -> LastSeen? {
        seen.max { ($0.status.weight, $0.at) < ($1.status.weight, $1.at) }
    }
}

extension UseCases {
    /// The same where nothing of the service has been read yet.
    func lastSeen(
        ofService slug: String, _ span: StatusSpan, _ transaction: StoreTransaction, now: Timestamp
    ) throws -> LastSeen? {
        guard span.status == .unknown, span.cause != .closed, span.cause != .pending else { return nil }
        let service: PublicService
        do { service = try self.service(slug, transaction) } catch is DocumentProblems { return nil }
        let ids = try WatchedService.partIDs(of: slug, transaction)
        let newest = try transaction.newestStretches(of: ids.values.sorted())
        return try service.lastSeen(
            span, holidays: try publicHolidays(of: service.organisation, transaction), now: now,
            current: { ids[$0].flatMap { newest[$0]?.span } },
            seen: { part in
                guard let id = ids[part], let span = newest[id]?.span else { return nil }
                return try transaction.lastSeen(of: id, span)
            })
    }
}
