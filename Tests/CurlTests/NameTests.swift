import Addresses
import Epoll
import Foundation
import TestSupport
import Testing

@testable import Curl

/// Names looked up with a real name server (dnsmasq).
@Suite(.timeLimit(.minutes(1)))
struct NameTests {
    private func settings(_ servers: NameServers) throws -> TransferSettings {
        var settings = TransferSettings(trust: try LocalTransfers.systemTrust.get(), userAgent: "Plumbline-test/1")
        settings.nameServers = servers
        return settings
    }

    private func client(_ server: NameServer) throws -> TransferClient {
        try TransferClient(settings: settings(NameServers(configuration: server.configuration, port: server.port)))
    }

    private func transfer(_ url: String, _ change: (inout Transfer) -> Void = { _ in }) throws -> Transfer {
        var transfer = Transfer(url: url, addresses: try LocalTransfers.policy())
        change(&transfer)
        return transfer
    }

    @Test func `each transfer asks anew, in both families, and its look-up is part of its time`() async throws {
        let names = try NameServer(records: ["www.town.test": ["127.0.0.1"]])
        let server = try NginxServer(locations: "location / { return 200 $host; }")
        let client = try client(names)
        for _ in 0..<3 {
            let result = await client.perform(try transfer("http://WWW.town.test:\(server.port)/"))
            #expect(result.failure == nil)
            #expect(String(decoding: result.body, as: UTF8.self) == "www.town.test")
            #expect(result.remoteAddress == "127.0.0.1:\(server.port)")
            #expect(result.phases.nameLookup > 0)
            let phases = result.phases
            let sum = phases.nameLookup + phases.connect + phases.tls + phases.firstByte + phases.transfer
            #expect(sum <= phases.total)
        }
        await client.shutdown()
        let queries = try names.queries().map { $0.lowercased() }
        #expect(queries.count { $0 == "query[a] www.town.test" } == 3)
        #expect(queries.count { $0 == "query[aaaa] www.town.test" } == 3)
    }

    @Test(arguments: [
        ("http://missing.test/", TransferResult.Failure.nameNotFound),
        ("http://empty.test/", .nameWithoutAddress),
        ("http://elsewhere.example/", .nameFailed("the name servers refused to answer for it (REFUSED)")),
        ("http://\(String(repeating: "a", count: 64)).test/", .nameNotFound),
    ])
    func `what the name server says is the failure`(url: String, failure: TransferResult.Failure) async throws {
        let names = try NameServer(records: ["empty.test": [], "four.test": ["127.0.0.1"]])
        let client = try client(names)
        let result = await client.perform(try transfer(url))
        #expect(result.failure == failure)
        #expect(result.phases.nameLookup == result.phases.total)
        await client.shutdown()
    }

    @Test(arguments: [(Transfer.InternetProtocol.v4, "query[A]"), (.v6, "query[AAAA]")])
    func `one family asks for that family only`(family: Transfer.InternetProtocol, query: String) async throws {
        let names = try NameServer(records: ["both.test": ["127.0.0.1", "::1"]])
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let client = try client(names)
        let result = await client.perform(
            try transfer("http://both.test:\(server.port)/") { $0.internetProtocol = family })
        // The server listens by IPv4 only.
        #expect(result.failure == nil || family == .v6)
        #expect(try names.queries() == ["\(query) both.test"])
        await client.shutdown()
    }

    @Test func `a dead address is passed over for the next`() async throws {
        let names = try NameServer(records: ["two.test": ["127.0.0.2", "127.0.0.1"]])
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let client = try client(names)
        let result = await client.perform(try transfer("http://two.test:\(server.port)/"))
        #expect(result.failure == nil)
        #expect(result.remoteAddress == "127.0.0.1:\(server.port)")
        await client.shutdown()
    }

    @Test func `a list too long for a datagram comes whole`() async throws {
        let names = try NameServer(records: ["many.test": (1...60).map { "127.0.1.\($0)" }])
        let port = try LocalSocket.freePort()
        let client = try client(names)
        let result = await client.perform(
            try transfer("http://many.test:\(port)/") { $0.connectTimeoutMilliseconds = 400 })
        #expect(result.failure == .connectRefused || result.failure == .connectTimeout)
        #expect(result.remote != nil || result.phases.connect > 0)
        await client.shutdown()
    }

    @Test func `the policy judges what a name leads to`() async throws {
        let names = try NameServer(records: ["inside.test": ["127.0.0.1"]])
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\n\r\n")
        let client = try client(names)
        let result = await client.perform(
            Transfer(url: "http://inside.test:\(server.port)/", addresses: AddressPolicy(purpose: .probe)))
        guard case .refusedByPolicy = result.failure else {
            Issue.record("got \(String(describing: result.failure))")
            return
        }
        #expect(server.accepted == 0)
        await client.shutdown()
    }

    @Test func `a silent name server is a time-out of the look-up, and none at all our own network`() async throws {
        let folder = try TemporaryFolder()
        let configuration = folder.path("resolv.conf")
        try "nameserver 127.0.0.1\n".write(toFile: configuration, atomically: false, encoding: .utf8)
        let port = try LocalSocket.freePort()
        let client = try TransferClient(settings: settings(NameServers(configuration: configuration, port: port)))
        let refused = await client.perform(try transfer("http://www.town.test/"))
        // Whether the refusal of the port is noticed in time is up to the kernel.
        let ours = TransferResult.Failure.ownNetwork(
            "no name server of this machine can be reached; check \(configuration)")
        #expect(refused.failure == ours || refused.failure == .nameTimeout)
        let silent = try LocalSocket.deaf(port: port)
        defer { close(silent) }
        let result = await client.perform(try transfer("http://www.town.test/") { $0.timeoutMilliseconds = 200 })
        #expect(result.failure == .nameTimeout)
        #expect(result.phases.nameLookup >= 200_000)
        #expect(result.phases.total == result.phases.nameLookup)
        await client.shutdown()
    }

    @Test func `what a look-up took is not there for the rest`() async throws {
        let port = try LocalSocket.freePort()
        let silent = try LocalSocket.deaf(port: port, at: "127.0.0.3")
        defer { close(silent) }
        let names = try NameServer(records: ["www.town.test": ["127.0.0.1"]], port: port)
        let folder = try TemporaryFolder()
        let configuration = folder.path("resolv.conf")
        try "nameserver 127.0.0.3\nnameserver 127.0.0.1\n".write(
            toFile: configuration, atomically: false, encoding: .utf8)
        let hanging = try ScriptedServer { $0.hang() }
        let client = try TransferClient(settings: settings(NameServers(configuration: configuration, port: names.port)))
        let result = await client.perform(
            try transfer("http://www.town.test:\(hanging.port)/") { $0.timeoutMilliseconds = 2_600 })
        #expect(result.failure == .timeout)
        #expect(result.phases.nameLookup >= 1_400_000)
        #expect(result.phases.total - result.phases.nameLookup < 2_000_000)
        await client.shutdown()
    }

    @Test func `name servers are followed when the file that names them changes`() async throws {
        let first = try NameServer(records: ["www.town.test": ["127.0.0.5"]])
        let second = try NameServer(records: ["www.town.test": ["127.0.0.1"]], address: "127.0.0.2", port: first.port)
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let client = try client(first)
        let url = "http://www.town.test:\(server.port)/"
        #expect(await client.perform(try transfer(url)).failure == .connectRefused)
        try "nameserver 127.0.0.2\n".write(toFile: first.configuration, atomically: true, encoding: .utf8)
        let result = try await eventually("the second name server is asked") {
            let result = await client.perform(try transfer(url))
            return result.failure == nil ? result : nil
        }
        #expect(result.status == 200)
        #expect(try second.queries().isEmpty == false)
        await client.shutdown()
    }

    @Test func `one handle serves many hosts, each at its own address`() async throws {
        let names = try NameServer(
            records: Dictionary(uniqueKeysWithValues: (1...9).map { ("www.town-\($0).test", ["127.0.0.\($0)"]) }))
        let port = try LocalSocket.freePort()
        let listening = (1...9).map { "listen 127.0.0.\($0):\(port);" }.joined(separator: " ")
        let server = try NginxServer(locations: "\(listening) location / { return 200 $server_addr; }")
        var settings = try settings(NameServers(configuration: names.configuration, port: names.port))
        settings.keptHandles = 1
        let client = try TransferClient(settings: settings)
        for round in 0..<27 {
            let town = 1 + round * 4 % 9
            let result = await client.perform(try transfer("http://www.town-\(town).test:\(port)/"))
            #expect(String(decoding: result.body, as: UTF8.self) == "127.0.0.\(town)")
        }
        await client.shutdown()
        server.stop()
    }

    @Test func `a look-up under way can be cancelled, and ends with the client`() async throws {
        let folder = try TemporaryFolder()
        let configuration = folder.path("resolv.conf")
        // Each silent server is waited for, so that there is time enough to cancel even on a slow machine.
        let servers = (1...6).map { "127.0.0.\($0)" }
        try servers.map { "nameserver \($0)\n" }.joined().write(
            toFile: configuration, atomically: false, encoding: .utf8)
        let port = try LocalSocket.freePort()
        let silent = try servers.map { try LocalSocket.deaf(port: port, at: $0) }
        defer { for descriptor in silent { close(descriptor) } }
        let client = try TransferClient(settings: settings(NameServers(configuration: configuration, port: port)))
        let transfer = try transfer("http://www.town.test/") {
            $0.timeoutMilliseconds = 60_000
            $0.connectTimeoutMilliseconds = 60_000
        }
        let task = Task { await client.perform(transfer) }
        let other = Task { await client.perform(transfer) }
        _ = try await eventually("both look-ups are under way") { await client.namesUnderWay() == 2 ? true : nil }
        task.cancel()
        #expect(await task.value.failure == .ours("the transfer was cancelled"))
        #expect(await client.namesUnderWay() == 1)
        await client.shutdown()
        #expect(await other.value.failure == .ours("the client was shut down"))
    }

    @Test func `thousands of names, most of them missing, all end, and the domains are not kept for ever`() async throws
    {
        let names = try NameServer(records: ["www.town.test": ["127.0.0.1"]])
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let loop = try EventLoop(name: "names")
        try loop.start()
        let crowd = try Crowd(
            loop, settings(NameServers(configuration: names.configuration, port: names.port)))
        let list = try (0..<3_000).map { number in
            try transfer(number % 10 == 0 ? "http://www.town.test:\(server.port)/" : "http://www.town-\(number).test/")
        }
        let results = await crowd.run(list)
        #expect(results.count { $0.failure == nil } == 300)
        #expect(results.count { $0.failure == .nameNotFound } == 2_700)
        #expect(await crowd.domains() <= 2_048)
        await crowd.close()
        loop.stop()
    }
}

/// Runs transfers a few at a time on one loop.
private actor Crowd {
    private let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }
    private var transfers: Transfers?
    private var waiting: ArraySlice<Transfer> = []
    private var left = 0
    private var results: [TransferResult] = []
    private var done: CheckedContinuation<Void, Never>?
    private let settings: TransferSettings

    init(_ loop: EventLoop, _ settings: TransferSettings) throws {
        self.loop = loop
        self.settings = settings
    }

    func run(_ list: [Transfer]) async -> [TransferResult] {
        waiting = list[...]
        left = list.count
        transfers = try? Transfers(loop: loop, settings: settings)
        transfers?.onFinished = { [weak self] finished in
            let ended = finished
            self?.assumeIsolated { $0.take(ended) }
        }
        for _ in 0..<100 { startNext() }
        await withCheckedContinuation { done = $0 }
        return results
    }

    func domains() -> Int { transfers?.gate.domainCount ?? 0 }

    func close() {
        transfers?.close()
        transfers = nil
    }

    private func startNext() {
        guard let next = waiting.popFirst() else { return }
        transfers?.start(next, token: UInt64(waiting.count))
    }

    private func take(_ finished: [Transfers.Finished]) {
        for one in finished {
            results.append(one.result)
            left -= 1
            startNext()
        }
        if left == 0 {
            done?.resume()
            done = nil
        }
    }
}

extension TransferClient {
    /// How many names are being looked up.
    fileprivate func namesUnderWay() -> Int { transfers?.resolver.underWay.count ?? 0 }
}
