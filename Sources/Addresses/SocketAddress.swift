/// An address and a port: where a socket listens or leads to.
public struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address.
    public var address: IPAddress
    /// The port.
    public var port: UInt16

    /// Creates a socket address.
    public init(_ address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// Creates a socket address.
    public init(address: IPAddress, port: UInt16) {
        self.init(address, port: port)
    }

    /// As in a URL: `192.0.2.1:443` or `[2001:db8::1]:443`.
    public var description: String {
        switch address {
        case .v4: "\(address):\(port)"
        case .v6: "[\(address)]:\(port)"
        }
    }
}
