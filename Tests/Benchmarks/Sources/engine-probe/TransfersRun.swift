import Addresses
import Curl
import Epoll

/// Probes made by the part of the engine that speaks with libcurl, without schedule and conditions.
struct TransfersRun {
    let url: String
    let count: Int
    let inFlight: Int

    /// Runs to the end; gives how many were answered with status 200.
    func goodCount() async throws -> Int {
        let loop = try EventLoop(name: "transfers")
        let driver = try Driver(loop: loop, url: url, count: count, inFlight: min(inFlight, count))
        try loop.start()
        defer { loop.stop() }
        return await driver.run()
    }

    private actor Driver {
        private let loop: EventLoop
        private let transfers: Transfers
        /// One for each that may be under way, as the engine keeps one for each probe.
        private let lanes: [PreparedTransfer]
        private let count: Int
        private var (begun, ended, good) = (0, 0, 0)
        private var done: CheckedContinuation<Int, Never>?

        nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

        init(loop: EventLoop, url: String, count: Int, inFlight: Int) throws {
            self.loop = loop
            self.count = count
            transfers = try Transfers(
                loop: loop, settings: TransferSettings(trust: TrustStore(), userAgent: "engine-probe/1"))
            lanes = (0..<inFlight).map { _ in PreparedTransfer(Transfer(url: url, addresses: .trusted)) }
        }

        func run() async -> Int {
            transfers.onFinished = { [weak self] finished in
                let ended = finished
                self?.assumeIsolated { $0.take(ended) }
            }
            for lane in lanes.indices { begin(lane) }
            return await withCheckedContinuation { done = $0 }
        }

        private func begin(_ lane: Int) {
            begun += 1
            transfers.start(lanes[lane], token: UInt64(lane))
        }

        private func take(_ finished: [Transfers.Finished]) {
            for one in finished {
                ended += 1
                if one.result.failure == nil, one.result.status == 200 { good += 1 }
                if begun < count { begin(Int(one.token)) }
            }
            guard ended == count, let done = done.take() else { return }
            transfers.close()
            done.resume(returning: good)
        }
    }
}
