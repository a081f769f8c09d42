public import Addresses
import CCares
import CLinux
import Epoll
import Glibc

/// Where this machine's own network knows a way to, as the kernel's table says; nothing is sent to find out.
///
/// A way that is known may still be broken further on: that only a try shows.
public struct Routes: Sendable {
    /// A kind of address.
    public enum Family: String, Sendable, Hashable, CaseIterable {
        case v4 = "IPv4", v6 = "IPv6"

        /// The kind of one address.
        public init(_ address: IPAddress) {
            if case .v6 = address { self = .v6 } else { self = .v4 }
        }

        /// C, the root name server: any address of the internet would do.
        fileprivate var outside: SocketAddress {
            switch self {
            case .v4: SocketAddress(.v4(0xC021_040C), port: 53)
            case .v6: SocketAddress(.v6(high: 0x2001_0500_0002_0000, low: 0xC), port: 53)
            }
        }
    }

    private let lead: @Sendable (SocketAddress) -> Bool

    /// The ways that the kernel knows.
    public init() { lead = Self.kernelLeads }

    /// Other ways.
    ///
    /// - Parameter lead: whether there is one to an address.
    public init(lead: @escaping @Sendable (SocketAddress) -> Bool) { self.lead = lead }

    /// Whether there is a way to an address.
    public func lead(to target: SocketAddress) -> Bool { lead(target) }

    /// Whether there is a way to the internet by a kind of address.
    public func leadOut(by family: Family) -> Bool { lead(family.outside) }

    private static func kernelLeads(to target: SocketAddress) -> Bool {
        switch target.address {
        case .v4(let bits):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(target.port).bigEndian
            address.sin_addr.s_addr = bits.bigEndian
            return connects(AF_INET, address)
        case .v6(let high, let low):
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = in_port_t(target.port).bigEndian
            withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes in
                withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyMemory(from: bytes) }
            }
            return connects(AF_INET6, address)
        }
    }

    /// Whether a socket for datagrams, which says nothing when it is connected, finds a way.
    private static func connects<Address>(_ family: Int32, _ address: Address) -> Bool {
        let descriptor = clinux_socket(family, Int32(SOCK_DGRAM.rawValue), 0)
        // A lack of anything but the family itself, as of descriptors, says nothing of ways.
        guard descriptor >= 0 else { return errno != EAFNOSUPPORT }
        defer { close(descriptor) }
        return withUnsafePointer(to: address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size)) == 0
            }
        }
    }
}

/// By which kinds of address there is a way to the internet, looked up anew once a second: it is asked for every connection.
struct WaysOut {
    private var known: (v4: Bool, v6: Bool) = (true, true)
    private var freshUntil = Int64.min
    private static let freshness: Int64 = 1_000_000_000

    mutating func lead(by family: Routes.Family, _ routes: Routes, now: Int64) -> Bool {
        if now >= freshUntil {
            known = (routes.leadOut(by: .v4), routes.leadOut(by: .v6))
            freshUntil = now + Self.freshness
        }
        return family == .v4 ? known.v4 : known.v6
    }
}

extension Transfers {
    /// Whether there is a way to an address.
    func leads(to target: SocketAddress) -> Bool {
        waysOut.lead(by: Routes.Family(target.address), settings.routes, now: loop.turnStartedAt)
            || settings.routes.lead(to: target)
    }

    /// Whether there is a way to the internet by a kind of address.
    func leadsOut(by family: Routes.Family) -> Bool {
        waysOut.lead(by: family, settings.routes, now: loop.turnStartedAt)
    }

    /// What it means that no way to an address is known here.
    func lackOfRoute(to target: SocketAddress) -> TransferResult.Failure {
        let family = Routes.Family(target.address)
        guard Routes.Family.allCases.contains(where: settings.routes.leadOut) else {
            return .ownNetwork("this machine has no way to the internet: its network is down, or has no default route")
        }
        return .ours(
            settings.routes.leadOut(by: family)
                ? "\(target.address) was not asked: this machine's own network has no way there"
                : "\(target.address) was not asked: this machine has no way to the internet by \(family.rawValue)")
    }
}
