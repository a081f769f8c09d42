/// Special-use addresses that the operator allows: `{ cidr: "10.20.0.0/16", ports: [443] }`.
public struct AddressAllowance: Sendable, Hashable {
    /// The addresses.
    public let cidr: CIDR
    /// The ports; nothing for every port.
    public let ports: Set<UInt16>?

    /// Allows some ports of a block.
    public init(cidr: CIDR, ports: some Sequence<UInt16>) {
        self.cidr = cidr
        self.ports = Set(ports)
    }

    /// Allows every port of a block.
    public init(cidr: CIDR) {
        self.cidr = cidr
        ports = nil
    }

    /// Whether it covers an address and port, as written or as the inner address of a wrapped one.
    public func covers(_ target: SocketAddress) -> Bool {
        guard ports?.contains(target.port) ?? true else { return false }
        return cidr.contains(target.address) || cidr.contains(target.address.unwrapped)
    }
}
