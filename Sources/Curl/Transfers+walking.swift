import CCurl
import Epoll
import Glibc

/// Going on from an address that does not answer to the next of its family.
///
/// libcurl gives each address half of the time that is left. When that is over it drops the address, and opens the next
/// one only in its next turn, for which it asks nobody (curl issue 11920): here that would be the end of the transfer.
extension Transfers {
    /// A transfer whose host has several addresses of a family is about to connect.
    func beginWalk(_ slot: SlotPointer) {
        guard slot.pointee.walk == nil else { return }
        slot.pointee.walk = walking.count
        slot.pointee.patienceEnds = .max
        walking.append(slot)
    }

    /// It has connected, or ended.
    func endWalk(_ slot: SlotPointer) {
        guard let index = slot.pointee.walk, let last = walking.popLast() else { return }
        slot.pointee.walk = nil
        if last != slot {
            walking[index] = last
            last.pointee.walk = index
        }
        if walking.isEmpty { nextStep = nil }
    }

    /// An address has a time by which it must have answered.
    func noteStep(at moment: Int64) {
        nextStep = min(nextStep ?? moment, moment)
    }

    /// Gives libcurl the turn that it did not ask for.
    ///
    /// There is no socket by which to wake a handle between two addresses; a pause that ends at once asks for a turn.
    func remindWalkers(now: Int64) {
        nextStep = nil
        for slot in walking where slot.pointee.patienceEnds <= now {
            if slot.isConnected {
                endWalk(slot)
                continue
            }
            // Should it only drop the address now, then the next is opened a little later.
            slot.pointee.patienceEnds = now + SlotPointer.stepGrain
            curl_easy_pause(slot.pointee.handle, CURLPAUSE_RECV)
            curl_easy_pause(slot.pointee.handle, 0)
        }
        for slot in walking where slot.pointee.patienceEnds < .max { noteStep(at: slot.pointee.patienceEnds) }
    }
}

extension SlotPointer {
    /// Steps fall on multiples of this, so that many hosts are served in one turn.
    static let stepGrain: Int64 = 50_000_000
    /// libcurl does not divide less time than this, in milliseconds.
    private static let least: Int64 = 600

    /// Whether a connection is made.
    fileprivate var isConnected: Bool {
        pointee.tlsBeganAt > 0 || ccurl_get_off(pointee.handle, CURLINFO_CONNECT_TIME_T) > 0
    }

    /// A further address is tried: libcurl waits half of what is left of the time to connect.
    func noteStep() {
        guard let transfer = pointee.prepared?.transfer else { return }
        let now = EventLoop.now()
        let allowed = Int64(Swift.min(transfer.timeoutMilliseconds, transfer.connectTimeoutMilliseconds))
        let left = allowed - pointee.lookupTook / 1000 - (now - pointee.startedAt) / 1_000_000
        let patience = left > Self.least ? left / 2 : left
        let end = now + Swift.max(0, patience) * 1_000_000
        pointee.patienceEnds = (end / Self.stepGrain + 1) * Self.stepGrain
        pointee.owner.noteStep(at: pointee.patienceEnds)
    }
}
