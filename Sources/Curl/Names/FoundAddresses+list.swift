import Addresses
import CCares
import Glibc

extension FoundAddresses {
    /// Every address that a look-up brought, each once, in the order in which they would be tried.
    static func all(of list: UnsafeMutablePointer<ares_addrinfo>, v6First: Bool) -> [IPAddress] {
        var families: (first: [IPAddress], second: [IPAddress]) = ([], [])
        var seen: Set<IPAddress> = []
        var next = list.pointee.nodes
        while let node = next {
            next = node.pointee.ai_next
            guard let system = node.pointee.ai_addr, let address = SocketAddress(system)?.address,
                seen.insert(address).inserted
            else { continue }
            if (node.pointee.ai_family == AF_INET6) == v6First {
                families.first.append(address)
            } else {
                families.second.append(address)
            }
        }
        return families.first + families.second
    }
}

extension PreparedTransfer {
    /// The addresses of a host that needs no look-up: its own, or those that libcurl knows for `localhost`.
    var plainAddresses: [IPAddress] {
        if let pinned = transfer.pinned { return [pinned] }
        if let address = IPAddress(host) { return [address] }
        let local: [IPAddress] = [.v6(high: 0, low: 1), .loopback]
        return local.filter { address in
            switch (transfer.internetProtocol, address) {
            case (.v4, .v6), (.v6, .v4): false
            default: true
            }
        }
    }
}
