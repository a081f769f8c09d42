import Alerting
import Measures
import Pages
import Registry
import Standards
import Storage

/// Tells officials of points that were met and are not any more, within the transaction that keeps the verdicts.
struct LapseTeller {
    let transaction: StoreTransaction
    let useCases: UseCases
    let reading: ServiceReading
    let now: Timestamp

    /// Hands what has lapsed of a standard to the rules; the same again changes nothing.
    func tell(_ verdicts: [StoredVerdict], by standard: Standard) throws {
        let subject = Subject.service(reading.service.id)
        let existing = try transaction.openAlert(AlertIdentity(.verdict, subject, topic: standard.id))
        let lapsed = verdicts.filter(\.isLapsed)
        guard existing != nil || !lapsed.isEmpty else { return }
        let severities = lapsed.compactMap { standard.criterion($0.record.criterion)?.severity.urgency }
        let lapse = Lapse(severity: severities.max() ?? .warning, points: Set(lapsed.map(\.record.criterion)))
        let change = Change(
            subject: subject, kind: .verdict, topic: standard.id, before: existing?.newest.after ?? Lapse.none,
            after: lapse?.rawValue ?? Lapse.none, at: lapsed.map(\.since).min() ?? now,
            evidence: lapsed.flatMap { Self.evidence($0, now) }.prefix(5).map { $0 })
        var situation = AlertSituation(change)
        situation.standard = standard.title
        situation.points = lapsed.map { Self.point($0, standard, reading.labels, now) }
        let plan = useCases.alertLifecycle.follow(
            change, situation: situation, existing: existing,
            outbox: try existing.map { try transaction.deliveries(ofAlert: $0.id) } ?? [],
            context: AlertWriter.context(of: reading.service, holidays: reading.holidays, now: now),
            ids: { useCases.ids.next(at: now) })
        try transaction.keep(plan)
    }

    private static func point(
        _ verdict: StoredVerdict, _ standard: Standard, _ labels: [ChannelLabel], _ now: Timestamp
    ) -> AlertSituation.Point {
        let record = verdict.record
        let criterion = standard.criterion(record.criterion)
        // The value that decided, else what contradicts, else the first one.
        let value =
            record.values.first { $0.verdict == record.verdict && $0.role == "decides" }
            ?? record.values.first { $0.verdict == .fail } ?? record.values.first
        let found = value.flatMap { VerdictRow.Value($0, labels) }.flatMap { shown in
            Text(
                Language.allCases.map { language in
                    Text.Wording(
                        language: language.rawValue, words: Messages(language, now: now).found(shown))
                })
        }
        return AlertSituation.Point(
            criterion: record.criterion, title: criterion?.title ?? Text("en", record.criterion),
            verdict: record.verdict.rawValue, found: found, threshold: value?.threshold, remedy: criterion?.remedy)
    }

    private static func evidence(_ verdict: StoredVerdict, _ now: Timestamp) -> [Evidence] {
        verdict.record.values.flatMap(\.evidence).map {
            Evidence(subject: Subject(kind: .probe, path: $0.subject), at: Timestamp($0.at) ?? now, detail: $0.detail)
        }
    }
}

extension Criterion.Severity {
    /// How soon officials must know.
    var urgency: AlertSeverity {
        switch self {
        case .critical: .critical
        case .high, .medium: .warning
        case .low: .info
        }
    }
}
