public import Measures
public import Registry

/// Deliveries that leave as one message: what one person must be told together.
///
/// Each stays a delivery of its own alert and comes to its own end; they share a message id, a try and its outcome. Once
/// it was tried, nothing joins a bundle any more, since what was sent may have arrived; what is taken back leaves it.
public struct DeliveryBundle: Hashable, Sendable {
    /// A delivery that waits, with what its alert is about.
    public struct Waiting: Hashable, Sendable {
        /// The delivery.
        public var delivery: Delivery
        /// The slug of the service that its alert is about.
        public var service: String
        /// What kind of change its alert is about.
        public var kind: Change.Kind

        /// Creates a delivery that waits.
        public init(_ delivery: Delivery, service: String, kind: Change.Kind) {
            self.delivery = delivery
            self.service = service
            self.kind = kind
        }
    }

    /// From how many messages to one address on, due at the same moment, they leave as one though no cause is shared.
    public static let mass = 4

    /// For how long no more of a cause must have come before what followed the first message about it is told, and how
    /// long it waits for more at most.
    static let first: (quiet: Duration, gathering: Duration) = (.seconds(30), .seconds(60))

    /// The same of what comes after that second message.
    static let later: (quiet: Duration, gathering: Duration) = (.seconds(120), .seconds(300))

    /// How long what follows another message about a cause waits for more of it at most.
    public static let gathering: Duration = later.gathering

    /// The deliveries, each with its try begun, the oldest first; never empty.
    public let members: [Delivery]

    /// The delivery under whose id all leave.
    public var leader: Delivery { members[0] }

    /// The same as one delivery to hand to a route: to one address, under one id.
    public var message: Delivery {
        let leader = leader
        return Delivery(
            id: leader.id, alertID: leader.alertID, purpose: leader.purpose, route: leader.route,
            address: leader.address, language: leader.language, office: leader.office, createdAt: leader.createdAt,
            messageID: leader.sentID, inReplyTo: leader.inReplyTo, state: leader.state, attempts: leader.attempts,
            nextAttemptAt: leader.nextAttemptAt, expiresAt: leader.expiresAt)
    }

    /// Begins a delivery that is due with all that leave with it; nil where it is not due.
    ///
    /// Keep every member before anything is sent, all in one transaction.
    ///
    /// - Parameters:
    ///   - due: the delivery.
    ///   - waiting: the deliveries to the same address by the same route that wait, the one that is due among them.
    ///   - told: the message that has just told the same address of the same cause; nil where none has.
    ///   - groupWait: how long openings wait for others of the same cause.
    public static func begin(
        _ due: Delivery, waiting: [Waiting], following told: Delivery? = nil, groupWait: Duration, at now: Timestamp,
        policy: RetryPolicy
    ) -> DeliveryBundle? {
        guard due.isDue(at: now) else { return nil }
        var together = [due]
        if let bundle = due.bundle {
            together = waiting.map(\.delivery).filter { $0.bundle == bundle && $0.isDue(at: now) }
        } else if due.isUnsent {
            together = partners(
                of: due, waiting, causeWait: max(groupWait, gathering), groupWait: groupWait, at: now)
        }
        together.sort { $0.id < $1.id }
        let id = due.bundle ?? (together.count > 1 ? together[0].messageID : nil)
        let members = together.map { delivery in
            var begun = delivery.begunNow(at: now, policy: policy)
            begun.bundle = id
            if let told, begun.isOfCause(due.sharedCause) { begun.inReplyTo = begun.inReplyTo ?? told.root }
            return begun
        }
        return members.isEmpty ? nil : DeliveryBundle(members: members)
    }

    /// Until when a delivery that is due waits for others of its cause; nil where it leaves now.
    ///
    /// The first message about a cause never waits. Services of one server are asked at different times, so that the rest
    /// fail one after the other: they gather, and are told soon in one further message. What comes after that one waits
    /// longer, so that a server that fails bit by bit is no flood.
    ///
    /// - Parameter told: the message that has just told the same address of the same cause; nil where none has.
    public static func gathers(
        _ due: Delivery, waiting: [Waiting], following told: Delivery?, at now: Timestamp
    ) -> Timestamp? {
        guard told != nil, due.mayGather else { return nil }
        let made = waiting.map(\.delivery).filter {
            $0.mayGather && $0.purpose == due.purpose && $0.isOfCause(due.sharedCause)
                && $0.nextAttemptAt <= now + gathering
        }.map(\.createdAt)
        let (oldest, newest) = (made.min() ?? due.createdAt, made.max() ?? due.createdAt)
        let waits = told?.inReplyTo == nil ? first : later
        let until = min(newest + waits.quiet, oldest + waits.gathering)
        return until > now ? until : nil
    }

    /// What a delivery that is sent for the first time leaves with, itself among them.
    private static func partners(
        of due: Delivery, _ waiting: [Waiting], causeWait: Duration, groupWait: Duration, at now: Timestamp
    ) -> [Delivery] {
        let own = waiting.filter { $0.delivery.id == due.id }
        let fresh = waiting.filter {
            $0.delivery.purpose == due.purpose && $0.delivery.isUnsent && $0.delivery.bundle == nil
                && $0.delivery.id != due.id
        }
        var together: [Waiting]
        if due.purpose == .resolved {
            // What was told in one thread, or of one cause, ends in one message, however long single ends have been
            // waiting for it.
            together = fresh.filter { other in
                (due.inReplyTo != nil && other.delivery.inReplyTo == due.inReplyTo)
                    || other.delivery.isOfCause(due.sharedCause)
            }
        } else {
            let near = fresh.filter { $0.delivery.nextAttemptAt <= now + groupWait }
            together = fresh.filter {
                $0.delivery.isOfCause(due.sharedCause) && $0.delivery.nextAttemptAt <= now + causeWait
            }
            // Silence and what cannot be seen are part of an outage of the same service, and else matters of their own.
            let outages = Set((near + own).filter { $0.kind == .status }.map(\.service))
            let services = Set((together + own).filter(\.isAboutStanding).map(\.service)).intersection(outages)
            together += near.filter { other in
                other.isAboutStanding && services.contains(other.service)
                    && (other.delivery.sharedCause == nil || due.sharedCause == nil) && !together.contains(other)
            }
        }
        let causes = Dictionary(grouping: fresh.map(\.delivery) + [due], by: \.sharedCause)
        func standsAlone(_ delivery: Delivery) -> Bool {
            delivery.sharedCause == nil || (causes[delivery.sharedCause]?.count ?? 0) < 2
        }
        // Our own network is a matter of its own, for whoever runs this program.
        let loose = fresh.filter { $0.delivery.isDue(at: now) && standsAlone($0.delivery) && $0.kind != .network }
        if standsAlone(due), !own.contains(where: { $0.kind == .network }), loose.count + 1 >= mass {
            together += loose.filter { !together.contains($0) }
        }
        return [due] + together.map(\.delivery)
    }

    /// What the try of all of them led to, the same for each; gives what is to be kept, all in one transaction.
    ///
    /// - Parameter members: the deliveries as they are now; some may have been taken back while the message was under way.
    public static func ended(
        _ members: [Delivery], _ outcome: DeliveryOutcome, at now: Timestamp, policy: RetryPolicy,
        using generator: inout some RandomNumberGenerator, ids: () -> Int64
    ) -> [DeliveryReport] {
        // One wait for all: they are tried again together.
        let wait = policy.wait(afterAttempts: members.map(\.attempts).max() ?? 1, using: &generator)
        return members.map { $0.ended(outcome, at: now, nextAt: now + wait, ids: ids) }
    }
}

extension Delivery {
    /// Whether it may wait for others of its cause: it tells of something, for the first time, that has a known cause.
    public var mayGather: Bool { sharedCause != nil && purpose != .resolved && isUnsent && bundle == nil }

    /// Whether it is about a cause that is known.
    func isOfCause(_ cause: String?) -> Bool { cause != nil && sharedCause == cause }
}

extension DeliveryBundle.Waiting {
    /// Whether its alert says how a service stands, of which one cause can have several.
    var isAboutStanding: Bool { AlertLifecycle.isAboutStanding(kind) }
}
