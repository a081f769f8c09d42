import CCares
import Epoll
import Glibc

/// The look-ups under way on one loop, each with the time that its transfer can wait.
final class Resolver {
    /// The look-ups that somebody waits for.
    private(set) var underWay: [Lookup] = []
    /// When the first of them is given up, or earlier.
    private(set) var nextExpiry: Int64?

    /// Called on the loop for every look-up that ended and was not given up.
    var onEnded: NameChannel.Answered = { _, _ in }

    private let loop: EventLoop
    private let servers: NameServers
    private let routes: Routes
    private var channel: NameChannel?
    /// What the file of hosts says, as it was at the last look.
    private var hosts: HostsFile?
    /// Takes refusals as answers, for questions that nobody else answered.
    private var curious: NameChannel?
    /// Channels that only wait for their last answers.
    private var leaving: [NameChannel] = []
    /// Whether a question went unanswered: the way to the name server may be another by now, and old sockets not know.
    private var isSuspect = false
    private var nextTick: Int64 = 0
    /// The files of name servers and of hosts as they were when the channel was made.
    private var mark = (servers: FileMark(), hosts: FileMark())
    private var nextLook: Int64 = 0

    /// c-ares looks at the time of its questions itself, and only when it is called.
    private static let tick: Int64 = 100_000_000
    /// How often the files of name servers and hosts are looked at, while names are looked up.
    private static let look: Int64 = 1_000_000_000
    /// A channel keeps its sockets, and so its ports, for this many questions: answers that someone else invents must
    /// meet a port that he does not know (RFC 5452 §9.2).
    private static let questionsPerPort = 1_000

    /// What tells one state of a file from another.
    private struct FileMark: Equatable {
        var inode: UInt64 = 0
        var size = 0
        var seconds = 0
        var nanoseconds = 0
    }

    /// Creates a resolver that has asked nothing yet.
    init(loop: EventLoop, servers: NameServers, routes: Routes) {
        self.loop = loop
        self.servers = servers
        self.routes = routes
    }

    /// What the file of hosts says about a transfer's host; nil where the name servers are to be asked.
    func inHosts(_ prepared: PreparedTransfer) -> (list: UnsafeMutablePointer<ares_addrinfo>, v6First: Bool)? {
        guard let channel = try? current(), let list = channel.inHosts(prepared) else { return nil }
        return (list, channel.prefersV6)
    }

    /// Starts a look-up; it can end before this returns.
    func start(_ lookup: Lookup) {
        lookup.index = underWay.count
        underWay.append(lookup)
        nextExpiry = min(nextExpiry ?? lookup.deadline, lookup.deadline)
        do throws(CurlError) {
            try current().ask(lookup)
        } catch {
            guard take(lookup) else { return }
            onEnded(lookup, .failed(.ours(error.description)))
        }
    }

    /// Takes a look-up out, whose answer is then ignored; returns false where it is out already.
    @discardableResult
    func take(_ lookup: Lookup) -> Bool {
        guard !lookup.isOver else { return false }
        lookup.isOver = true
        let last = underWay.removeLast()
        if last !== lookup {
            underWay[lookup.index] = last
            last.index = lookup.index
        }
        if underWay.isEmpty { nextExpiry = nil }
        return true
    }

    /// Takes out those whose time has passed.
    func takeExpired(now: Int64) -> [Lookup] {
        guard let expiry = nextExpiry, expiry <= now else { return [] }
        let expired = underWay.filter { $0.deadline <= now }
        for lookup in expired { take(lookup) }
        isSuspect = isSuspect || !expired.isEmpty
        nextExpiry = underWay.lazy.map(\.deadline).min()
        return expired
    }

    /// When it needs a turn; nothing while no name server is asked anything.
    var nextDeadline: Int64? {
        guard (channel?.pending ?? 0) + (curious?.pending ?? 0) > 0 || !leaving.isEmpty else { return nextExpiry }
        return min(nextTick, nextExpiry ?? nextTick)
    }

    /// Lets c-ares look at its clock, and lets go what has ended.
    func turn(now: Int64) {
        guard nextTick <= now else { return }
        nextTick = now + Self.tick
        for channel in [channel, curious] { channel?.tick() }
        guard !leaving.isEmpty else { return }
        for channel in leaving { channel.tick() }
        for channel in leaving where channel.pending == 0 { channel.close() }
        leaving.removeAll { $0.pending == 0 }
    }

    /// Gives everything back.
    func close() {
        for lookup in underWay { take(lookup) }
        retire()
        for channel in leaving { channel.close() }
        leaving = []
    }

    /// The channel to ask, a new one where the name servers may be others by now.
    private func current() throws(CurlError) -> NameChannel {
        let now = loop.turnStartedAt
        if let channel {
            var isFresh = channel.asked < Self.questionsPerPort
            if isFresh, nextLook <= now {
                nextLook = now + Self.look
                isFresh = mark == fileMarks() && !isSuspect
            }
            if isFresh { return channel }
            retire()
        }
        nextLook = now + Self.look
        let marks = fileMarks()
        if hosts == nil || mark.hosts != marks.hosts { hosts = HostsFile() }
        mark = marks
        isSuspect = false
        let made = try makeChannel(takesRefusals: false)
        channel = made
        return made
    }

    private func makeChannel(takesRefusals: Bool) throws(CurlError) -> NameChannel {
        try NameChannel(
            loop: loop, servers: servers, hosts: hosts, prefersV6: routes.leadOut(by: .v6), takesRefusals: takesRefusals
        ) { [unowned self] lookup, outcome in
            if case .unanswered = outcome, askAgain(lookup) { return }
            // The last answer after the transfer gave up is nobody's.
            guard take(lookup) else { return }
            if case .failed(.nameTimeout) = outcome { isSuspect = true }
            onEnded(lookup, outcome)
        }
    }

    /// Asks once more for the sake of the reason; returns false where that was done, or cannot be.
    private func askAgain(_ lookup: Lookup) -> Bool {
        guard !lookup.isOver, !lookup.isAskedAgain, channel != nil else { return false }
        lookup.isAskedAgain = true
        do throws(CurlError) {
            if curious == nil { curious = try makeChannel(takesRefusals: true) }
            curious?.ask(lookup)
            return true
        } catch {
            return false
        }
    }

    /// Lets the channels go as soon as their last answers have come.
    private func retire() {
        leaving += [channel, curious].compactMap { $0 }
        (channel, curious) = (nil, nil)
    }

    private func fileMarks() -> (servers: FileMark, hosts: FileMark) {
        (Self.fileMark(servers.configuration), Self.fileMark(HostsFile.path))
    }

    private static func fileMark(_ path: String) -> FileMark {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return FileMark() }
        return FileMark(
            inode: UInt64(facts.st_ino), size: Int(facts.st_size), seconds: facts.st_mtim.tv_sec,
            nanoseconds: facts.st_mtim.tv_nsec)
    }
}
