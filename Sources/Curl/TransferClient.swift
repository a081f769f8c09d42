public import Epoll

/// Runs single transfers as asynchronous calls: mail, webhooks, one probe at a time.
public actor TransferClient {
    private let loop: EventLoop
    private let ownsLoop: Bool
    private let settings: TransferSettings
    private(set) var transfers: Transfers?
    private var isShutDown = false
    private var waiting: [UInt64: CheckedContinuation<TransferResult, Never>] = [:]
    private var lastToken: UInt64 = 0

    /// The loop that the client runs on.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// Creates a client on a running loop, or on one of its own, which then ends with `shutdown`.
    ///
    /// - Throws: `EventLoopError` where the system has no descriptors or threads left.
    public init(settings: TransferSettings, loop: EventLoop? = nil) throws(EventLoopError) {
        self.settings = settings
        ownsLoop = loop == nil
        if let loop {
            self.loop = loop
        } else {
            let own = try EventLoop(name: "transfers")
            try own.start()
            self.loop = own
        }
    }

    /// Runs a transfer to its end; where the calling task is cancelled, the result says so.
    public func perform(_ transfer: Transfer) async -> TransferResult {
        lastToken += 1
        let token = lastToken
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                begin(transfer, token: token, continuation)
            }
        } onCancel: {
            loop.execute { self.assumeIsolated { $0.cancel(token) } }
        }
    }

    /// Ends all transfers, whose results say so, refuses new ones, and ends the client's own loop.
    public nonisolated func shutdown() async {
        await close()
        if ownsLoop { loop.stop() }
    }

    private func begin(
        _ transfer: Transfer, token: UInt64, _ continuation: CheckedContinuation<TransferResult, Never>
    ) {
        // The handler of a task that was cancelled before has run already, or finds the transfer begun: both on this loop.
        guard !Task.isCancelled else {
            continuation.resume(returning: .failed(.ours("the transfer was cancelled")))
            return
        }
        do throws(CurlError) {
            let transfers = try open()
            waiting[token] = continuation
            transfers.start(transfer, token: token)
        } catch {
            continuation.resume(returning: .failed(.ours(error.description)))
        }
    }

    private func open() throws(CurlError) -> Transfers {
        guard !isShutDown else { throw CurlError(description: "the client was shut down") }
        if let transfers { return transfers }
        let made = try Transfers(loop: loop, settings: settings)
        made.onFinished = { [weak self] finished in
            let ended = finished
            self?.assumeIsolated { $0.finish(ended) }
        }
        transfers = made
        return made
    }

    private func finish(_ finished: [Transfers.Finished]) {
        for one in finished { waiting.removeValue(forKey: one.token)?.resume(returning: one.result) }
    }

    private func cancel(_ token: UInt64) {
        guard let continuation = waiting.removeValue(forKey: token) else { return }
        transfers?.cancel(token: token)
        continuation.resume(returning: .failed(.ours("the transfer was cancelled")))
    }

    private func close() {
        isShutDown = true
        transfers?.close()
        transfers = nil
        let left = waiting
        waiting = [:]
        for continuation in left.values { continuation.resume(returning: .failed(.ours("the client was shut down"))) }
    }
}

extension TransferResult {
    /// A result that is nothing but a failure.
    public static func failed(_ failure: Failure) -> TransferResult {
        var result = TransferResult()
        result.failure = failure
        return result
    }
}
