/// Which addresses may be reached, for one purpose.
///
/// It is asked with the address that a socket is about to be opened to, after look-up, so that no spelling of a host and
/// no answer of a name server gets around it.
public struct AddressPolicy: Sendable, Hashable {
    /// What the address is to be reached for.
    public enum Purpose: String, Sendable, Hashable, CaseIterable {
        /// A probe of a service.
        case probe
        /// A page fetched for its findings.
        case pageFetch
        /// A message to an address that a team gave.
        case webhook
        /// The operator's own mail relay or database: nothing is refused.
        case trusted
    }

    /// What the address is to be reached for.
    public let purpose: Purpose
    /// Special-use addresses that the operator allows.
    public let allowed: [AddressAllowance]
    /// Where Plumbline's own sockets listen: refused whatever is allowed.
    public let listening: [SocketAddress]
    /// The addresses of this machine: what listening on the unspecified address stands for, besides loopback.
    public let ownAddresses: [IPAddress]

    /// Creates a policy.
    public init(
        purpose: Purpose, allowed: [AddressAllowance] = [], listening: [SocketAddress] = [],
        ownAddresses: [IPAddress] = []
    ) {
        self.purpose = purpose
        self.allowed = allowed
        self.listening = listening
        self.ownAddresses = ownAddresses
    }

    /// The policy for what the operator's own configuration names: nothing is refused.
    public static let trusted = AddressPolicy(purpose: .trusted)

    /// Why an address may not be reached; nothing where it may.
    public func refusal(for target: SocketAddress) -> AddressRefusal? {
        guard purpose != .trusted else { return nil }
        if !listening.isEmpty, isOwnSocket(target) { return AddressRefusal(address: target, reason: .ownSocket) }
        guard let range = SpecialRange.containing(target.address) else { return nil }
        guard !allowed.contains(where: { $0.covers(target) }) else { return nil }
        return AddressRefusal(address: target, reason: .special(range))
    }

    /// Why a host may not be reached as far as that is plain before any look-up; nothing for names.
    ///
    /// For an early answer at registration; opening the socket is what decides. Knows literal addresses in every spelling,
    /// and `localhost` (RFC 6761).
    public func literalRefusal(host: String, port: UInt16) -> AddressRefusal? {
        let name = host.lowercased()
        let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
        if bare == "localhost" || bare.hasSuffix(".localhost") {
            return refusal(for: SocketAddress(.loopback, port: port))
        }
        guard let address = IPAddress(hostLiteral: host) else { return nil }
        return refusal(for: SocketAddress(address, port: port))
    }

    private func isOwnSocket(_ target: SocketAddress) -> Bool {
        // Linux takes a connection to the unspecified address for one to loopback.
        let address = target.address.isUnspecified ? IPAddress.loopback : target.address.unwrapped
        return listening.contains { socket in
            guard socket.port == target.port else { return false }
            let own = socket.address.unwrapped
            if own == address || (address.isLoopback && target.address.isUnspecified && own.isLoopback) { return true }
            guard own.isUnspecified else { return false }
            return address.isLoopback || ownAddresses.contains { $0.unwrapped == address }
        }
    }
}
