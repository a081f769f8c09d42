import Foundation

/// A port that neither accepts nor refuses: its queue is full, and the kernel drops every further knock.
public final class DeafServer: Sendable {
    /// The port at 127.0.0.1.
    public let port: UInt16
    private let listener: Int32
    private let knocks: [Int32]

    /// Opens the port and fills its queue.
    public init() throws {
        (listener, port) = try LocalSocket.listener(backlog: 0)
        let port = port
        knocks = (0..<4).compactMap { _ in LocalSocket.connect(port: port, isBlocking: false) }
    }

    deinit {
        for descriptor in knocks + [listener] { close(descriptor) }
    }
}
