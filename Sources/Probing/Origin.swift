import Addresses
public import Registry

extension WebAddress {
    /// Scheme, host and port: what a connection is made to, the same however the host is spelt.
    public var origin: String { "\(isSecure ? "https" : "http")://\(connectedHost):\(port)" }

    /// The host without the dot that a full name may end with; an address in its usual form, of IPv6 in brackets.
    private var connectedHost: String {
        if let address = IPAddress(hostLiteral: host) {
            return host.contains(":") ? "[\(address)]" : "\(address)"
        }
        return host.hasSuffix(".") ? String(host.dropLast()) : host
    }
}
