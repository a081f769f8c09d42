public import Alerting
public import Curl
import Pages
import Registry
import Storage

/// How things stand in the outbox.
public struct OutboxCounts: Sendable, Hashable {
    /// Deliveries that wait.
    public var pending: Int
    /// Deliveries that were given up and nobody has seen.
    public var failed: Int
    /// Alerts that are not over.
    public var openAlerts: Int

    /// Creates counts.
    public init(pending: Int, failed: Int, openAlerts: Int) {
        self.pending = pending
        self.failed = failed
        self.openAlerts = openAlerts
    }
}

extension UseCases {
    /// The deliveries that are due, the routes taking turns.
    public func dueDeliveries(limit: Int) async throws -> [Delivery] {
        // Without any route nothing is tried: what waits goes out when one is configured.
        guard !alertRoutes.isEmpty else { return [] }
        let moment = now()
        return try await store.read { try $0.dueDeliveries(at: moment, limit: limit) }.fairlyByRoute(limit: limit)
    }

    /// Begins a delivery when its turn comes: it is marked as tried before anything is sent, and counts as possibly sent
    /// from then on.
    ///
    /// Gives nothing where it is no longer due: what it tells of may have ended while it waited for its turn.
    public func begin(_ due: Delivery) async throws -> Delivery? {
        let (moment, retries) = (now(), alertLifecycle.retries)
        return try await store.write { transaction in
            guard let current = try transaction.delivery(id: due.id),
                let begun = current.begun(at: moment, policy: retries)
            else { return nil }
            try transaction.update(begun)
            return begun
        }
    }

    /// Takes up the messages that the process before this one was sending when it ended; gives how many.
    ///
    /// To be called once by a server that holds the lock, before it sends anything: nobody else can be sending then.
    public func resumeDeliveries() async throws -> Int {
        let (moment, ids) = (now(), ids)
        return try await store.write { transaction in
            let interrupted = try transaction.deliveriesUnderWay()
            for delivery in interrupted {
                let report = delivery.interrupted(at: moment, ids: { ids.next(at: moment) })
                try transaction.update(report.delivery)
                try transaction.add(report.attempt)
            }
            return interrupted.count
        }
    }

    /// Begins one message, sends it and keeps what came of it; gives the word for it, or nothing where it was no longer due.
    ///
    /// - Parameters:
    ///   - due: a delivery that was due.
    ///   - send: makes a transfer.
    public func deliver(
        _ due: Delivery, send: @Sendable (Transfer) async -> TransferResult
    ) async throws -> String? {
        guard let begun = try await begin(due) else { return nil }
        let outcome: DeliveryOutcome
        do {
            let (transfer, route) = try alertRoutes.transfer(
                for: begun, saying: try await message(begun), at: now())
            outcome = route.judge(await send(transfer))
        } catch let problem as UndeliverableMessage {
            outcome = problem.outcome
        } catch {
            // Tried again like any other, and given up in the end, where a person sees it.
            outcome = .retry(why: "the message could not be written: \(error)")
        }
        let (moment, ids, retries) = (now(), ids, alertLifecycle.retries)
        try await store.write { transaction in
            guard let current = try transaction.delivery(id: due.id) else { return }
            var generator = SystemRandomNumberGenerator()
            let report = current.ended(
                outcome, at: moment, policy: retries, using: &generator, ids: { ids.next(at: moment) })
            try transaction.update(report.delivery)
            try transaction.add(report.attempt)
            if let event = report.event { try transaction.add(event) }
        }
        return outcome.word.rawValue
    }

    /// The ways by which messages can leave under these settings.
    private var alertRoutes: AlertRoutes { AlertRoutes(mail: settings.mail) }

    /// The words of one message.
    private func message(_ delivery: Delivery) async throws -> AlertMessage {
        let (file, zone) = try await store.read { transaction in
            guard let alert = try transaction.alert(id: delivery.alertID) else {
                throw Self.unknownAlert(delivery.alertID)
            }
            let service = try? self.service(alert.service, transaction)
            let zones =
                (service?.channels.compactMap(\.hours?.timezone) ?? [])
                + (service?.officials.compactMap(\.hours?.timezone) ?? [])
            return (try alertFile(alert, transaction, isWhole: false), zones.first)
        }
        // What is known now: while a message waited, the service may have got worse.
        let model = file.model(of: file.alert.newest)
        let seal = delivery.purpose == .resolved ? nil : try await seal(of: delivery)
        let mail = AlertMail(
            AlertMailModel(
                alert: model, purpose: AlertFile.purpose(delivery.purpose),
                acknowledgeURL: seal.map { Link.acknowledge(seal: $0).absolute(on: address.url) },
                pageURL: Link.status(file.alert.service).absolute(on: address.url),
                language: Language(tag: delivery.language) ?? .english, zone: zone.flatMap { DisplayZone($0) } ?? .utc,
                now: now()))
        return AlertMessage(subject: mail.subject, text: mail.text, html: mail.html)
    }

    /// How things stand in the outbox.
    public func outboxCounts() async throws -> OutboxCounts {
        try await store.read { transaction in
            let counts = try transaction.deliveryCounts()
            let open = try transaction.alertCount(state: .open) + transaction.alertCount(state: .acknowledged)
            return OutboxCounts(pending: counts.pending, failed: counts.unseenFailures, openAlerts: open)
        }
    }

    /// What keeps the program from being at work, in words; empty when it is.
    public func readiness() async -> [String] {
        do {
            guard let seen = try await store.read({ try $0.lastSeen() }), now() - seen < .seconds(10) else {
                return ["the watch has not recorded anything for ten seconds"]
            }
            return []
        } catch {
            return ["the database does not answer"]
        }
    }
}
