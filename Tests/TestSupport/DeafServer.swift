import Foundation

/// A port that neither accepts nor refuses: its queue is full, and the kernel drops every further knock.
public final class DeafServer: Sendable {
    /// The port.
    public let port: UInt16
    private let listener: Int32
    private let knocks: [Int32]

    /// Opens the port, by default one that the system picks, and fills its queue.
    public init(at host: String = "127.0.0.1", port wanted: UInt16 = 0) throws {
        (listener, port) = try LocalSocket.listener(backlog: 0, at: host, port: wanted)
        let port = port
        knocks = (0..<4).compactMap { _ in LocalSocket.connect(port: port, at: host, isBlocking: false) }
    }

    deinit {
        for descriptor in knocks + [listener] { close(descriptor) }
    }
}
