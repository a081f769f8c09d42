import CCurl
public import Epoll
import Glibc

/// Transfers in flight on one event loop, through libcurl's multi-socket interface.
///
/// Used on the loop only, by one actor that runs there, or set up before the loop is started.
public final class Transfers: LoopClient, EventHandler {
    /// One ended transfer.
    public struct Finished: Sendable {
        /// What `start` was given.
        public let token: UInt64
        /// What came of it; whoever needs it may take it out.
        public var result: TransferResult
    }

    /// The settings that it was made with.
    public let settings: TransferSettings
    /// Called once per round of the loop with all transfers that ended in it; may start others.
    public var onFinished: (_ finished: inout [Finished]) -> Void = { _ in }

    let loop: EventLoop
    let multi: UnsafeMutableRawPointer
    /// Handles at work, and handles that wait to be used again, the one idle longest first.
    let flying = SlotList()
    let idle = SlotList()
    let gate: LookupGate<LookupTicket>
    let resolver: Resolver
    /// Those that try one address after the other, and when the first of them has to be reminded to go on.
    var walking: [SlotPointer] = []
    var nextStep: Int64?
    /// By which kinds of address there is a way to the internet.
    var waysOut = WaysOut()
    /// Those that ended without getting to libcurl, until the next turn.
    var finished: [Finished] = []
    /// An empty list that keeps its memory from turn to turn.
    private var spare: [Finished] = []
    /// When libcurl wants to be called; `Int64.min` for at once.
    var timer: Int64?
    private var isClosed = false
    /// How many handles libcurl works on, by our count and by its own: they differ when one has ended.
    private var inCurl = 0
    private var running = 0

    /// Makes an empty set of transfers on a loop.
    ///
    /// - Throws: `CurlError` where libcurl has no memory or descriptors.
    public init(loop: EventLoop, settings: TransferSettings) throws(CurlError) {
        self.loop = loop
        self.settings = settings
        multi = try CurlLibrary.makeMulti()
        gate = LookupGate(limits: settings.lookups)
        resolver = Resolver(loop: loop, servers: settings.nameServers, routes: settings.routes)
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_multi_set_socket(multi, TransfersCallbacks.socket, context)
        ccurl_multi_set_timer(multi, TransfersCallbacks.timer, context)
        // Connections are never shared, so there is nothing to wait for and nothing to keep.
        ccurl_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
        resolver.onEnded = { [unowned self] lookup, outcome in ended(lookup, outcome) }
        loop.add(self)
    }

    /// How many transfers were started and have not ended, those whose names are looked up or wait for that included.
    public var inFlight: Int { flying.count + resolver.underWay.count + gate.waitingCount }

    /// How many transfers wait for the look-up of other names to end.
    public var waitingForLookup: Int { gate.waitingCount }

    /// How late the present round of the loop was, in microseconds.
    var roundLag: Int64 { loop.lag.worst }

    /// Starts a transfer that runs once.
    public func start(_ transfer: Transfer, token: UInt64) {
        start(PreparedTransfer(transfer), token: token)
    }

    /// Starts a transfer; its result comes through `onFinished` with the same token.
    public func start(_ prepared: PreparedTransfer, token: UInt64) {
        if let refused = isClosed ? .ours("transfers have ended") : prepared.refused {
            finish(token, failure: refused)
            return
        }
        guard let key = prepared.lookupKey else {
            if prepared.transfer.endsAfterLookup { return finish(token, addresses: prepared.plainAddresses) }
            launch(prepared, token: token)
            return
        }
        // Who is known on this machine waits behind nobody's look-up.
        if let named = resolver.inHosts(prepared) {
            guard !prepared.transfer.endsAfterLookup else {
                return finish(token, addresses: FoundAddresses.all(of: named.list, v6First: named.v6First))
            }
            let found = FoundAddresses(list: named.list, v6First: named.v6First, took: 0, lag: roundLag)
            return launch(prepared, token: token, found: found)
        }
        let domain: LookupGate<LookupTicket>.Domain
        if let known = prepared.domain {
            domain = known
        } else {
            domain = gate.domain(key)
            prepared.domain = domain
        }
        let ticket = LookupTicket(prepared: prepared, token: token)
        guard let place = gate.enter(domain) else {
            let now = loop.turnStartedAt
            gate.wait(ticket, for: domain, since: now, deadline: now + prepared.lookupPatience)
            return
        }
        resolver.start(Lookup(ticket, domain: domain, place: place, waited: 0))
    }

    /// Ends a transfer without a result; returns whether it was in flight.
    @discardableResult
    public func cancel(token: UInt64) -> Bool {
        if let slot = flying.first(where: { $0.pointee.token == token }) {
            land(slot)
            return true
        }
        if let lookup = resolver.underWay.first(where: { $0.ticket.token == token }) {
            resolver.take(lookup)
            gate.leave(lookup.domain, lookup.place, wasSlow: lookup.domain.isSlow)
            return true
        }
        return !gate.remove(now: .min, where: { $0.token == token }).isEmpty
    }

    /// Ends all transfers without results and gives everything back; nothing can be started afterwards.
    public func close() {
        guard !isClosed else { return }
        isClosed = true
        loop.remove(self)
        _ = gate.remove(now: .max)
        resolver.close()
        while let slot = flying.oldest { land(slot) }
        while let slot = idle.oldest {
            idle.remove(slot)
            free(slot)
        }
        curl_multi_cleanup(multi)
        finished = []
    }

    deinit {
        // An open one is kept by its loop, so only a closed one gets here.
        precondition(isClosed, "Transfers must be closed before they are let go; the loop's descriptors would leak.")
    }

    /// Puts a handle to work; `found` is what the look-up of its host brought, where it needs one.
    func launch(_ prepared: PreparedTransfer, token: UInt64, found: FoundAddresses? = nil) {
        guard let slot = readySlot(for: prepared) else {
            finish(token, failure: .ours("libcurl has no memory for another transfer"))
            return
        }
        slot.pointee.begin(token: token, at: loop.turnStartedAt)
        if let found { slot.take(found) }
        slot.pointee.isFlying = true
        flying.append(slot)
        inCurl += 1
        let code = curl_multi_add_handle(multi, slot.pointee.handle)
        guard code == CURLM_OK else {
            land(slot)
            finish(token, failure: .ours("libcurl: \(String(cString: curl_multi_strerror(code)))"))
            return
        }
    }

    /// Takes a handle away from libcurl and back into the pool.
    func land(_ slot: SlotPointer) {
        guard slot.pointee.isFlying else { return }
        curl_multi_remove_handle(multi, slot.pointee.handle)
        inCurl -= 1
        running = inCurl
        slot.pointee.isFlying = false
        slot.dropBody()
        if slot.pointee.walk != nil { endWalk(slot) }
        slot.forgetFormerAddresses()
        flying.remove(slot)
        idle.append(slot)
    }

    /// libcurl's sockets are ready.
    public func ready(_ descriptor: Int32, _ events: Events) {
        var mask: Int32 = 0
        if events.contains(.readable) || events.contains(.hungUp) { mask |= Int32(CURL_CSELECT_IN) }
        if events.contains(.writable) { mask |= Int32(CURL_CSELECT_OUT) }
        if events.contains(.failed) { mask |= Int32(CURL_CSELECT_ERR) }
        act(descriptor, mask)
    }

    /// When libcurl or a waiting look-up needs a turn.
    public var nextDeadline: Int64? {
        if !finished.isEmpty { return .min }
        let earliest = min(
            timer ?? .max, gate.nextExpiry ?? .max, min(resolver.nextDeadline ?? .max, nextStep ?? .max))
        return earliest == .max ? nil : earliest
    }

    /// Serves libcurl's timer and look-ups, collects what has ended, starts what may start.
    public func turn(now: Int64) {
        resolver.turn(now: now)
        // Rounds are bounded, so that no stream of instant timers keeps the loop from its other work.
        var rounds = 0
        while let due = timer, due <= now, rounds < 8 {
            timer = nil
            act(CURL_SOCKET_TIMEOUT, 0)
            rounds += 1
        }
        if let nextStep, nextStep <= now { remindWalkers(now: now) }
        if gate.nextExpiry ?? .max <= now { giveUpWaiting(now: now) }
        if resolver.nextExpiry ?? .max <= now { giveUpLookups(now: now) }
        guard running != inCurl || !finished.isEmpty else {
            if gate.waitingCount > 0 { startWaiting(now: now) }
            return
        }
        var batch: [Finished] = []
        swap(&batch, &spare)
        if !finished.isEmpty {
            batch.append(contentsOf: finished)
            finished = []
        }
        if running != inCurl { collect(into: &batch) }
        if gate.waitingCount > 0 { startWaiting(now: now) }
        guard !batch.isEmpty else { return }
        onFinished(&batch)
        batch.removeAll(keepingCapacity: true)
        swap(&batch, &spare)
    }

    private func act(_ socket: Int32, _ mask: Int32) {
        var count: Int32 = 0
        curl_multi_socket_action(multi, socket, mask, &count)
        running = Int(count)
    }

    private func readySlot(for prepared: PreparedTransfer) -> SlotPointer? {
        if let warm = prepared.slot, !warm.pointee.isFlying {
            idle.remove(warm)
            return warm
        }
        guard let slot = takeOldest() ?? makeSlot() else { return nil }
        if let former = slot.pointee.prepared, former.slot == slot { former.slot = nil }
        guard slot.setUp(for: prepared, settings: settings) == CURLE_OK else {
            free(slot)
            return nil
        }
        prepared.slot = slot
        return slot
    }

    /// The handle idle longest, once there are as many as are kept.
    private func takeOldest() -> SlotPointer? {
        guard idle.count + flying.count >= settings.keptHandles, let slot = idle.oldest else { return nil }
        idle.remove(slot)
        return slot
    }

    private func makeSlot() -> SlotPointer? {
        guard let handle = curl_easy_init() else { return nil }
        let slot = SlotPointer.allocate(capacity: 1)
        slot.initialize(to: Slot(handle: handle, owner: self))
        return slot
    }

    private func free(_ slot: SlotPointer) {
        if let prepared = slot.pointee.prepared, prepared.slot == slot { prepared.slot = nil }
        curl_easy_cleanup(slot.pointee.handle)
        slot.deallocateAll()
    }
}
