import CCares
import Epoll

/// A transfer that waits for the addresses of its host.
final class Lookup {
    /// How a look-up ended.
    enum Outcome {
        /// c-ares' list, which lives as long as the call that brings it, and which family is to be tried first.
        case found(UnsafeMutablePointer<ares_addrinfo>, v6First: Bool)
        case failed(TransferResult.Failure)
        /// No name server could be reached, or all have refused to answer.
        case unanswered
    }

    let ticket: LookupTicket
    let domain: LookupGate<LookupTicket>.Domain
    let place: LookupGate<LookupTicket>.Place
    /// How long it had waited for its turn, in microseconds.
    let waited: Int64
    let beganAt: Int64
    /// When its transfer gives up.
    let deadline: Int64
    /// Whether it is asked once more, to learn why nobody answered.
    var isAskedAgain = false
    /// Whether nobody waits for it any more.
    var isOver = false
    /// Its place in the list of those under way.
    var index = 0

    init(
        _ ticket: LookupTicket, domain: LookupGate<LookupTicket>.Domain, place: LookupGate<LookupTicket>.Place,
        waited: Int64
    ) {
        self.ticket = ticket
        self.domain = domain
        self.place = place
        self.waited = waited
        beganAt = EventLoop.now()
        deadline = beganAt + ticket.prepared.lookupPatience
    }
}

/// A transfer whose host is to be looked up.
struct LookupTicket {
    var prepared: PreparedTransfer
    var token: UInt64
}

extension Lookup.Outcome {
    /// What c-ares' status says about a name.
    init(_ status: Int32, _ list: UnsafeMutablePointer<ares_addrinfo>?, prefersV6: Bool) {
        if status == ARES_SUCCESS, let list, list.pointee.nodes != nil {
            self = .found(list, v6First: prefersV6)
            return
        }
        self = status == ARES_ECONNREFUSED ? .unanswered : .failed(Self.failure(status))
    }

    private static func failure(_ status: Int32) -> TransferResult.Failure {
        switch status {
        case ARES_ENOTFOUND, ARES_ENONAME, ARES_EBADNAME: .nameNotFound
        case ARES_SUCCESS, ARES_ENODATA:
            .nameWithoutAddress
        case ARES_ETIMEOUT: .nameTimeout
        case ARES_ESERVFAIL: .nameFailed("the name servers could not answer for it (SERVFAIL)")
        case ARES_EREFUSED: .nameFailed("the name servers refused to answer for it (REFUSED)")
        case ARES_EFORMERR, ARES_ENOTIMP, ARES_EBADRESP:
            .nameFailed("the name servers gave an answer of no use (\(words(status)))")
        default: .ours("the name could not be looked up: \(words(status))")
        }
    }

    private static func words(_ status: Int32) -> String { String(cString: ares_strerror(status)) }
}
