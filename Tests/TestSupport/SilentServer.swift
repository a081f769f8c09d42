import Foundation

/// A port that connects and never answers: the kernel takes every knock, and nobody reads.
public final class SilentServer: Sendable {
    /// The port at 127.0.0.1.
    public let port: UInt16
    private let listener: Int32

    /// Opens the port.
    public init() throws { (listener, port) = try LocalSocket.listener(backlog: 4096) }

    deinit { close(listener) }
}
