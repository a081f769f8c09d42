import Foundation

/// Sockets at 127.0.0.1 or other addresses of loopback, as numbers: the little that tests need of them.
public enum LocalSocket {
    /// What the system refused.
    public struct Failure: Error, CustomStringConvertible {
        /// What was tried and the system's number for the reason.
        public let description: String
    }

    /// A socket that listens on a port, by default one which the system picks.
    public static func listener(
        backlog: Int32 = 128, at host: String = "127.0.0.1", port: UInt16 = 0
    ) throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(description: "socket: \(errno)") }
        var address = loopback(port: port, at: host)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard unsafe bind(descriptor, pointer, length) == 0, listen(descriptor, backlog) == 0 else {
                    return -1 as Int32
                }
                return unsafe getsockname(descriptor, pointer, &length)
            }
        }
        guard status == 0 else {
            close(descriptor)
            throw Failure(description: "bind or listen: \(errno)")
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// A port that nothing listens on now.
    public static func freePort() throws -> UInt16 {
        let (descriptor, port) = try listener()
        close(descriptor)
        return port
    }

    /// A UDP socket that takes what comes and never answers.
    public static func deaf(port: UInt16, at host: String = "127.0.0.1") throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = loopback(port: port, at: host)
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard descriptor >= 0, status == 0 else {
            close(descriptor)
            throw Failure(description: "a UDP socket at \(host):\(port): \(errno)")
        }
        return descriptor
    }

    /// Connects; nothing where the port refuses.
    public static func connect(port: UInt16, at host: String = "127.0.0.1", isBlocking: Bool = true) -> Int32? {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, isBlocking ? type : type | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var address = loopback(port: port, at: host)
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe Foundation.connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 || (!isBlocking && errno == EINPROGRESS) else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Waits until something accepts connections on a port; false once it never will, or after 20 s.
    public static func awaitListener(port: UInt16, at host: String = "127.0.0.1", while isPossible: () -> Bool) -> Bool
    {
        let limit = DispatchTime.now() + .seconds(20)
        while DispatchTime.now() < limit, isPossible() {
            if let descriptor = connect(port: port, at: host) {
                close(descriptor)
                return true
            }
            // Gives the server the processor for a moment; nothing tells when it is ready.
            poll(nil, 0, 2)
        }
        return false
    }

    private static func loopback(port: UInt16, at host: String = "127.0.0.1") -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = unsafe inet_addr(host)
        return address
    }
}
