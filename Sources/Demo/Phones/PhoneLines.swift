public import Curl
public import Logging
public import ServiceLifecycle
import Addresses
import Synchronization

/// The town's phone systems: each says every few seconds how its line does, unless a fault keeps it from it.
public final class PhoneLines: Service {
    /// One phone line.
    public struct Line: Hashable, Sendable {
        /// The slug of the service.
        public var service: String
        /// The slug of the channel.
        public var channel: String
        /// The path of the secret address that it reports to.
        public var path: String

        /// Creates a line.
        public init(service: String, channel: String, path: String) {
            self.service = service
            self.channel = channel
            self.path = path
        }

        /// Creates a line from the address of its probe, `renew-parking-permit/phone/probe:line`; nothing for any other.
        public init?(probe: String, path: String) {
            let parts = probe.split(separator: "/")
            guard parts.count == 3, parts[2].hasPrefix("probe:") else { return nil }
            self.init(service: String(parts[0]), channel: String(parts[1]), path: path)
        }
    }

    /// What a line says.
    public enum Report: Hashable, Sendable {
        /// It works.
        case ok
        /// It does not work, because …
        case failure(message: String)

        /// How it is written behind the address.
        var query: String {
            switch self {
            case .ok: "status=ok"
            case .failure(let message): "status=fail&message=\(PhoneLines.encoded(message))"
            }
        }
    }

    private let lines: [Line]
    private let plan: FaultPlan
    private let every: Duration
    private let client: TransferClient
    private let base: @Sendable () -> String?
    private let logger: Logger
    private let elapsed: @Sendable () -> Duration
    private let failing = Mutex<Set<Line>>([])

    /// Creates phone systems.
    ///
    /// - Parameters:
    ///   - lines: the lines and where they report to.
    ///   - plan: the faults.
    ///   - every: how often each reports.
    ///   - client: what the reports go through; it is not shut down here.
    ///   - base: the address of the server that listens to them; nothing as long as it does not.
    ///   - logger: where it is said that a report did not arrive.
    ///   - elapsed: how long the demonstration has been running.
    public init(
        lines: [Line], plan: FaultPlan, every: Duration = .seconds(4), client: TransferClient,
        base: @escaping @Sendable () -> String?, logger: Logger, elapsed: @escaping @Sendable () -> Duration
    ) {
        self.lines = lines
        self.plan = plan
        self.every = every
        self.client = client
        self.base = base
        self.logger = logger
        self.elapsed = elapsed
    }

    /// Reports until the program stops.
    public func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while true {
                    guard self.base() != nil else {
                        try await Task.sleep(for: .milliseconds(100))
                        continue
                    }
                    await self.reportAll()
                    try await Task.sleep(for: self.every)
                }
            }
        } catch is CancellationError {
            // The program stops: that is how this ends.
        }
    }

    /// Lets every line report once.
    public func reportAll() async {
        await withTaskGroup(of: Void.self) { group in
            for line in lines {
                group.addTask { await self.report(line) }
            }
        }
    }

    /// What a line says at a moment; nothing where it is silent.
    public static func report(of line: Line, plan: FaultPlan, at elapsed: Duration) -> Report? {
        switch plan.fault(service: line.service, channel: line.channel, at: elapsed)?.kind {
        case .fallsSilent: nil
        case .reportsFailure: .failure(message: "no exchange line: callers hear an engaged tone")
        default: .ok
        }
    }

    private func report(_ line: Line) async {
        guard let base = base(), let report = Self.report(of: line, plan: plan, at: elapsed()) else { return }
        var transfer = Transfer(url: base + line.path + "?" + report.query, addresses: .trusted)
        transfer.method = "POST"
        transfer.body = []
        transfer.timeoutMilliseconds = 3000
        let result = await client.perform(transfer)
        let arrived = result.failure == nil && (200...299).contains(result.status)
        // Said once when it begins, not every few seconds; the address is a secret and is not said.
        let isNews = failing.withLock { arrived ? $0.remove(line) != nil : $0.insert(line).inserted }
        guard isNews else { return }
        let place: Logger.Metadata = ["line": "\(line.service)/\(line.channel)"]
        if arrived {
            logger.info("a phone line's reports arrive again", metadata: place)
        } else {
            let why = result.failure.map { "\($0)" } ?? "answered with \(result.status)"
            logger.warning("a phone line's reports do not arrive", metadata: place.merging(["why": "\(why)"]) { $1 })
        }
    }

    /// Text as a part of a query (RFC 3986).
    private static func encoded(_ text: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
        return text.utf8.reduce(into: "") { encoded, byte in
            if plain.contains(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
    }
}
