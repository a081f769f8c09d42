import Foundation

/// A mail server for tests: STARTTLS and AUTH PLAIN are real, mails are kept as files.
///
/// In Python, whose standard library speaks TLS on both sides of a connection that began in the clear.
public final class MailServer: Sendable {
    /// How it behaves.
    public struct Behaviour: Sendable {
        /// The identity for STARTTLS, which is offered where there is one.
        public var identity: Certificates.Identity?
        /// The only password that is taken; no AUTH is offered without one.
        public var password: String?
        /// A reply instead of the usual one, by command (`MAIL`, `RCPT`, `DATA`, `.`, `QUIT`); `-` for silence.
        public var replies: [String: String] = [:]

        /// Creates a behaviour.
        public init(
            identity: Certificates.Identity? = nil, password: String? = nil, replies: [String: String] = [:]
        ) {
            self.identity = identity
            self.password = password
            self.replies = replies
        }
    }

    /// The port at 127.0.0.1.
    public let port: UInt16
    private let folder: TemporaryFolder
    private let server: ChildServer

    /// Starts the server and waits until it listens.
    public init(_ behaviour: Behaviour = Behaviour()) throws {
        folder = try TemporaryFolder()
        try Self.program.write(toFile: folder.path("server.py"), atomically: false, encoding: .utf8)
        let replies = behaviour.replies.map { "\($0.key)=\($0.value)" }
        server = try ChildServer(
            "/usr/bin/env",
            [
                "python3", folder.path("server.py"), folder.path, behaviour.identity?.certificate ?? "",
                behaviour.identity?.key ?? "", behaviour.password ?? "",
            ] + replies)
        let words = server.nextWords()
        guard let port = UInt16(words.filter(\.isNumber)) else {
            throw ChildProcess.Failure(description: "the mail server did not start: \(words)")
        }
        self.port = port
    }

    /// The mails that were taken, in order, as they came over the wire without the closing dot.
    public func mails() throws -> [String] { try texts(".mail") }

    /// Every command line that came, per connection, passwords included.
    public func dialogues() throws -> [String] { try texts(".log") }

    private func texts(_ suffix: String) throws -> [String] {
        try folder.names().filter { $0.hasSuffix(suffix) }.map { name in
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(name))), as: UTF8.self)
        }
    }

    private static let program = """
        import asyncio, base64, os, ssl, sys
        folder, certificate, key, password = sys.argv[1:5]
        replies = dict(word.split("=", 1) for word in sys.argv[5:])
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
        count = 0

        def keep(name, data):
            with open(os.path.join(folder, name + ".part"), "wb") as file: file.write(data)
            os.rename(os.path.join(folder, name + ".part"), os.path.join(folder, name))

        async def serve(reader, writer):
            global count
            count += 1
            number, secure, mails = "%04d" % count, False, 0
            log = open(os.path.join(folder, number + ".log"), "ab", buffering=0)
            async def say(line, command=""):
                line = replies.get(command, line)
                if line == "-":
                    await reader.read()
                    return
                writer.write(line.encode() + b"\\r\\n")
                await writer.drain()
            try:
                await say("220 test ESMTP", "CONNECT")
                while line := await reader.readline():
                    log.write(line)
                    word = line.strip().split(b" ")[0].upper().decode()
                    if word == "EHLO":
                        offers = ["test"] + (["STARTTLS"] if context and not secure else [])
                        offers += ["AUTH PLAIN"] if password else []
                        lines = ["250-" + offer for offer in offers[:-1]] + ["250 " + offers[-1]]
                        await say("\\r\\n".join(lines), "EHLO")
                    elif word == "STARTTLS" and context:
                        await say("220 go ahead", "STARTTLS")
                        await writer.start_tls(context)
                        secure = True
                    elif word == "AUTH":
                        words = line.split()
                        if len(words) < 3:
                            await say("334 ")
                            words.append(await reader.readline())
                            log.write(words[-1])
                        given = base64.b64decode(words[2]).split(b"\\0")[-1].decode()
                        await say("235 welcome" if given == password else "535 5.7.8 wrong password")
                    elif word == "DATA":
                        await say("354 go ahead", "DATA")
                        if "DATA" in replies: continue
                        data = b""
                        while (part := await reader.readline()) not in (b".\\r\\n", b""): data += part
                        mails += 1
                        if "." not in replies: keep("%s-%d.mail" % (number, mails), data)
                        await say("250 taken", ".")
                    elif word == "QUIT":
                        await say("221 bye", "QUIT")
                        break
                    else:
                        await say("250 ok", word)
            except (ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
                pass
            writer.close()

        async def main():
            server = await asyncio.start_server(serve, "127.0.0.1", 0)
            print(server.sockets[0].getsockname()[1], flush=True)
            async with server: await server.serve_forever()

        asyncio.run(main())
        """
}
