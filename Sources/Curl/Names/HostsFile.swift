import CCares
import Glibc

/// What the system's file of hosts says about names, read once for each name and not once for each look-up.
///
/// c-ares itself reads the file, with all that it knows of its form. What it answered lives as long as this: whoever looks
/// names up takes a new one when the file is another.
final class HostsFile {
    /// Where the file is.
    static let path = "/etc/hosts"

    /// What the file says about a name.
    enum Answer {
        case named(UnsafeMutablePointer<ares_addrinfo>)
        case notNamed
    }

    private struct Name: Hashable {
        let host: String
        let family: Int32
    }

    /// What was asked, and where the answer goes.
    private final class Question {
        var status: Int32?
        var list: UnsafeMutablePointer<ares_addrinfo>?
    }

    private var channel: ares_channel?
    private var answers: [Name: Answer] = [:]

    /// More names than this that are not in the file are not remembered.
    private static let most = 100_000

    /// Creates one that has read nothing yet; nil where the file cannot be asked alone.
    init?() {
        var options = ares_options()
        let status = "f".withCString { order in
            options.lookups = UnsafeMutablePointer(mutating: order)
            return ares_init_options(&channel, &options, ARES_OPT_LOOKUPS)
        }
        guard status == ARES_SUCCESS else { return nil }
    }

    deinit {
        for case .named(let list) in answers.values { ares_freeaddrinfo(list) }
        if let channel { ares_destroy(channel) }
    }

    /// The addresses of a transfer's host; nil where the file does not name it, or cannot be read.
    ///
    /// - Returns: c-ares' list, which lives as long as this.
    func addresses(
        of prepared: PreparedTransfer, _ hints: inout ares_addrinfo_hints
    ) -> UnsafeMutablePointer<ares_addrinfo>? {
        // A probe asks for the same with every run.
        if let known = prepared.inHosts, known.file === self { return Self.list(known.answer) }
        guard let answer = answer(prepared.writtenHost, &hints) else { return nil }
        prepared.inHosts = (self, answer)
        return Self.list(answer)
    }

    private static func list(_ answer: Answer) -> UnsafeMutablePointer<ares_addrinfo>? {
        if case .named(let list) = answer { list } else { nil }
    }

    /// What the file says about a name; nil where it could not be read: the next look-up tries again.
    private func answer(_ host: String, _ hints: inout ares_addrinfo_hints) -> Answer? {
        let name = Name(host: host, family: hints.ai_family)
        if let known = answers[name] { return known }
        guard let channel else { return nil }
        let question = Question()
        // Without name servers to ask the answer comes before the call returns.
        ares_getaddrinfo(channel, host, nil, &hints, Self.answered, Unmanaged.passUnretained(question).toOpaque())
        if question.status == ARES_SUCCESS, let list = question.list, list.pointee.nodes != nil {
            answers[name] = .named(list)
            return .named(list)
        }
        if let list = question.list { ares_freeaddrinfo(list) }
        // c-ares says the same of a file that it could not open.
        guard Self.isReadable else { return nil }
        if answers.count < Self.most { answers[name] = .notNamed }
        return .notNamed
    }

    /// Whether the file can be read, or is not there and names nobody.
    private static var isReadable: Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return errno == ENOENT }
        close(descriptor)
        return true
    }

    private static let answered: ares_addrinfo_callback = { context, status, _, list in
        guard let context else { return }
        Unmanaged<Question>.fromOpaque(context)._withUnsafeGuaranteedRef { question in
            (question.status, question.list) = (status, list)
        }
    }
}
