import Curl
import Logging
import NIOCore
import NIOPosix
import Registry
import Synchronization
import Testing

@testable import Demo

@Suite("The town's phone lines", .timeLimit(.minutes(2)))
struct PhoneLinesTests {
    private let births = PhoneLines.Line(service: "register-birth", channel: "phone", path: "/a")
    private let lights = PhoneLines.Line(service: "report-street-light", channel: "phone-line", path: "/b")

    @Test func `a line says that it works, unless it is silent or broken`() {
        let plan = FaultPlan.town
        #expect(PhoneLines.report(of: births, plan: plan, at: .seconds(100)) == .ok)
        #expect(PhoneLines.report(of: births, plan: plan, at: .seconds(170)) == nil)
        #expect(PhoneLines.report(of: lights, plan: plan, at: .seconds(170)) == .ok)
        let broken = PhoneLines.report(of: lights, plan: plan, at: .seconds(230))
        #expect(broken == .failure(message: "no exchange line: callers hear an engaged tone"))
        #expect(
            broken?.query == "status=fail&message=no%20exchange%20line%3A%20callers%20hear%20an%20engaged%20tone")
    }

    @Test func `a line is known by the address of its probe`() {
        #expect(PhoneLines.Line(probe: "register-birth/phone/probe:line", path: "/a") == births)
        #expect(PhoneLines.Line(probe: "register-birth/phone", path: "/a") == nil)
    }

    @Test func `reports arrive as POST at the secret address, once a round for each line that is not silent`()
        async throws
    {
        let server = try await Recorder.open()
        let lines = [
            PhoneLines.Line(service: "register-birth", channel: "phone", path: "/births"),
            PhoneLines.Line(service: "report-street-light", channel: "phone-line", path: "/lights"),
        ]
        let elapsed = Mutex(Duration.zero)
        let address = server.url
        try await withClient { client in
            for moment in [Duration.zero, .seconds(170), .seconds(230)] {
                elapsed.withLock { $0 = moment }
                let now = elapsed.withLock { $0 }
                await PhoneLines(
                    lines: lines, plan: .town, client: client, base: { address }, logger: Logger(label: "test"),
                    elapsed: { now }
                ).reportAll()
            }
        }
        #expect(
            server.requests.sorted() == [
                "POST /births?status=ok", "POST /births?status=ok",
                "POST /lights?status=fail&message=no%20exchange%20line%3A%20callers%20hear%20an%20engaged%20tone",
                "POST /lights?status=ok", "POST /lights?status=ok",
            ])
        try await server.close()
    }
}

/// A server that answers 204 to everything and remembers what was asked.
private final class Recorder: Sendable {
    private let seen: Seen
    private let listener: any Channel

    private init(seen: Seen, listener: any Channel) {
        self.seen = seen
        self.listener = listener
    }

    static func open() async throws -> Recorder {
        let seen = Seen()
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Answering(seen: seen))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return Recorder(seen: seen, listener: listener)
    }

    var url: String { "http://127.0.0.1:\(listener.localAddress?.port ?? 0)" }
    var requests: [String] { seen.all }
    func close() async throws { try await listener.close() }

    final class Seen: Sendable {
        private let requests = Mutex<[String]>([])
        var all: [String] { requests.withLock { $0 } }
        func add(_ request: String) { requests.withLock { $0.append(request) } }
    }

    /// Requests are short and without a body: each comes in one piece that ends with an empty line.
    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let seen: Seen
        private var text = ""

        init(seen: Seen) { self.seen = seen }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
            guard text.hasSuffix("\r\n\r\n") else { return }
            seen.add(text.split(separator: " ").prefix(2).joined(separator: " "))
            let answer = ByteBuffer(string: "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        }
    }
}
