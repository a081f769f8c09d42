public import Registry

/// What the end of one try leaves to be kept, all in one transaction.
public struct DeliveryReport: Hashable, Sendable {
    /// The delivery as it is now.
    public var delivery: Delivery
    /// The try.
    public var attempt: DeliveryAttempt
    /// What the alert's history says about it: only that a message was given up.
    public var event: AlertEvent?
}

extension Delivery {
    /// Whether it is to be tried at a moment.
    public func isDue(at now: Timestamp) -> Bool { state == .pending && nextAttemptAt <= now }

    /// The delivery with a try begun; nothing where it is not due.
    ///
    /// Keep it before anything is sent. From then on it counts as possibly sent, whatever becomes of the process; the try that never ends is due again
    /// after the policy's limit, with the same `messageID`.
    public func begun(at now: Timestamp, policy: RetryPolicy) -> Delivery? {
        isDue(at: now) ? begunNow(at: now, policy: policy) : nil
    }

    /// The delivery with a try begun, whether or not its own time has come.
    func begunNow(at now: Timestamp, policy: RetryPolicy) -> Delivery {
        var delivery = self
        delivery.attempts += 1
        delivery.nextAttemptAt = now + policy.attemptLimit
        return delivery
    }

    /// What a try leaves that ended with the process which made it: the message may have arrived, and is due at once.
    public func interrupted(at now: Timestamp, ids: () -> Int64) -> DeliveryReport {
        var delivery = self
        delivery.nextAttemptAt = now
        let attempt = DeliveryAttempt(
            id: ids(), deliveryID: id, at: now, outcome: .retry,
            detail: "the program ended while this was being sent; it may have arrived")
        return DeliveryReport(delivery: delivery, attempt: attempt)
    }

    /// What a try led to.
    ///
    /// A delivery that was taken back while it was under way and arrived all the same counts as delivered: what is kept
    /// is what happened.
    public func ended(
        _ outcome: DeliveryOutcome, at now: Timestamp, policy: RetryPolicy,
        using generator: inout some RandomNumberGenerator, ids: () -> Int64
    ) -> DeliveryReport {
        ended(outcome, at: now, nextAt: now + policy.wait(afterAttempts: attempts, using: &generator), ids: ids)
    }

    /// What a try led to, where the moment of the next one is decided for several deliveries together.
    func ended(
        _ outcome: DeliveryOutcome, at now: Timestamp, nextAt next: Timestamp, ids: () -> Int64
    ) -> DeliveryReport {
        let attempt = DeliveryAttempt(
            id: ids(), deliveryID: id, at: now, outcome: outcome.word, detail: outcome.detail)
        var delivery = self
        switch outcome {
        case .delivered:
            delivery.end(.delivered, at: now, error: nil)
            return DeliveryReport(delivery: delivery, attempt: attempt)
        case .retry, .misconfigured:
            guard state == .pending else { return DeliveryReport(delivery: self, attempt: attempt) }
            delivery.needsOperator = outcome.word == .misconfigured
            delivery.lastError = outcome.detail
            guard next > expiresAt else {
                delivery.nextAttemptAt = next
                return DeliveryReport(delivery: delivery, attempt: attempt)
            }
            delivery.end(.expired, at: now, error: outcome.detail)
        case .failed(let why):
            guard state == .pending else { return DeliveryReport(delivery: self, attempt: attempt) }
            delivery.end(.failed, at: now, error: why)
        }
        let event = AlertEvent(
            id: ids(), alertID: alertID, at: now, kind: .deliveryFailed, deliveryID: id, detail: delivery.lastError)
        return DeliveryReport(delivery: delivery, attempt: attempt, event: event)
    }

    /// The delivery with a note of who saw that it was given up; unchanged where it was not, or was seen before.
    public func markedSeen(by person: String, at now: Timestamp) -> Delivery {
        guard isUnseenFailure else { return self }
        var delivery = self
        delivery.seen = Seen(at: now, by: person)
        return delivery
    }

    /// The delivery taken back, with the reason; nothing where it came to its end before.
    func cancelled(because reason: String, at now: Timestamp) -> Delivery? {
        guard state == .pending else { return nil }
        var delivery = self
        delivery.end(.cancelled, at: now, error: reason)
        return delivery
    }

    /// The delivery brought forward to a moment; nothing where it is due before that anyway.
    public func broughtForward(to moment: Timestamp, policy: RetryPolicy) -> Delivery? {
        guard isUnsent, moment < nextAttemptAt else { return nil }
        var delivery = self
        delivery.nextAttemptAt = moment
        delivery.expiresAt = moment + policy.givesUpAfter
        return delivery
    }

    /// The delivery put off to a moment, to leave with others.
    public func putOff(to moment: Timestamp) -> Delivery {
        var delivery = self
        delivery.nextAttemptAt = moment
        return delivery
    }

    private mutating func end(_ end: State, at now: Timestamp, error: String?) {
        state = end
        endedAt = now
        lastError = error
        if end == .delivered || end == .cancelled { needsOperator = false }
    }
}

extension Sequence<Delivery> {
    /// At most so many deliveries, the routes taking turns, so that one with a long queue delays no other.
    public func fairlyByRoute(limit: Int) -> [Delivery] {
        var queues = Dictionary(grouping: self, by: \.route).sorted { $0.key < $1.key }.map { $0.value[...] }
        var taken: [Delivery] = []
        while taken.count < limit, queues.contains(where: { !$0.isEmpty }) {
            for index in queues.indices where taken.count < limit {
                if let next = queues[index].popFirst() { taken.append(next) }
            }
        }
        return taken
    }
}
