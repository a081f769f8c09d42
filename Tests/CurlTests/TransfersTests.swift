import Addresses
import Epoll
import TestSupport
import Testing

@testable import Curl

/// Runs many transfers on one loop, as the engine does.
private actor Prober {
    let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }
    private var transfers: Transfers?
    private var results: [UInt64: TransferResult] = [:]
    private var batches = 0
    private var wanted = 0
    private var done: CheckedContinuation<Void, Never>?
    private var next: (() -> Void)?

    init() throws {
        loop = try EventLoop(name: "prober")
        try loop.start()
    }

    func open(_ settings: TransferSettings) throws {
        let transfers = try Transfers(loop: loop, settings: settings)
        transfers.onFinished = { [weak self] finished in
            let ended = finished
            self?.assumeIsolated { $0.finish(ended) }
        }
        self.transfers = transfers
    }

    /// Starts everything at once and waits for as many results as are wanted.
    func run(_ list: [Transfer], wanted: Int? = nil, cancelling: [UInt64] = []) async -> [UInt64: TransferResult] {
        self.wanted = wanted ?? list.count - cancelling.count
        results = [:]
        for (token, transfer) in list.enumerated() { transfers?.start(transfer, token: UInt64(token)) }
        for token in cancelling { transfers?.cancel(token: token) }
        await withCheckedContinuation { done = $0 }
        return results
    }

    /// Runs a few prepared transfers again and again.
    func repeating(_ list: [Transfer], rounds: Int) async -> (good: Int, handles: Int) {
        let prepared = list.map(PreparedTransfer.init)
        var good = 0
        for _ in 0..<rounds {
            wanted = prepared.count
            results = [:]
            for (token, transfer) in prepared.enumerated() { transfers?.start(transfer, token: UInt64(token)) }
            await withCheckedContinuation { done = $0 }
            good += results.values.count { $0.failure == nil && $0.status == 200 }
        }
        return (good, (transfers?.idle.count ?? 0) + (transfers?.flying.count ?? 0))
    }

    /// Runs a prepared transfer, lets something happen, and runs it again.
    func twice(_ transfer: Transfer, between change: () throws -> Void) async rethrows -> [TransferResult?] {
        let prepared = PreparedTransfer(transfer)
        let first = await run(prepared)
        try change()
        return [first, await run(prepared)]
    }

    private func run(_ prepared: PreparedTransfer) async -> TransferResult? {
        (wanted, results) = (1, [:])
        transfers?.start(prepared, token: 0)
        await withCheckedContinuation { done = $0 }
        return results[0]
    }

    func inFlight() -> Int { transfers?.inFlight ?? 0 }

    nonisolated func stop() async {
        await close()
        loop.stop()
    }

    private func close() {
        transfers?.close()
        transfers = nil
    }

    private func finish(_ finished: [Transfers.Finished]) {
        batches += 1
        for one in finished { results[one.token] = one.result }
        guard results.count >= wanted else { return }
        done?.resume()
        done = nil
    }
}

@Suite(.timeLimit(.minutes(1)))
struct TransfersTests {
    private func settings(_ change: (inout TransferSettings) -> Void = { _ in }) throws -> TransferSettings {
        var settings = TransferSettings(trust: try LocalTransfers.systemTrust.get(), userAgent: "Plumbline-test/1")
        change(&settings)
        return settings
    }

    @Test func `an address that has changed is the one that the next run goes to`() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        var names = try NameServer(records: ["moved.test": ["127.0.0.1"]])
        let prober = try Prober()
        let (configuration, port) = (names.configuration, names.port)
        try await prober.open(
            settings { $0.nameServers = NameServers(configuration: configuration, port: port) })
        let transfer = Transfer(url: "http://moved.test:\(server.port)/", addresses: try LocalTransfers.policy())
        let results = try await prober.twice(transfer) {
            names.stop()
            // Nobody listens there.
            names = try NameServer(records: ["moved.test": ["127.0.0.2"]], port: port)
        }
        #expect(results.map { $0?.failure } == [nil, .connectRefused])
        await prober.stop()
    }

    @Test func `hundreds at a time all end, each with its own answer`() async throws {
        let server = try NginxServer(locations: "location /n { return 200 $request_uri; }")
        let prober = try Prober()
        try await prober.open(try settings())
        let list = try (0..<400).map {
            Transfer(url: "http://127.0.0.1:\(server.port)/n\($0)", addresses: try LocalTransfers.policy())
        }
        let results = await prober.run(list)
        for (token, result) in results {
            #expect(result.failure == nil)
            #expect(String(decoding: result.body, as: UTF8.self) == "/n\(token)")
        }
        #expect(results.count == 400)
        #expect(await prober.inFlight() == 0)
        await prober.stop()
    }

    @Test(arguments: [0, 3, 64])
    func `prepared transfers run again on kept handles, however few are kept`(kept: Int) async throws {
        let server = try NginxServer(locations: "location /n { return 200 $request_uri; }")
        let prober = try Prober()
        try await prober.open(try settings { $0.keptHandles = kept })
        let list = try (0..<10).map {
            Transfer(url: "http://127.0.0.1:\(server.port)/n\($0)", addresses: try LocalTransfers.policy())
        }
        let (good, handles) = await prober.repeating(list, rounds: 5)
        #expect(good == 50)
        #expect(handles <= 10)
        await prober.stop()
    }

    @Test func `hanging targets do not delay the others`() async throws {
        let hanging = try ScriptedServer { $0.hang() }
        let server = try NginxServer(locations: "location / { return 200 ok; }")
        let prober = try Prober()
        try await prober.open(try settings())
        var list: [Transfer] = []
        for index in 0..<100 {
            let port = index < 50 ? hanging.port : server.port
            list.append(Transfer(url: "http://127.0.0.1:\(port)/", addresses: try LocalTransfers.policy()))
        }
        let results = await prober.run(list, wanted: 50)
        #expect(results.keys.allSatisfy { $0 >= 50 })
        #expect(results.values.allSatisfy { $0.failure == nil })
        #expect(await prober.inFlight() == 50)
        await prober.stop()
    }

    @Test func `a cancelled transfer gives no result and leaves nothing behind`() async throws {
        let hanging = try ScriptedServer { $0.hang() }
        let server = try NginxServer(locations: "location / { return 200 ok; }")
        let prober = try Prober()
        try await prober.open(try settings())
        let policy = try LocalTransfers.policy()
        let results = await prober.run(
            [
                Transfer(url: "http://127.0.0.1:\(hanging.port)/", addresses: policy),
                Transfer(url: "http://127.0.0.1:\(server.port)/", addresses: policy),
                Transfer(url: "http://127.0.0.1:\(hanging.port)/", addresses: policy),
            ], cancelling: [0, 2])
        #expect(Array(results.keys) == [1])
        #expect(await prober.inFlight() == 0)
        await prober.stop()
    }

    @Test func `look-ups of one name wait for each other, and all of them end`() async throws {
        let prober = try Prober()
        try await prober.open(try settings { $0.lookups = LookupLimits(total: 2, perDomain: 1) })
        let port = try LocalSocket.freePort()
        var list = try (0..<12).map { _ in
            Transfer(url: "http://does-not-exist.invalid:\(port)/", addresses: try LocalTransfers.policy())
        }
        list.append(Transfer(url: "not a url", addresses: .trusted))
        let results = await prober.run(list)
        #expect(results.count == 13)
        for (token, result) in results where token < 12 {
            #expect(result.failure == .nameNotFound || result.failure == .nameTimeout)
        }
        #expect(await prober.inFlight() == 0)
        await prober.stop()
    }

    @Test(arguments: [
        ("www.example.gov", "example.gov"), ("example.gov", "example.gov"),
        ("www.tax.service.gov.uk", "service.gov.uk"),
        ("tax.gob.mx", "tax.gob.mx"), ("a.b.ministry.fr", "ministry.fr"), ("intranet", "intranet"), ("localhost", nil),
        ("app.localhost", nil), ("gov.uk", "gov.uk"),
    ])
    func `hosts share their look-ups by domain`(host: String, domain: String?) {
        #expect(TransferTarget.domain(of: host) == domain)
    }

    @Test func `a client's transfers can be cancelled, and end with the client`() async throws {
        let hanging = try ScriptedServer { $0.hang() }
        let client = try TransferClient(settings: try settings())
        let transfer = Transfer(url: "http://127.0.0.1:\(hanging.port)/", addresses: try LocalTransfers.policy())
        let task = Task { await client.perform(transfer) }
        let other = Task { await client.perform(transfer) }
        // Both are on their way once the server has accepted both.
        while hanging.accepted < 2 { await Task.yield() }
        task.cancel()
        #expect(await task.value.failure == .ours("the transfer was cancelled"))
        await client.shutdown()
        #expect(await other.value.failure == .ours("the client was shut down"))
        #expect(await client.perform(transfer).failure == .ours("the client was shut down"))
    }
}
