import NIOCore

/// Carries one mail conversation over a connection.
final class SMTPHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The longest line; RFC 5321 asks for 1000 bytes, and some programs send a little more.
    private static let lineLimit = 8192

    private var session: SMTPSession
    private var pending = ByteBuffer()
    private var isClosing = false
    private let onMail: @Sendable (SMTPSession.Mail) -> Void

    init(sizeLimit: Int, onMail: @escaping @Sendable (SMTPSession.Mail) -> Void) {
        session = SMTPSession(sizeLimit: sizeLimit)
        self.onMail = onMail
    }

    func channelActive(context: ChannelHandlerContext) {
        send(SMTPSession.greeting, context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var read = unwrapInboundIn(data)
        pending.writeBuffer(&read)
        while !isClosing, let line = takeLine() {
            let turn = session.take(line)
            // The mail is kept before it is acknowledged.
            if let mail = turn.mail { onMail(mail) }
            isClosing = turn.closes
            if !turn.reply.isEmpty { send(turn.reply, context) }
        }
        if !isClosing, pending.readableBytes > Self.lineLimit {
            isClosing = true
            send("500 a line is too long; at most \(Self.lineLimit) bytes\r\n", context)
        }
        if isClosing { context.close(promise: nil) }
        pending.discardReadBytes()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Whoever sent the mail went away: nothing is kept of it, and nobody is left to be told.
        context.close(promise: nil)
    }

    private func takeLine() -> [UInt8]? {
        guard let end = pending.readableBytesView.firstIndex(of: 10) else { return nil }
        let length = end - pending.readerIndex
        guard var line = pending.readBytes(length: length + 1) else { return nil }
        line.removeLast()
        if line.last == 13 { line.removeLast() }
        return line
    }

    private func send(_ words: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(string: words)), promise: nil)
    }
}
