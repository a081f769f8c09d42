import Glibc

/// What the system refused to an event loop.
public struct EventLoopError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried.
    public let operation: String
    /// The system's number for the reason (errno).
    public let code: Int32

    /// What was tried, and the system's words and number for the reason.
    public var description: String {
        let limits = code == EMFILE || code == ENFILE ? "; raise the limit of open files (ulimit -n)" : ""
        return "\(operation) failed: \(String(cString: strerror(code))) (errno \(code))\(limits)"
    }
}
