import Glibc
import NIOCore
import Operations

extension Failure {
    /// The address of the pages cannot be had: why, and what to do.
    static func cannotListen(on address: ListenAddress, _ error: IOError) -> Failure {
        let words = unsafe String(cString: strerror(error.errnoCode))
        let next =
            switch error.errnoCode {
            case EADDRINUSE: "another program is there: end it, or choose another port with --listen"
            case EADDRNOTAVAIL: "this machine has no such address: choose another one with --listen"
            case EACCES, EPERM:
                "the system does not allow it: ports below 1024 need a right of their own, others do not"
            default: "the system says: \(words)"
            }
        return .environment("cannot listen on \(address); \(next)")
    }
}
