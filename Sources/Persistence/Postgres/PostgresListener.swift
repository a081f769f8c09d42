#if Postgres
    import CPostgres
    // Dispatch is not annotated on Linux; a queue is safe to share by its nature.
    @preconcurrency import Dispatch
    import Glibc

    /// Listens on a channel with a connection and a thread of its own, and connects again after a loss.
    enum PostgresListener {
        /// How long to wait before connecting again, in milliseconds.
        private static let pause: Int32 = 1000

        static func notifications(on channel: String, of target: PostgresTarget) -> AsyncStream<String> {
            // The newest are kept: each only says that there is something to look at.
            let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(64))
            guard let bell = Bell() else {
                continuation.finish()
                return stream
            }
            continuation.onTermination = { _ in bell.ring() }
            DispatchQueue(label: "plumbline.postgres.listener").async {
                while !bell.isRung(within: 0) {
                    listen(on: channel, of: target, until: bell) { continuation.yield($0) }
                    if bell.isRung(within: pause) { break }
                }
                continuation.finish()
            }
            return stream
        }

        /// Listens until the bell rings or the connection is lost.
        private static func listen(
            on channel: String, of target: PostgresTarget, until bell: Bell, _ tell: (String) -> Void
        ) {
            // A server that cannot be reached is tried again by the caller; those who listen look from time to time.
            guard let session = try? PostgresSession(target), (try? session.command("LISTEN \(channel)")) != nil else {
                return
            }
            tell("")
            while !session.isLost {
                while let notice = PQnotifies(session.connection) {
                    tell(notice.pointee.extra.map { String(cString: $0) } ?? "")
                    PQfreemem(notice)
                }
                guard !bell.isRung(orReadable: PQsocket(session.connection)) else { return }
                guard PQconsumeInput(session.connection) == 1 else { return }
            }
        }
    }

    /// A pipe whose end wakes a waiting thread.
    private final class Bell: Sendable {
        private let reading: Int32
        private let writing: Int32

        init?() {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { return nil }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            close(reading)
            close(writing)
        }

        func ring() {
            var byte: UInt8 = 1
            _ = write(writing, &byte, 1)
        }

        /// Whether it was rung, or is within so many milliseconds.
        func isRung(within milliseconds: Int32) -> Bool {
            var bell = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            return poll(&bell, 1, milliseconds) > 0
        }

        /// Waits for the bell or the socket; true when it was the bell.
        func isRung(orReadable socket: Int32) -> Bool {
            var both = [
                pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
            ]
            _ = poll(&both, 2, -1)
            return both[0].revents != 0
        }
    }
#endif
