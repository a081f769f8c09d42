import CCares
import CLinux
import Epoll
import Glibc

/// One channel of c-ares: the name servers as the system's files named them when it was made, and what is asked of them.
final class NameChannel: EventHandler {
    /// A question's end; the look-up may be one that nobody waits for any more.
    typealias Answered = (_ lookup: Lookup, _ outcome: Lookup.Outcome) -> Void

    /// How many questions are under way.
    private(set) var pending = 0
    /// How many have been asked in all.
    private(set) var asked = 0

    /// Whether addresses of IPv6 are tried before those of IPv4: where this machine has a way to the internet by IPv6.
    let prefersV6: Bool

    /// The file of hosts, where it comes before the name servers; c-ares is then asked for these only.
    private var hosts: HostsFile?

    private let loop: EventLoop
    private let onAnswered: Answered
    private var channel: ares_channel?
    /// How long one server may take to answer, in milliseconds, before the next is asked; doubled with every round.
    ///
    /// All rounds together end before most transfers give up, so that few questions are under way for nobody.
    private static let patience: Int32 = 1_500
    private static let rounds: Int32 = 2
    /// Once for the process, and the same for all threads.
    private static let libraryStatus = ares_library_init(ARES_LIB_INIT_ALL)

    /// What a question takes with it through c-ares.
    private final class Question {
        let lookup: Lookup
        unowned let channel: NameChannel

        init(_ lookup: Lookup, _ channel: NameChannel) {
            self.lookup = lookup
            self.channel = channel
        }
    }

    /// Reads the system's files.
    ///
    /// - Parameters:
    ///   - hosts: the file of hosts, which is looked at first where the system's files say so.
    ///   - prefersV6: whether addresses of IPv6 are tried before those of IPv4.
    ///   - takesRefusals: whether a server's refusal is the answer; else the next server is asked instead, and when all
    ///     have refused c-ares only tells that none could be reached.
    /// - Throws: `CurlError` where that cannot be done.
    init(
        loop: EventLoop, servers: NameServers, hosts: HostsFile?, prefersV6: Bool, takesRefusals: Bool,
        onAnswered: @escaping Answered
    ) throws(CurlError) {
        self.loop = loop
        self.onAnswered = onAnswered
        self.prefersV6 = prefersV6
        var options = ares_options()
        options.flags = ARES_FLAG_STAYOPEN | (takesRefusals ? ARES_FLAG_NOCHECKRESP : 0)
        options.timeout = Self.patience
        options.tries = Self.rounds
        options.udp_port = servers.port
        options.tcp_port = servers.port
        options.sock_state_cb = Self.socketChanged
        options.sock_state_cb_data = Unmanaged.passUnretained(self).toOpaque()
        let mask =
            ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_UDP_PORT | ARES_OPT_TCP_PORT
            | ARES_OPT_SOCK_STATE_CB | ARES_OPT_RESOLVCONF
        var status = Self.libraryStatus
        if status == ARES_SUCCESS {
            status = servers.configuration.withCString { path in
                options.resolvconf_path = UnsafeMutablePointer(mutating: path)
                return ares_init_options(&channel, &options, mask)
            }
        }
        if status == ARES_SUCCESS, let hosts, let made = channel, Self.readsHostsFirst(made) {
            self.hosts = hosts
            ares_destroy(made)
            channel = nil
            status = servers.configuration.withCString { path in
                options.resolvconf_path = UnsafeMutablePointer(mutating: path)
                return "b".withCString { order in
                    options.lookups = UnsafeMutablePointer(mutating: order)
                    return ares_init_options(&channel, &options, mask | ARES_OPT_LOOKUPS)
                }
            }
        }
        guard status == ARES_SUCCESS else {
            throw CurlError(description: "names cannot be looked up: \(String(cString: ares_strerror(status)))")
        }
    }

    /// Whether the system's files say that the file of hosts comes first, and then the name servers.
    private static func readsHostsFirst(_ channel: ares_channel) -> Bool {
        var (options, mask) = (ares_options(), Int32(0))
        guard ares_save_options(channel, &options, &mask) == ARES_SUCCESS else { return false }
        defer { ares_destroy_options(&options) }
        return options.lookups.map { String(cString: $0) == "fb" } ?? false
    }

    deinit {
        precondition(channel == nil, "A channel must be closed before it is let go; its sockets would leak.")
    }

    /// What the file of hosts says about a transfer's host, where it comes before the name servers; nil for nothing.
    func inHosts(_ prepared: PreparedTransfer) -> UnsafeMutablePointer<ares_addrinfo>? {
        guard let hosts else { return nil }
        var hints = Self.hints(prepared)
        return hosts.addresses(of: prepared, &hints)
    }

    private static func hints(_ prepared: PreparedTransfer) -> ares_addrinfo_hints {
        var hints = ares_addrinfo_hints()
        // c-ares would open a socket for each address to put them in order (RFC 6724 §6).
        hints.ai_flags = ARES_AI_NOSORT
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        switch prepared.transfer.internetProtocol {
        case .any: hints.ai_family = AF_UNSPEC
        case .v4: hints.ai_family = AF_INET
        case .v6: hints.ai_family = AF_INET6
        }
        return hints
    }

    /// Asks for the addresses of a host; the answer can come before this returns.
    func ask(_ lookup: Lookup) {
        guard let channel else { return }
        let prepared = lookup.ticket.prepared
        var hints = Self.hints(prepared)
        pending += 1
        asked += 1
        let question = Unmanaged.passRetained(Question(lookup, self)).toOpaque()
        ares_getaddrinfo(channel, prepared.writtenHost, nil, &hints, Self.answered, question)
    }

    /// Name servers have something to say, or can be spoken to.
    func ready(_ descriptor: Int32, _ events: Events) {
        guard let channel else { return }
        let isReadable = !events.isDisjoint(with: [.readable, .failed, .hungUp])
        ares_process_fd(
            channel, isReadable ? descriptor : ARES_SOCKET_BAD,
            events.contains(.writable) ? descriptor : ARES_SOCKET_BAD)
    }

    /// Lets questions be asked again, or given up, whose time has come.
    func tick() {
        guard let channel else { return }
        ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD)
    }

    /// Gives everything back; questions under way end as failed.
    func close() {
        guard let channel else { return }
        self.channel = nil
        ares_destroy(channel)
    }

    private static let socketChanged: ares_sock_state_cb = { context, descriptor, wantsToRead, wantsToWrite in
        guard let context else { return }
        Unmanaged<NameChannel>.fromOpaque(context)._withUnsafeGuaranteedRef { channel in
            var interest: Events = wantsToRead != 0 ? .readable : []
            if wantsToWrite != 0 { interest.insert(.writable) }
            guard !interest.isEmpty else {
                channel.loop.unwatch(descriptor)
                return
            }
            // Where the system refuses, the question goes unanswered and its time runs out.
            try? channel.loop.watch(descriptor, for: interest, handler: channel)
        }
    }

    private static let answered: ares_addrinfo_callback = { context, status, _, list in
        guard let context else { return }
        let question = Unmanaged<Question>.fromOpaque(context).takeRetainedValue()
        question.channel.pending -= 1
        question.channel.onAnswered(
            question.lookup, Lookup.Outcome(status, list, prefersV6: question.channel.prefersV6))
        if let list { ares_freeaddrinfo(list) }
    }
}
