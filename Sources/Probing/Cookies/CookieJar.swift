import Curl
import Registry

/// The cookies of one run: what one answer sets goes along with the next requests, and ends with the run.
struct CookieJar: Sendable, Hashable {
    private var cookies: [Cookie] = []

    /// More than any page needs, and little enough for a request's headers.
    private static let most = 180
    private static let mostBytes = 16 << 10

    /// Creates a jar with nothing in it.
    init() {}

    var isEmpty: Bool { cookies.isEmpty }

    /// Keeps what an answer sets.
    mutating func take(_ result: borrowing TransferResult, from source: WebAddress, at now: Timestamp) {
        for line in result.headers("Set-Cookie").prefix(Self.most) {
            guard let (cookie, isOver) = Cookie.read(line, from: source, at: now) else { continue }
            let place = cookies.firstIndex(where: cookie.replaces)
            switch (place, isOver) {
            case (let place?, true): cookies.remove(at: place)
            case (let place?, false): cookies[place] = cookie
            case (nil, false) where cookies.count < Self.most: cookies.append(cookie)
            default: break
            }
        }
    }

    /// What goes along with a request; nothing for no cookie.
    ///
    /// - Parameter given: the cookies that the request has anyway, as its header says them.
    func header(for target: WebAddress, beside given: String?) -> String? {
        guard !cookies.isEmpty || given != nil else { return nil }
        let path = Self.path(of: target)
        let sent = cookies.filter { $0.goes(to: target, path: path) }
            .enumerated().sorted { left, right in
                // Longer paths first, then the older (RFC 6265 §5.4).
                let (long, short) = (left.element.path.utf8.count, right.element.path.utf8.count)
                return long == short ? left.offset < right.offset : long > short
            }.map(\.element)
        var pairs: [String] = []
        for pair in given?.split(separator: ";") ?? [] {
            let text = pair.drop { $0 == " " }
            // What the server sets takes the place of what the definition began with.
            if !sent.contains(where: { $0.name == text.prefix { $0 != "=" } }) { pairs.append(String(text)) }
        }
        pairs += sent.map { $0.name.isEmpty ? $0.value : "\($0.name)=\($0.value)" }
        var bytes = 0
        let fitting = pairs.prefix { pair in
            bytes += pair.utf8.count + 2
            return bytes <= Self.mostBytes
        }
        return fitting.isEmpty ? nil : fitting.joined(separator: "; ")
    }

    /// The path of a URL as it is sent, without its query.
    static func path(of address: WebAddress) -> String {
        let rest = address.wire.dropFirst(address.isSecure ? 8 : 7)
        let path = rest.drop { !"/?#".contains($0) }.prefix { $0 != "?" && $0 != "#" }
        return path.isEmpty ? "/" : String(path)
    }
}
