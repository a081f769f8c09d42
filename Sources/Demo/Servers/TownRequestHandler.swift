import NIOCore
import NIOHTTP1

/// Answers the requests of one connection; each connection carries one request.
final class TownRequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// How long a request that is never answered may stay.
    private static let patience = TimeAmount.seconds(30)

    private let answer: @Sendable (_ path: String) -> TownAnswer
    private var head: HTTPRequestHead?

    init(answer: @escaping @Sendable (_ path: String) -> TownAnswer) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body: break
        case .end:
            guard let head else { return }
            self.head = nil
            let path = head.uri.prefix { $0 != "?" }
            respond(answer(String(path)), isBodyWanted: head.method != .HEAD, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Whoever asked went away or does not speak HTTP: the town is not the one to be told.
        context.close(promise: nil)
    }

    private func respond(_ answer: TownAnswer, isBodyWanted: Bool, _ context: ChannelHandlerContext) {
        switch answer {
        case .content(let content): send(content, isBodyWanted: isBodyWanted, context)
        case .late(let content, let delay):
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: TimeAmount(delay)) {
                let (handler, context) = bound.value
                guard context.channel.isActive else { return }
                handler.send(content, isBodyWanted: isBodyWanted, context)
            }
        case .none:
            let channel = context.channel
            context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        }
    }

    private func send(_ content: TownAnswer.Content, isBodyWanted: Bool, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders([
            ("Content-Type", content.type), ("Content-Length", String(content.body.count)), ("Connection", "close"),
            ("Server", "ashbrook"), ("Cache-Control", "no-store"),
        ])
        for (name, value) in content.headers { headers.add(name: name, value: value) }
        let status = HTTPResponseStatus(statusCode: content.status)
        context.write(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))), promise: nil)
        if isBodyWanted, !content.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: content.body)))), promise: nil)
        }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
