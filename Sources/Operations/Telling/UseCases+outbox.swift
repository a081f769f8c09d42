public import Alerting
public import Curl
import Documents
import Pages
import Persistence
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

    /// Begins a delivery when its turn comes, with all that leave in one message with it: they are marked as tried before
    /// anything is sent, and count as possibly sent from then on.
    ///
    /// Gives nil where it is no longer due: what it tells of may have ended while it waited for its turn, or it left with
    /// another one.
    public func begin(_ due: Delivery) async throws -> DeliveryBundle? {
        let (moment, lifecycle) = (now(), alertLifecycle)
        return try await store.write { transaction in
            guard let current = try transaction.delivery(id: due.id), current.isDue(at: moment) else { return nil }
            let waiting = try transaction.waiting(to: current.address, by: current.route)
            let told = try Self.told(before: current, transaction, at: moment)
            if let later = DeliveryBundle.gathers(current, waiting: waiting, following: told, at: moment) {
                try transaction.update(current.putOff(to: later))
                return nil
            }
            let bundle = DeliveryBundle.begin(
                current, waiting: waiting, following: told, groupWait: lifecycle.groupWait, at: moment,
                policy: lifecycle.retries)
            for delivery in bundle?.members ?? [] { try transaction.update(delivery) }
            return bundle
        }
    }

    /// The message that has just told the same address of the cause of a delivery, and of something no less urgent that is
    /// not over; nil where none has, or where the address was told since that the service works again.
    private static func told(
        before delivery: Delivery, _ transaction: StoreTransaction, at moment: Timestamp
    ) throws -> Delivery? {
        guard delivery.mayGather, let alert = try transaction.alert(id: delivery.alertID),
            let told = try transaction.lastTold(
                ofCauseOf: delivery, atLeast: alert.severity, since: moment - DeliveryBundle.gathering)
        else { return nil }
        if let before = told.endedAt,
            try transaction.wasToldOver(service: alert.service, to: delivery.address, since: before)
        {
            return nil
        }
        return told
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
                for: begun.message, saying: try await message(begun), at: now())
            outcome = route.judge(await send(transfer))
        } catch let problem as UndeliverableMessage {
            outcome = problem.outcome
        } catch {
            // Tried again like any other, and given up in the end, where a person sees it.
            outcome = .retry(why: "the message could not be written: \(Self.words(of: error))")
        }
        let (moment, ids, retries) = (now(), ids, alertLifecycle.retries)
        try await store.write { transaction in
            let members = try begun.members.compactMap { try transaction.delivery(id: $0.id) }
            var generator = SystemRandomNumberGenerator()
            let reports = DeliveryBundle.ended(
                members, outcome, at: moment, policy: retries, using: &generator, ids: { ids.next(at: moment) })
            for report in reports {
                try transaction.update(report.delivery)
                try transaction.add(report.attempt)
                if let event = report.event { try transaction.add(event) }
            }
        }
        return outcome.word.rawValue
    }

    /// What an error says of itself, for whoever reads what became of a message; its kind where it has no words.
    static func words(of error: any Error) -> String {
        switch error {
        case let error as DatastoreError: error.description
        case let error as StoreError: error.description
        case let error as NameError: error.description
        case let error as DocumentProblems: "\(error.problems.count) errors in a registered file"
        default: "a fault of this program (\(type(of: error)))"
        }
    }

    /// The ways by which messages can leave under these settings.
    private var alertRoutes: AlertRoutes { AlertRoutes(mail: settings.mail) }

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
