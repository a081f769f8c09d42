import CCurl
import Epoll

extension Transfers {
    /// Takes every transfer that libcurl has ended.
    func collect(into batch: inout [Finished]) {
        var left: Int32 = 0
        let lag = max(roundLag, (EventLoop.now() - loop.turnStartedAt) / 1000)
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let code = ccurl_message_result(message)
            guard let slot = SlotPointer(context: ccurl_get_pointer(easy, CURLINFO_PRIVATE)) else { continue }
            slot.pointee.worstLag = max(slot.pointee.worstLag, lag)
            batch.append((slot.pointee.token, slot.takeResult(code)))
            land(slot)
        }
    }

    /// Gives a place of the look-ups back, when the look-up has ended or the transfer has.
    func endLookup(_ slot: SlotPointer) {
        guard let place = slot.pointee.lookup, let domain = slot.pointee.prepared?.domain else { return }
        slot.pointee.lookup = nil
        let took = loop.turnStartedAt - slot.pointee.startedAt
        gate.leave(domain, place, wasSlow: took > 1_000_000_000)
    }

    /// Ends those that waited too long for their look-up.
    func giveUpWaiting(now: Int64) {
        for waited in gate.remove(now: now) {
            let microseconds = (now - waited.since) / 1000
            var result = TransferResult()
            // Its own domain's look-ups hang, or there are too many look-ups of all domains.
            let isDomainsFault = waited.domain.isSlow || waited.domain.inFlight >= gate.limits.perDomain
            result.failure =
                isDomainsFault
                ? .nameTimeout : .ours("too many names are being looked up; this one had no turn in time")
            result.phases.nameLookup = microseconds
            result.phases.total = microseconds
            finished.append((waited.ticket.token, result))
        }
    }

    /// Starts those whose turn it is to be looked up.
    func startWaiting(now: Int64) {
        while let (waited, place) = gate.next() {
            let delay = (now - waited.since) / 1000
            launch(waited.ticket.prepared, token: waited.ticket.token, lookup: place, waited: delay)
        }
    }

    /// Ends a transfer that never got to libcurl.
    func finish(_ token: UInt64, failure: TransferResult.Failure) {
        var result = TransferResult()
        result.failure = failure
        finished.append((token, result))
    }
}

/// What libcurl calls for all transfers together.
enum TransfersCallbacks {
    /// libcurl wants a socket watched, or no more.
    static let socket: ccurl_socket_function = { _, socket, what, context, _ in
        guard let context else { return -1 }
        let transfers = Unmanaged<Transfers>.fromOpaque(context)
        return transfers._withUnsafeGuaranteedRef { transfers in
            let interest: Events
            switch what {
            case CURL_POLL_REMOVE:
                transfers.loop.unwatch(socket)
                return 0
            case CURL_POLL_IN: interest = .readable
            case CURL_POLL_OUT: interest = .writable
            default: interest = [.readable, .writable]
            }
            do {
                try transfers.loop.watch(socket, for: interest, handler: transfers)
                return 0
            } catch {
                return -1
            }
        }
    }

    /// libcurl wants to be called after a time, or no more.
    static let timer: ccurl_timer_function = { _, milliseconds, context in
        guard let context else { return -1 }
        Unmanaged<Transfers>.fromOpaque(context)._withUnsafeGuaranteedRef { transfers in
            switch milliseconds {
            case ..<0: transfers.timer = nil
            case 0: transfers.timer = .min
            default: transfers.timer = EventLoop.now() + Int64(milliseconds) * 1_000_000
            }
        }
        return 0
    }
}
