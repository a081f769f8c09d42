public import Addresses
import CLinux
import Glibc

/// The addresses of this machine's network interfaces.
public enum InterfaceAddresses {
    /// All of them, as they are now; empty where the system does not tell.
    public static func current() -> [IPAddress] {
        var first: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&first) == 0 else { return [] }
        defer { freeifaddrs(first) }
        var found: [IPAddress] = []
        var next = first
        while let interface = next {
            if let address = interface.pointee.ifa_addr, let socketAddress = SocketAddress(address) {
                found.append(socketAddress.address)
            }
            next = interface.pointee.ifa_next
        }
        return found
    }
}

extension SocketAddress {
    /// Reads a system address; nothing for families other than IPv4 and IPv6.
    init?(_ pointer: UnsafePointer<sockaddr>) {
        let raw = UnsafeRawPointer(pointer)
        switch Int32(pointer.pointee.sa_family) {
        case AF_INET:
            let address = raw.loadUnaligned(as: sockaddr_in.self)
            self.init(.v4(UInt32(bigEndian: address.sin_addr.s_addr)), port: UInt16(bigEndian: address.sin_port))
        case AF_INET6:
            let port = raw.loadUnaligned(fromByteOffset: 2, as: UInt16.self)
            let high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            let low = raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
            self.init(
                .v6(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low)), port: UInt16(bigEndian: port))
        default: return nil
        }
    }
}
