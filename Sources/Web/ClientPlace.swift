import Addresses
import HTTPTypes
import Hummingbird
import NIOCore

/// From where on the network a request comes.
enum ClientPlace {
    /// The address of the client: the other end of the connection, or what proxies that are trusted say of it.
    ///
    /// Proxies write themselves at the end of the list; the last entry that is no trusted proxy is the client.
    static func of(_ remote: NIOCore.SocketAddress?, _ headers: HTTPFields, trusted: [CIDR]) -> String? {
        guard let text = remote?.ipAddress else { return nil }
        guard isTrusted(text, trusted), let forwarded = headers[.xForwardedFor] else { return text }
        let chain = forwarded.split(separator: ",").map { entry in
            entry.drop { $0 == " " }.prefix { $0 != " " }.description
        }
        return chain.last { !isTrusted($0, trusted) } ?? text
    }

    private static func isTrusted(_ text: String, _ trusted: [CIDR]) -> Bool {
        guard let address = IPAddress(text) else { return false }
        return trusted.contains { $0.contains(address) }
    }
}

extension HTTPField.Name {
    /// The client and the proxies before this one, added to by each.
    fileprivate static let xForwardedFor = HTTPField.Name("X-Forwarded-For") ?? .authorization
}
