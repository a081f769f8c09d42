import Addresses
import CCurl
import Glibc

/// One easy handle of libcurl with everything its callbacks write: what `CURLOPT_PRIVATE` and each context point to.
///
/// A struct behind a pointer, so that callbacks reach it without counting references.
struct Slot {
    /// Why a callback ended the transfer.
    enum Stop { case no, bodyTooLarge, headersTooLarge, memoryFull }

    let handle: UnsafeMutableRawPointer
    let errorText: UnsafeMutablePointer<CChar>
    unowned(unsafe) let owner: Transfers

    /// What the handle is set up for; kept alive because libcurl points into it.
    var prepared: PreparedTransfer?
    var headerLimit = 0
    var bodyLimit = 0
    /// The header block as it comes in, in memory that stays with the slot.
    var headerBytes: UnsafeMutablePointer<UInt8>
    var headerCapacity = 512
    var isFlying = false
    /// The addresses of its host, and what libcurl shall forget.
    var addresses = AddressList()
    /// Whether libcurl was given less time than the transfer has, since its look-up took some.
    var isTimeShortened = false
    /// Its place among those that try one address after the other; nothing for none.
    var walk: Int?
    /// Neighbours in the list that it is in.
    var previous: SlotPointer?
    var next: SlotPointer?

    // From here on: of the present run.
    var token: UInt64 = 0
    var startedAt: Int64 = 0
    /// How long the look-up took before libcurl began, in microseconds.
    var lookupTook: Int64 = 0
    /// Whether the addresses of the host are known.
    var isLookedUp = false
    /// How many bytes of the header block are kept, and how many came in all.
    var headerLength = 0
    var headerSeen = 0
    var isHeaderComplete = false
    var body: [UInt8] = []
    /// What the body may grow to before more of the memory for all must be asked for.
    var bodyRoom = 0
    var sent = 0
    var stop = Stop.no
    var refusal: AddressRefusal?
    /// The first address that this machine has no way to.
    var unreached: SocketAddress?
    var sockets = 0
    var socket: Int32 = -1
    /// When libcurl's time for the address at hand is over, in nanoseconds.
    var patienceEnds: Int64 = 0
    var remote: SocketAddress?
    /// By which kinds of address a connection was tried.
    var tried: (v4: Bool, v6: Bool) = (false, false)
    var socketError: Int32 = 0
    var certificate: CertificateFacts?
    /// Whether the server asked for a certificate of the visitor's own.
    var asksVisitor = false
    /// When the connection was made and TLS begun, in nanoseconds; 0 for not yet.
    ///
    /// libcurl tells only when TLS has ended.
    var tlsBeganAt: Int64 = 0
    /// When a part of the answer last came, in nanoseconds; 0 for not yet.
    var heardAt: Int64 = 0
    var worstLag: Int64 = 0

    init(handle: UnsafeMutableRawPointer, owner: Transfers) {
        self.handle = handle
        self.owner = owner
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        headerBytes = .allocate(capacity: headerCapacity)
    }

    /// Makes the slot ready for a run.
    mutating func begin(token: UInt64, at now: Int64) {
        self.token = token
        startedAt = now
        lookupTook = 0
        isLookedUp = false
        headerLength = 0
        headerSeen = 0
        isHeaderComplete = false
        body = []
        sent = 0
        stop = .no
        refusal = nil
        unreached = nil
        sockets = 0
        socket = -1
        remote = nil
        tried = (false, false)
        socketError = 0
        certificate = nil
        asksVisitor = false
        tlsBeganAt = 0
        heardAt = 0
        worstLag = 0
        errorText.pointee = 0
    }
}

typealias SlotPointer = UnsafeMutablePointer<Slot>

extension SlotPointer {
    /// The slot behind a callback's context.
    init?(context: UnsafeMutableRawPointer?) {
        guard let context else { return nil }
        self = context.assumingMemoryBound(to: Slot.self)
    }

    /// Keeps a line of the header block; returns false where it would be too long.
    func keepHeader(_ bytes: UnsafeRawPointer, _ length: Int) -> Bool {
        guard pointee.headerSeen <= pointee.headerLimit else {
            pointee.stop = .headersTooLarge
            return false
        }
        let end = pointee.headerLength + length
        if end > pointee.headerCapacity {
            let capacity = Swift.max(end, 2 * pointee.headerCapacity)
            let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            grown.initialize(from: pointee.headerBytes, count: pointee.headerLength)
            pointee.headerBytes.deallocate()
            pointee.headerBytes = grown
            pointee.headerCapacity = capacity
        }
        memcpy(pointee.headerBytes + pointee.headerLength, bytes, length)
        pointee.headerLength = end
        return true
    }

    /// Keeps a part of the body; returns false where there is no memory for it.
    ///
    /// The array grows by steps of our own, so that it never takes more than was asked for, nor more than its limit.
    func keepBody(_ bytes: UnsafeRawPointer, _ length: Int) -> Bool {
        let needed = pointee.body.count + length
        if needed > pointee.bodyRoom {
            let room = Swift.min(pointee.bodyLimit, Swift.max(needed, 2 * pointee.bodyRoom, 512))
            guard pointee.owner.settings.bodyMemory.take(room - pointee.bodyRoom) else {
                pointee.stop = .memoryFull
                return false
            }
            pointee.bodyRoom = room
            pointee.body.reserveCapacity(room)
        }
        pointee.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: length))
        return true
    }

    /// Gives up what was kept of a body that nobody takes.
    func dropBody() {
        guard pointee.bodyRoom > 0 else { return }
        pointee.owner.settings.bodyMemory.giveBack(pointee.bodyRoom)
        pointee.bodyRoom = 0
        pointee.body = []
    }

    /// The header block as a value.
    func takeHeaderBlock() -> [UInt8] {
        [UInt8](UnsafeBufferPointer(start: pointee.headerBytes, count: pointee.headerLength))
    }

    /// Gives back all memory of the slot but the handle itself.
    func deallocateAll() {
        pointee.errorText.deallocate()
        pointee.headerBytes.deallocate()
        pointee.addresses.deallocate()
        deinitialize(count: 1)
        deallocate()
    }

    /// Notes how late the loop is now.
    func noteLag() {
        pointee.worstLag = Swift.max(pointee.worstLag, pointee.owner.roundLag)
    }
}
