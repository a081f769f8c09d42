import Alerting
import Measures
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
            let differing = comparison.differing
            // What cannot be compared now is neither the same nor different: an open conflict stays open.
            guard !differing.isEmpty || existing != nil && comparison.isCompared else { continue }
            let change = Change(
                subject: subject, kind: .fact, topic: comparison.fact,
                before: existing?.newest.after ?? FactConflict.same,
                after: differing.isEmpty
                    ? FactConflict.same : FactConflict(channels: Set(differing.map(\.channel))).rawValue,
                at: existing?.since ?? now, evidence: evidence(comparison, subject))
            let plan = useCases.alertLifecycle.follow(
                change, situation: AlertSituation(change), existing: existing,
                outbox: try existing.map { try transaction.deliveries(ofAlert: $0.id) } ?? [],
                context: AlertWriter.context(of: reading.service, holidays: reading.holidays, now: now),
                ids: { useCases.ids.next(at: now) })
            try transaction.keep(plan)
        }
    }

    /// What each place says, word for word, and where that stands.
    private func evidence(_ comparison: FactComparison, _ subject: Subject) -> [Evidence] {
        let reference = comparison.reference.flatMap { $0.channel == nil ? $0 : nil }
        let own = reference.map { statement in
            Evidence(subject: subject, at: now, detail: "the service's file says \(Self.quoted(statement.written))")
        }
        return [own].compactMap { $0 }
            + comparison.entries.compactMap { entry in
                guard let statement = entry.statement else { return nil }
                let place = reading.service.channels.first { $0.id == entry.channel }
                let name = place.flatMap(\.title)?.words(in: "en") ?? entry.channel
                let (at, source): (Timestamp, String) =
                    switch statement.origin {
                    case .service: (now, "file")
                    case .declared(let source, let day):
                        (
                            day.map { Timestamp(milliseconds: $0.days * 86_400_000) } ?? now,
                            source ?? "declared"
                        )
                    case .found(let probe, let at): (at, place?.address ?? "found by \(probe)")
                    }
                return Evidence(
                    subject: .channel(reading.service.id, entry.channel), at: at,
                    detail: "\(name) says \(Self.quoted(statement.written)) (\(source))")
            }
    }

    private static func quoted(_ written: [String]) -> String { "“\(written.joined(separator: ", "))”" }
}
