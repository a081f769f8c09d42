import Epoll

/// Look-ups of names: who may start one, what follows from its end.
extension Transfers {
    /// A look-up has ended: the transfer goes on to libcurl, or ends with it.
    func ended(_ lookup: Lookup, _ outcome: Lookup.Outcome) {
        let took = (EventLoop.now() - lookup.beganAt) / 1000
        gate.leave(lookup.domain, lookup.place, wasSlow: took > 1_000_000)
        let lag = max(lookup.waited, roundLag)
        switch outcome {
        case .failed(let failure): finish(lookup.ticket.token, failure: failure, lookup: took, lag: lag)
        case .unanswered:
            // Nobody is where the machine's own configuration says that names are looked up: also when the network is down.
            let failure = TransferResult.Failure.ownNetwork(
                "no name server of this machine can be reached; check \(settings.nameServers.configuration)")
            finish(lookup.ticket.token, failure: failure, lookup: took, lag: lag)
        case .found(let list, let v6First):
            if lookup.ticket.prepared.transfer.endsAfterLookup {
                let addresses = FoundAddresses.all(of: list, v6First: v6First)
                return finish(lookup.ticket.token, addresses: addresses, lookup: took, lag: lag)
            }
            let found = FoundAddresses(list: list, v6First: v6First, took: took, lag: lag)
            launch(lookup.ticket.prepared, token: lookup.ticket.token, found: found)
        }
    }

    /// Ends those whose names could not be looked up in their time.
    func giveUpLookups(now: Int64) {
        for lookup in resolver.takeExpired(now: now) {
            gate.leave(lookup.domain, lookup.place, wasSlow: true)
            finish(
                lookup.ticket.token, failure: .nameTimeout, lookup: (now - lookup.beganAt) / 1000,
                lag: max(lookup.waited, roundLag))
        }
    }

    /// Ends those that waited too long for their turn to be looked up.
    func giveUpWaiting(now: Int64) {
        for waited in gate.remove(now: now) {
            // Its own domain's look-ups hang, or there are too many look-ups of all domains.
            let isDomainsFault = waited.domain.isSlow || waited.domain.inFlight >= gate.limits.perDomain
            let failure: TransferResult.Failure =
                isDomainsFault
                ? .nameTimeout : .ours("too many names are being looked up; this one had no turn in time")
            finish(waited.ticket.token, failure: failure, lookup: (now - waited.since) / 1000)
        }
    }

    /// Starts those whose turn it is to be looked up.
    func startWaiting(now: Int64) {
        while let (waited, place) = gate.next() {
            let delay = (now - waited.since) / 1000
            resolver.start(Lookup(waited.ticket, domain: waited.domain, place: place, waited: delay))
        }
    }
}
