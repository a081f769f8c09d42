/// How many names may be looked up at the same time.
///
/// A domain whose name servers are silent would else fill the name server that this machine asks, for everybody.
public struct LookupLimits: Sendable, Hashable {
    /// The most look-ups in flight.
    public var total: Int
    /// The most look-ups in flight for the hosts of one domain.
    public var perDomain: Int
    /// The most look-ups in flight for domains whose last look-up was slow: the rest is always left to the others.
    public var slow: Int

    /// Creates limits.
    public init(total: Int = 256, perDomain: Int = 8, slow: Int? = nil) {
        self.total = max(1, total)
        self.perDomain = max(1, perDomain)
        self.slow = max(1, slow ?? total / 2)
    }
}

/// Decides which transfers may start their look-up; the others wait, in order, per domain.
final class LookupGate<Ticket> {
    /// The hosts of one domain, which mostly share their name servers.
    final class Domain {
        fileprivate(set) var inFlight = 0
        /// Whether its last look-up was slow or failed to end.
        fileprivate(set) var isSlow = false
        fileprivate var waiting: ArraySlice<(ticket: Ticket, since: Int64, deadline: Int64)> = []
        fileprivate var isQueued = false
    }

    /// A place in flight.
    enum Place { case ordinary, slow }

    /// A transfer that waited.
    struct Waited {
        var ticket: Ticket
        var domain: Domain
        var since: Int64
    }

    let limits: LookupLimits
    private(set) var inFlight = 0
    private(set) var waitingCount = 0
    /// When the first of those that wait gives up, or earlier.
    private(set) var nextExpiry: Int64?
    private var slowInFlight = 0
    /// The domains that somebody holds, uses or waits for; others, such as those that redirects led to, are let go when
    /// there have come to be twice as many.
    private var domains: [String: Domain] = [:]
    private var sweepAt = 1_024
    private var queue: ArraySlice<Domain> = []
    private var slowQueue: ArraySlice<Domain> = []

    init(limits: LookupLimits) {
        self.limits = limits
    }

    /// The domain of a key, always the same object.
    func domain(_ key: String) -> Domain {
        if let known = domains[key] { return known }
        if domains.count >= sweepAt { sweep() }
        let domain = Domain()
        domains[key] = domain
        return domain
    }

    /// How many domains are known.
    var domainCount: Int { domains.count }

    private func sweep() {
        var kept: [String: Domain] = [:]
        for key in Array(domains.keys) {
            guard var domain = domains.removeValue(forKey: key) else { continue }
            let isUsed = domain.inFlight > 0 || !domain.waiting.isEmpty || domain.isQueued
            if isUsed || !isKnownUniquelyReferenced(&domain) { kept[key] = domain }
        }
        domains = kept
        sweepAt = max(1_024, 2 * kept.count)
    }

    /// Takes a place for a domain; nothing where it has to wait.
    func enter(_ domain: Domain) -> Place? {
        guard domain.waiting.isEmpty else { return nil }
        return take(domain)
    }

    /// Gives a place back; `wasSlow` for a look-up that took long or never ended.
    func leave(_ domain: Domain, _ place: Place, wasSlow: Bool) {
        inFlight -= 1
        domain.inFlight -= 1
        if place == .slow { slowInFlight -= 1 }
        domain.isSlow = wasSlow
        enqueue(domain)
    }

    /// Lets a transfer wait until a time.
    func wait(_ ticket: Ticket, for domain: Domain, since: Int64, deadline: Int64) {
        domain.waiting.append((ticket, since, deadline))
        waitingCount += 1
        nextExpiry = min(nextExpiry ?? deadline, deadline)
        enqueue(domain)
    }

    /// The next transfer that may start now, with the place taken for it.
    func next() -> (waited: Waited, place: Place)? {
        while waitingCount > 0, inFlight < limits.total {
            let domain: Domain
            if let first = queue.popFirst() {
                domain = first
            } else if slowInFlight < limits.slow, let first = slowQueue.popFirst() {
                domain = first
            } else {
                return nil
            }
            domain.isQueued = false
            guard !domain.waiting.isEmpty, let place = take(domain) else {
                // Slow by now: it waits with the slow ones. Full: it comes back when it leaves.
                enqueue(domain)
                continue
            }
            guard let first = domain.waiting.popFirst() else { return nil }
            waitingCount -= 1
            enqueue(domain)
            return (Waited(ticket: first.ticket, domain: domain, since: first.since), place)
        }
        return nil
    }

    /// Takes out those whose time has passed, or that a rule picks.
    func remove(now: Int64, where isPicked: (Ticket) -> Bool = { _ in false }) -> [Waited] {
        var removed: [Waited] = []
        var earliest: Int64?
        for domain in domains.values where !domain.waiting.isEmpty {
            var kept: ArraySlice<(ticket: Ticket, since: Int64, deadline: Int64)> = []
            for entry in domain.waiting {
                if entry.deadline <= now || isPicked(entry.ticket) {
                    removed.append(Waited(ticket: entry.ticket, domain: domain, since: entry.since))
                } else {
                    kept.append(entry)
                    earliest = min(earliest ?? entry.deadline, entry.deadline)
                }
            }
            domain.waiting = kept
        }
        waitingCount -= removed.count
        nextExpiry = earliest
        return removed
    }

    private func hasRoom(_ domain: Domain) -> Bool { domain.inFlight < limits.perDomain }

    private func take(_ domain: Domain) -> Place? {
        guard inFlight < limits.total, hasRoom(domain) else { return nil }
        guard !domain.isSlow || slowInFlight < limits.slow else { return nil }
        inFlight += 1
        domain.inFlight += 1
        guard domain.isSlow else { return .ordinary }
        slowInFlight += 1
        return .slow
    }

    private func enqueue(_ domain: Domain) {
        guard !domain.waiting.isEmpty, !domain.isQueued, hasRoom(domain) else { return }
        domain.isQueued = true
        if domain.isSlow { slowQueue.append(domain) } else { queue.append(domain) }
    }
}
