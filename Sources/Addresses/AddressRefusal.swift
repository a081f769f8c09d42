/// Why an address may not be reached.
public struct AddressRefusal: Sendable, Hashable, CustomStringConvertible {
    /// What stands against it.
    public enum Reason: Sendable, Hashable {
        /// It leads into a range that is not the public internet.
        case special(SpecialRange)
        /// Plumbline itself listens there.
        case ownSocket
    }

    /// The address and port, as they were asked for.
    public let address: SocketAddress
    /// What stands against it.
    public let reason: Reason

    /// Creates a refusal.
    public init(address: SocketAddress, reason: Reason) {
        self.address = address
        self.reason = reason
    }

    /// The address, what stands against it, and who can change that.
    public var description: String {
        switch reason {
        case .special(let range):
            let inner = address.address.unwrapped
            let wrapped = inner == address.address ? "" : " leads to \(inner), which"
            return
                "\(address)\(wrapped) is in \(range.block) (\(range.name), \(range.source)), not on the public internet; "
                + "the operator can allow it under network.allow, with its CIDR and ports"
        case .ownSocket:
            return "\(address) is where Plumbline itself listens; it is never reached, whatever network.allow says: "
                + "give the address of the service"
        }
    }
}
