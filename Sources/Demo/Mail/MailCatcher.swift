public import Logging
public import Registry
public import ServiceLifecycle
import NIOCore
import NIOPosix

/// A mail server on the loopback address that keeps what it gets and delivers nothing.
public final class MailCatcher: Service {
    /// The port on which it takes mail, known before it runs.
    public let port: UInt16

    private let mailbox: Mailbox
    private let listener: any Channel

    /// How many of the newest mails are kept.
    public static let kept = 200
    /// The most bytes of one mail.
    public static let sizeLimit = 4 << 20

    private init(port: UInt16, mailbox: Mailbox, listener: any Channel) {
        self.port = port
        self.mailbox = mailbox
        self.listener = listener
    }

    /// Opens the port and takes mail from then on; `run` keeps it open until the program stops.
    ///
    /// - Parameters:
    ///   - folder: where each mail is also kept as a file; nothing for nowhere.
    ///   - logger: where failures to write are said.
    ///   - now: the wall clock.
    /// - Throws: why the port cannot be opened or the folder not be made.
    public static func open(
        folder: String? = nil, logger: Logger, now: @escaping @Sendable () -> Timestamp
    ) async throws -> MailCatcher {
        let mailbox = try Mailbox(limit: kept, folder: folder) { failure in
            logger.warning("a caught mail", metadata: ["failure": "\(failure)"])
        }
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 64)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        SMTPHandler(sizeLimit: sizeLimit) { mailbox.add($0, at: now()) })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return MailCatcher(port: try listener.boundPort, mailbox: mailbox, listener: listener)
    }

    /// All mails that are kept, newest first.
    public func mails() -> [CaughtMail] { mailbox.mails }

    /// One mail; nothing where it is not kept any more.
    public func mail(_ id: Int) -> CaughtMail? { mailbox.mails.first { $0.id == id } }

    /// Keeps the port open until the program stops.
    public func run() async throws {
        try? await gracefulShutdown()
        await close()
    }

    /// Closes the port.
    public func close() async {
        // It may be closed already: then there is nothing to do.
        try? await listener.close()
    }
}
