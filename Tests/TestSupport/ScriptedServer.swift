import Foundation
import Locks

/// A server that follows a script for each connection: to be slow, to lie, to end early, to say nothing.
public final class ScriptedServer: Sendable {
    /// One connection, served on a thread of its own.
    public struct Connection: Sendable {
        let descriptor: Int32

        /// Reads up to an empty line; nothing where the other side ends before.
        public func readRequest() -> String? { read { $0.hasSuffix("\r\n\r\n") } }

        /// Reads a number of bytes, or what comes before the other side ends.
        public func read(count: Int) -> [UInt8] {
            var bytes: [UInt8] = []
            var byte: UInt8 = 0
            while bytes.count < count, unsafe recv(descriptor, &byte, 1, 0) == 1 { bytes.append(byte) }
            return bytes
        }

        /// Reads one line; nothing where the other side ends before.
        public func readLine() -> String? { read { $0.hasSuffix("\n") } }

        /// Sends a text.
        public func send(_ text: String) { send(Array(text.utf8)) }

        /// Sends bytes.
        public func send(_ bytes: [UInt8]) {
            var sent = 0
            while sent < bytes.count {
                let count = unsafe bytes.withUnsafeBytes { bytes in
                    unsafe Foundation.send(
                        descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return }
                sent += count
            }
        }

        /// Says nothing until the other side has gone, or the server stops.
        public func hang() {
            var byte: UInt8 = 0
            while unsafe recv(descriptor, &byte, 1, 0) > 0 {}
        }

        /// Ends the connection at once, with a reset instead of a farewell.
        public func reset() {
            var linger = Foundation.linger(l_onoff: 1, l_linger: 0)
            unsafe setsockopt(
                descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Foundation.linger>.size))
        }

        private func read(until isComplete: (String) -> Bool) -> String? {
            var bytes: [UInt8] = []
            var byte: UInt8 = 0
            while unsafe recv(descriptor, &byte, 1, 0) == 1 {
                bytes.append(byte)
                guard byte == UInt8(ascii: "\n") else { continue }
                let text = String(decoding: bytes, as: UTF8.self)
                if isComplete(text) { return text }
            }
            return nil
        }
    }

    private struct State {
        var open: Set<Int32> = []
        var accepted = 0
        var isStopped = false
    }

    /// The port at 127.0.0.1.
    public let port: UInt16
    private let listener: Int32
    private let state = Mutex(State())

    /// Starts a server.
    public init(_ script: @escaping @Sendable (Connection) -> Void) throws {
        (listener, port) = try LocalSocket.listener()
        Thread.detachNewThread { [weak self, listener] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { break }
                guard let self, self.begin(descriptor) else {
                    close(descriptor)
                    break
                }
                Thread.detachNewThread { [weak self] in
                    script(Connection(descriptor: descriptor))
                    self?.end(descriptor)
                    close(descriptor)
                }
            }
            close(listener)
        }
    }

    /// A server that answers every request with one text and then ends the connection.
    public static func answering(_ answer: String) throws -> ScriptedServer {
        try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.send(answer)
        }
    }

    /// How many connections were accepted.
    public var accepted: Int { state.withLock { $0.accepted } }

    /// Ends the server and all its connections.
    public func stop() {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.isStopped = true
            // Within the lock: a number that is in the set belongs to a connection that is not closed yet.
            for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
            shutdown(listener, Int32(SHUT_RDWR))
        }
    }

    deinit {
        stop()
    }

    private func begin(_ descriptor: Int32) -> Bool {
        state.withLock { state in
            guard !state.isStopped else { return false }
            state.open.insert(descriptor)
            state.accepted += 1
            return true
        }
    }

    private func end(_ descriptor: Int32) {
        state.withLock { state in
            _ = state.open.remove(descriptor)
        }
    }
}
