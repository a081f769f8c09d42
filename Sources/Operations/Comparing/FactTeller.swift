import Alerting
import Measures
import Pages
import Parity
import Registry
import Storage

/// Tells officials of facts that are not the same everywhere, within the transaction that keeps what was found.
struct FactTeller {
    let transaction: StoreTransaction
    let useCases: UseCases
    let reading: ServiceReading
    let now: Timestamp

    /// Hands every fact to the rules; the same again changes nothing.
    func tell() throws {
        let subject = Subject.service(reading.service.id)
        let table = try reading.factTable(transaction)
        for comparison in table.comparisons {
            let identity = AlertIdentity(.fact, subject, topic: comparison.fact)
            let existing = try transaction.openAlert(identity)
            let conflicting = Self.conflicting(comparison, known: existing)
            guard !conflicting.isEmpty || existing != nil else { continue }
            let change = Change(
                subject: subject, kind: .fact, topic: comparison.fact,
                before: existing?.newest.after ?? FactConflict.same,
                after: conflicting.isEmpty ? FactConflict.same : FactConflict(channels: conflicting).rawValue,
                at: existing?.since ?? now, evidence: evidence(comparison, subject))
            let plan = useCases.alertLifecycle.follow(
                change, situation: AlertSituation(change), existing: existing,
                outbox: try existing.map { try transaction.deliveries(ofAlert: $0.id) } ?? [],
                context: AlertWriter.context(of: reading.service, holidays: reading.holidays, now: now),
                ids: { useCases.ids.next(at: now) })
            try transaction.keep(plan)
        }
    }

    /// The channels that differ now, and those that an open alert names and that nothing has shown to be the same since.
    ///
    /// A channel that cannot be read, is not found or too old does not end a conflict: nobody saw it mended.
    private static func conflicting(_ comparison: FactComparison, known alert: Alert?) -> Set<String> {
        let named = alert.flatMap { FactConflict(rawValue: $0.newest.after) }?.channels ?? []
        return Set(comparison.differing.map(\.channel)).union(named.filter { !comparison.isSettled($0) })
    }

    /// What each place says, word for word, and where that stands.
    private func evidence(_ comparison: FactComparison, _ subject: Subject) -> [Evidence] {
        let own = comparison.ownWord.map { statement in
            Evidence(subject: subject, at: now, reason: FactSaid.own.rawValue, detail: Self.words(statement))
        }
        return [own].compactMap { $0 }
            + comparison.entries.compactMap { entry in
                let subject = Subject.channel(reading.service.id, entry.channel)
                guard let statement = entry.statement else {
                    guard entry.finding == .missing else { return nil }
                    return Evidence(subject: subject, at: now, reason: FactSaid.missing.rawValue, detail: "")
                }
                let (at, source): (Timestamp, String?) =
                    switch statement.origin {
                    case .service: (now, nil)
                    case .declared(let source, let day):
                        (day.map { Timestamp(milliseconds: $0.days * 86_400_000) } ?? now, source)
                    case .found(_, let address, let at): (at, address)
                    }
                let said: FactSaid =
                    switch entry.finding {
                    case .unreadable: .unreadable
                    case .stale: .stale
                    case .same, .differs, .missing, .alone, .pending: .says
                    }
                return Evidence(
                    subject: subject, at: at, reason: said.rawValue, detail: Self.words(statement), source: source)
            }
    }

    private static func words(_ statement: FactStatement) -> String { statement.written.joined(separator: ", ") }
}
