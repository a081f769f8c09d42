import Measures
public import Alerting
import Pages
import Probing
public import Registry
import Storage

/// An alert with everything that belongs to it.
public struct AlertFile: Sendable, Hashable {
    /// The alert.
    public var alert: Alert
    /// Its history, oldest first.
    public var events: [AlertEvent]
    /// Its messages, oldest first.
    public var deliveries: [Delivery]
    /// What its service is called.
    public var title: Text
    /// What the organisation of its service is called.
    public var organisation: Text
    /// How many people use the service on a day; nothing where nobody says.
    public var peoplePerDay: Int?
    /// The channels of its service, as they are named now.
    var channels: [ChannelLabel] = []
    /// The zone in which people read about its service.
    var zone: DisplayZone?
    /// What the checks of its service are for, by their addresses.
    var checkTitles: [String: Text] = [:]
    /// What unhappy people say, for whoever may read it; nothing for others.
    var examples: [AlertModel.Ratings.Example]?
}

extension UseCases {
    /// The life of alerts under these settings.
    var alertLifecycle: AlertLifecycle {
        AlertLifecycle(
            groupWait: settings.alerts.groupWait, remindEvery: settings.alerts.remindEvery,
            fallbackAddress: settings.alerts.fallbackAddress, publicAddress: address.url)
    }

    /// Alerts, newest first, of one state where one is given, with how many there are.
    public func alerts(
        state: Alert.State?, limit: Int, offset: Int, by caller: Caller
    ) async throws -> (files: [AlertFile], total: Int) {
        try caller.require(.see)
        return try await store.read { transaction in
            let services = caller.limitedTo
            return (
                try transaction.alerts(state: state, services: services, limit: limit, offset: offset)
                    .map { try alertFile($0, transaction, isWhole: false) },
                try transaction.alertCount(state: state, services: services)
            )
        }
    }

    /// One alert with its history and messages; a failed message counts as seen by whoever sees it.
    public func alert(id: Int64, by caller: Caller) async throws -> AlertFile {
        let file = try await store.read { transaction in
            guard let alert = try transaction.alert(id: id) else { throw Self.unknownAlert(id) }
            return try alertFile(alert, transaction, isWhole: true)
        }
        try caller.require(.see, service: file.alert.service)
        let unseen = file.deliveries.filter(\.isUnseenFailure)
        if !unseen.isEmpty {
            let moment = now()
            try await store.write { transaction in
                for delivery in unseen { try transaction.update(delivery.markedSeen(by: caller.name, at: moment)) }
            }
        }
        return file
    }

    /// Says that somebody knows of an alert; saying it again changes nothing.
    public func acknowledge(alert id: Int64, by caller: Caller) async throws -> AlertFile {
        let (moment, ids, lifecycle) = (now(), ids, alertLifecycle)
        return try await store.write { transaction in
            guard let alert = try transaction.alert(id: id) else { throw Self.unknownAlert(id) }
            try caller.require(.acknowledge, service: alert.service)
            let plan = lifecycle.acknowledge(
                alert, by: caller.name, outbox: try transaction.deliveries(ofAlert: id), at: moment,
                ids: { ids.next(at: moment) })
            try transaction.keep(plan)
            if plan.action.isSomething {
                try transaction.audit(
                    actor: caller.name, action: "acknowledge", subject: "alert \(id)", detail: "", now: moment, ids: ids
                )
            }
            return try alertFile(plan.alert ?? alert, transaction, isWhole: true)
        }
    }

    /// Tells officials again of alerts that nobody acknowledged.
    public func remind() async throws {
        let moment = now()
        var after: (toldAt: Timestamp, id: Int64)?
        while true {
            let last = after
            let page = try await store.read { transaction in
                let due = try transaction.alertsToRemind(
                    toldBefore: moment - settings.alerts.remindEvery, after: last, limit: Self.reminderPage)
                // Looked at by a reader: those that may not be reminded now keep the writer from nobody.
                let plans = try due.filter { try reminder(of: $0, at: moment, transaction)?.action.isSomething == true }
                return (last: due.last, isLast: due.count < Self.reminderPage, due: plans)
            }
            if !page.due.isEmpty {
                try await store.write { transaction in
                    for alert in page.due {
                        // It may have been acknowledged in between.
                        guard let now = try transaction.alert(id: alert.id),
                            let plan = try reminder(of: now, at: moment, transaction)
                        else { continue }
                        try transaction.keep(plan)
                    }
                }
            }
            guard !page.isLast, let end = page.last else { return }
            after = (end.toldAt, end.id)
        }
    }

    /// How many alerts that are due for a reminder are looked at together.
    private static let reminderPage = 100

    private func reminder(of alert: Alert, at moment: Timestamp, _ transaction: StoreTransaction) throws -> AlertPlan? {
        guard !alert.isForOperator, let service = try? self.service(alert.service, transaction) else { return nil }
        let holidays = try publicHolidays(of: service.organisation, transaction)
        return alertLifecycle.remind(
            alert, outbox: try transaction.deliveries(ofAlert: alert.id),
            context: AlertWriter.context(of: service, holidays: holidays, now: moment, alert: alert),
            ids: { ids.next(at: moment) })
    }

    func alertFile(_ alert: Alert, _ transaction: StoreTransaction, isWhole: Bool) throws -> AlertFile {
        guard alert.kind != .network else { return try ownFile(alert, transaction, isWhole: isWhole) }
        let stored = try transaction.subject(.service(alert.service))
        let service = try? self.service(alert.service, transaction)
        let body = try service.flatMap { try transaction.subject(.organisation($0.organisation)) }
        let people = try stored.flatMap { try transaction.boardPeople(subject: $0.id) }
        return AlertFile(
            alert: alert, events: isWhole ? try transaction.events(ofAlert: alert.id) : [],
            deliveries: isWhole ? try transaction.deliveries(ofAlert: alert.id) : [],
            title: stored.flatMap { RegistrationWriter.text($0.title) } ?? Text("en", alert.service),
            organisation: body.flatMap { RegistrationWriter.text($0.title) }
                ?? Text("en", service?.organisation ?? ""),
            peoplePerDay: people ?? service?.volumes.map { Int((Double($0.perYear) / 365).rounded()) },
            channels: ChannelLabel.labels(service?.channels ?? []),
            zone: try service.flatMap { try zone(of: $0, transaction) }, checkTitles: service.map(checkTitles) ?? [:])
    }

    /// What each check of a service is for, as its definition says.
    private func checkTitles(_ service: PublicService) -> [String: Text] {
        service.channels.reduce(into: [:]) { titles, channel in
            for probe in channel.probes {
                titles[Subject.probe(service.id, channel.id, probe.id).path] = definitions[probe.use]?.title
            }
        }
    }

    /// An alert about this program itself, which belongs to no service.
    private func ownFile(_ alert: Alert, _ transaction: StoreTransaction, isWhole: Bool) throws -> AlertFile {
        AlertFile(
            alert: alert, events: isWhole ? try transaction.events(ofAlert: alert.id) : [],
            deliveries: isWhole ? try transaction.deliveries(ofAlert: alert.id) : [], title: Text("en", "Plumbline"),
            organisation: Text("en", "Plumbline"), peoplePerDay: nil)
    }

    static func unknownAlert(_ id: Int64) -> NameError {
        .unknown(kind: "alert", name: String(id), suggestion: nil)
    }
}
