import Addresses
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
            batch.append(Finished(token: slot.pointee.token, result: slot.takeResult(code)))
            land(slot)
        }
    }

    /// Ends a transfer that asked for the addresses of its host only.
    func finish(_ token: UInt64, addresses: [IPAddress], lookup: Int64 = 0, lag: Int64 = 0) {
        var result = TransferResult()
        result.addresses = addresses
        result.phases.nameLookup = lookup
        result.phases.total = lookup
        result.loopLag = lag
        finished.append(Finished(token: token, result: result))
    }

    /// Ends a transfer that never got to libcurl, after a time that went into its look-up (microseconds).
    func finish(_ token: UInt64, failure: TransferResult.Failure, lookup: Int64 = 0, lag: Int64 = 0) {
        var result = TransferResult()
        result.failure = failure
        result.phases.nameLookup = lookup
        result.phases.total = lookup
        result.loopLag = lag
        finished.append(Finished(token: token, result: result))
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
