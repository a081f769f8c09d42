import CPSL
import Registry

/// A cookie as a browser keeps it (RFC 6265).
struct Cookie: Sendable, Hashable {
    let name: String
    let value: String
    /// The host that set it, or the domain that it named.
    let domain: String
    /// Whether it goes back to that host alone.
    let isHostOnly: Bool
    let path: String
    /// Whether it is sent over encrypted connections only.
    let isSecure: Bool

    /// The longest cookie that is kept, in bytes.
    private static let longest = 4096

    /// Reads what one `Set-Cookie` line of an answer says; nothing where browsers would not keep it.
    ///
    /// - Returns: the cookie, and whether it is to be forgotten rather than kept.
    static func read(
        _ line: String, from source: WebAddress, at now: Timestamp
    ) -> (cookie: Cookie, isOver: Bool)? {
        guard line.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }) else { return nil }
        var parts = line.split(separator: ";", omittingEmptySubsequences: false)[...]
        guard let pair = parts.popFirst() else { return nil }
        let (name, value) = Self.pair(pair, wantsName: false)
        guard !(name.isEmpty && value.isEmpty), name.utf8.count + value.utf8.count <= longest else { return nil }
        var attributes = Attributes()
        for part in parts { attributes.take(Self.pair(part, wantsName: true), at: now) }
        guard let (domain, isHostOnly) = Self.reach(of: attributes.domain, from: source.host) else { return nil }
        let path = attributes.path ?? Self.folder(of: source)
        // Who is not encrypted cannot speak for who is.
        if attributes.isSecure, !source.isSecure { return nil }
        let lower = name.lowercased()
        if lower.hasPrefix("__secure-"), !attributes.isSecure { return nil }
        if lower.hasPrefix("__host-"), !(attributes.isSecure && isHostOnly && attributes.path == "/") { return nil }
        let cookie = Cookie(
            name: name, value: value, domain: domain, isHostOnly: isHostOnly, path: path,
            isSecure: attributes.isSecure)
        return (cookie, attributes.isOver)
    }

    /// Whether it is sent with a request.
    func goes(to target: WebAddress, path requested: String) -> Bool {
        guard !isSecure || target.isSecure else { return false }
        guard target.host == domain || !isHostOnly && Self.isWithin(target.host, domain) else { return false }
        guard requested.hasPrefix(path) else { return false }
        return requested.utf8.count == path.utf8.count || path.hasSuffix("/")
            || requested.utf8.dropFirst(path.utf8.count).first == UInt8(ascii: "/")
    }

    /// Whether two are the same cookie with other values.
    func replaces(_ other: Cookie) -> Bool {
        name == other.name && domain == other.domain && isHostOnly == other.isHostOnly && path == other.path
    }

    private struct Attributes {
        var domain: Substring?
        var path: String?
        var isSecure = false
        private var ends: (byAge: Bool?, byDate: Bool?) = (nil, nil)

        /// An age counts before a date.
        var isOver: Bool { ends.byAge ?? ends.byDate ?? false }

        mutating func take(_ pair: (name: String, value: String), at now: Timestamp) {
            switch pair.name.lowercased() {
            case "secure": isSecure = true
            case "path": path = pair.value.hasPrefix("/") ? pair.value : nil
            case "domain": domain = pair.value.isEmpty ? domain : Substring(pair.value)
            case "max-age":
                let digits = pair.value.hasPrefix("-") ? pair.value.dropFirst() : pair.value[...]
                guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return }
                ends.byAge = pair.value.hasPrefix("-") || digits.utf8.allSatisfy { $0 == 48 }
            case "expires":
                guard let end = LooseDate.seconds(pair.value) else { return }
                ends.byDate = end <= now.milliseconds.flooredQuotient(1000)
            default: break
            }
        }
    }

    /// A name and what stands behind its equals sign, without blanks around them.
    private static func pair(_ text: Substring, wantsName: Bool) -> (name: String, value: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
        guard parts.count == 2 else { return wantsName ? (parts[0], "") : ("", parts[0]) }
        return (parts[0], parts[1])
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }

    /// The hosts that a cookie is for; nothing where its host may not speak for its domain.
    private static func reach(of domain: Substring?, from host: String) -> (domain: String, isHostOnly: Bool)? {
        guard let domain else { return (host, true) }
        let bare = domain.first == "." ? domain.dropFirst() : domain
        guard let wanted = try? WebAddress("http://\(bare)/").host else { return nil }
        if wanted == host, !isShared(wanted) { return (host, isAddress(host)) }
        // Of a name under which anybody can have one of their own, a cookie is for the host alone.
        if wanted == host { return (host, true) }
        guard isWithin(host, wanted), !isAddress(host), !isShared(wanted) else { return nil }
        return (wanted, false)
    }

    private static func isWithin(_ host: String, _ domain: String) -> Bool {
        host.hasSuffix(domain) && host.utf8.dropLast(domain.utf8.count).last == UInt8(ascii: ".")
    }

    private static func isAddress(_ host: String) -> Bool {
        host.contains(":") || host.utf8.last.map { (48...57).contains($0) } ?? false
    }

    /// Whether anybody can register names under a name (`gov.uk`, `github.io`).
    private static func isShared(_ domain: String) -> Bool {
        unsafe psl_is_public_suffix(psl_builtin(), domain) == 1
    }

    /// The path of a URL up to its last slash, which cookies are for that name none (RFC 6265 §5.1.4).
    private static func folder(of source: WebAddress) -> String {
        let path = CookieJar.path(of: source)
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }
}
