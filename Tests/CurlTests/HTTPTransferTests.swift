import Addresses
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HTTPTransferTests {
    @Test func `a page comes with status, headers, body, address and honest phases`() async throws {
        let server = try NginxServer()
        try server.write("hello", to: "page.html")
        let result = try await LocalTransfers.get("http://localhost:\(server.port)/page.html")
        #expect(result.failure == nil)
        #expect(result.status == 200)
        #expect(result.httpVersion == "1.1")
        #expect(result.body == Array("hello".utf8))
        #expect(result.header("content-length") == "5")
        #expect(HeaderBlock.statusLine(in: result.headerBlock) == "HTTP/1.1 200 OK")
        #expect(result.remoteAddress == "127.0.0.1:\(server.port)")
        let phases = result.phases
        #expect(phases.connect > 0 && phases.firstByte > 0 && phases.tls == 0)
        #expect(phases.nameLookup + phases.connect + phases.firstByte + phases.transfer <= phases.total)
        #expect(result.certificate == nil && result.redirectURL == nil)
    }

    @Test func `redirects are told with their absolute address and not followed`() async throws {
        let server = try NginxServer(locations: "location = /old { absolute_redirect off; return 302 /new?x=1; }")
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/old")
        #expect(result.status == 302)
        #expect(result.redirectURL == "http://127.0.0.1:\(server.port)/new?x=1")
    }

    @Test(arguments: [
        ("/app\\login.aspx", "/app/login.aspx"), ("app\\x?y=a\\b", "/old/app/x?y=a\\b"),
        ("http:target", "/old/target"), ("http:/target", "/target"), ("HTTP:target?q", "/old/target?q"),
        ("/tar\tget", "/target"), ("  /target  ", "/target"), ("/a?u=http:\\\\x", "/a?u=http:\\\\x"),
        ("http:\\\\b.example\\x", "http://b.example/x"), ("http:///b.example/x", "http://b.example/x"),
        ("https:b.example/x", "https://b.example/x"), ("https:\\b.example", "https://b.example/"),
        ("\\\\b.example\\x", "http://b.example/x"), ("///b.example/x", "http://b.example/x"),
    ])
    func `where a redirect leads is read as browsers read it`(location: String, meant: String) async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
        }
        let base = "http://127.0.0.1:\(server.port)"
        let result = try await LocalTransfers.get("\(base)/old/")
        #expect(result.failure == nil)
        #expect(result.redirectURL == (meant.hasPrefix("/") ? base + meant : meant))
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\nno colon here\r\n\r\nhello", "a line among its headers has no colon"),
        ("HTTP/1.1 20 OK\r\n\r\nhello", nil), ("HTTP/9.1 200 OK\r\n\r\nhello", nil), ("hello there\r\n\r\n", nil),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello", nil),
        ("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nhello", nil),
    ])
    func `an answer that breaks HTTP is told without a library's words`(answer: String, told: String?) async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.send(answer)
        }
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/")
        guard case .protocolError(let words) = result.failure else {
            // What is not refused is read.
            #expect(told == nil, "\(String(describing: result.failure))")
            return
        }
        if let told { #expect(words == told) }
        for word in ["Header", "Unsupported", "HTTP/0.9", "Illegal", "Weird", "response"] {
            #expect(!words.contains(word))
        }
    }

    @Test(arguments: ["GET", "HEAD", "POST", "PUT", "DELETE"], [nil, "a=1"])
    func `method, headers and body arrive as they were given`(method: String, body: String?) async throws {
        let server = try ScriptedServer { connection in
            let head = connection.readRequest() ?? ""
            // A connection that is closed with bytes unread is reset.
            if body != nil, method != "HEAD" { #expect(connection.read(count: 3) == Array("a=1".utf8)) }
            connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            guard !head.hasPrefix("HEAD") else { return }
            connection.send(head)
        }
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/x") {
            $0.method = method
            $0.headers = [("X-Test", "one"), ("X-Empty", ""), ("Accept", "text/html")]
            $0.body = body.map { Array($0.utf8) }
        }
        #expect(result.failure == nil)
        guard method != "HEAD" else { return }
        let head = String(decoding: result.body, as: UTF8.self)
        #expect(head.hasPrefix("\(method) /x HTTP/1.1\r\n"))
        #expect(HeaderBlock.values(of: "x-test", in: result.body) == ["one"])
        #expect(HeaderBlock.values(of: "x-empty", in: result.body) == [""])
        #expect(HeaderBlock.values(of: "accept", in: result.body) == ["text/html"])
        #expect(HeaderBlock.values(of: "user-agent", in: result.body) == ["Plumbline-test/1"])
        #expect(HeaderBlock.values(of: "content-length", in: result.body) == (body == nil ? [] : ["3"]))
        #expect(HeaderBlock.values(of: "expect", in: result.body).isEmpty)
        #expect(HeaderBlock.values(of: "accept-encoding", in: result.body).isEmpty)
    }

    @Test func `only the last header block is kept: no interim answers, no trailers`() async throws {
        let server = try ScriptedServer.answering(
            "HTTP/1.1 103 Early Hints\r\nLink: early\r\n\r\nHTTP/1.1 200 OK\r\nX-Real: yes\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Trailer: no\r\n\r\n")
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/")
        #expect(result.failure == nil)
        #expect(result.status == 200)
        #expect(result.body == Array("ok".utf8))
        #expect(HeaderBlock.pairs(in: result.headerBlock).map(\.name) == ["X-Real", "Transfer-Encoding"])
    }

    @Test(arguments: [(9, true), (10, false), (11, false)])
    func `a body longer than the limit ends the transfer and is kept up to it`(limit: Int, isTooLong: Bool) async throws
    {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789")
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/") { $0.bodyLimit = limit }
        #expect(result.failure == (isTooLong ? .bodyTooLarge : nil))
        #expect(result.body == Array("0123456789".utf8.prefix(limit)))
        #expect(result.status == 200)
    }

    @Test(arguments: [1_000, 200_000])
    func `headers longer than the limit end the transfer`(length: Int) async throws {
        let value = String(repeating: "x", count: length)
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nX-Long: \(value)\r\n\r\n")
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/") { $0.headerLimit = 500 }
        #expect(result.failure == .headersTooLarge)
    }

    @Test func `endless interim answers run into the header limit`() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            for _ in 0..<10_000 { connection.send("HTTP/1.1 103 Early Hints\r\nLink: early\r\n\r\n") }
            connection.hang()
        }
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/")
        #expect(result.failure == .headersTooLarge)
    }

    @Test func `a closed port is a refused connection`() async throws {
        let result = try await LocalTransfers.get("http://127.0.0.1:\(try LocalSocket.freePort())/")
        #expect(result.failure == .connectRefused)
        #expect(result.status == 0)
    }

    @Test func `a port that drops every knock is a connection that timed out`() async throws {
        let server = try DeafServer()
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/") {
            $0.connectTimeoutMilliseconds = 80
        }
        #expect(result.failure == .connectTimeout)
        #expect(result.phases.connect > 0 && result.phases.total >= 70_000)
    }

    @Test func `silence after the connection is a timeout`() async throws {
        let server = try ScriptedServer { $0.hang() }
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/") { $0.timeoutMilliseconds = 80 }
        #expect(result.failure == .timeout)
        #expect(result.phases.firstByte > 0 && result.phases.total >= 70_000)
        #expect(result.heardAfter == nil)
    }

    @Test func `an answer that stops in the middle is a timeout, and what came is kept`() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234")
            connection.hang()
        }
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/") { $0.timeoutMilliseconds = 800 }
        #expect(result.failure == .timeout)
        #expect(result.body == Array("01234".utf8))
        #expect(result.status == 200)
        // When it came is known, however long nothing came after it.
        let heardAfter = try #require(result.heardAfter)
        #expect(heardAfter < result.phases.total - 300_000)
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234"])
    func `a connection that ends before its answer is closed early`(answer: String) async throws {
        let server = try ScriptedServer.answering(answer)
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/")
        #expect(result.failure == .closedEarly)
    }

    @Test func `a reset connection is closed early`() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0")
            connection.reset()
        }
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/")
        #expect(result.failure == .closedEarly)
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "<html>no headers at all</html>",
        "HTTP/1.1 200 OK\r\nContent-Length: nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ])
    func `an answer that is not HTTP is a protocol error`(answer: String) async throws {
        let server = try ScriptedServer.answering(answer)
        let result = try await LocalTransfers.get("http://127.0.0.1:\(server.port)/")
        guard case .protocolError(let words) = result.failure else {
            Issue.record("got \(String(describing: result.failure))")
            return
        }
        #expect(!words.isEmpty)
    }

    @Test func `a name that does not exist is not found`() async throws {
        let result = try await LocalTransfers.get("http://does-not-exist.invalid/")
        #expect(result.failure == .nameNotFound || result.failure == .nameTimeout)
        #expect(result.phases.nameLookup > 0 && result.phases.connect == 0)
    }

    @Test(arguments: [
        "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http://a b/", "http://user:pw@127.0.0.1/", "gopher://x/",
        "http://127.0.0.1:99999/", "http://127.0.0.1/\r\nX: y", "", "smtp://127.0.0.1/",
    ])
    func `a URL that cannot be used is refused before anything is sent`(url: String) async throws {
        guard case .badURL(let words) = try await LocalTransfers.get(url).failure else {
            Issue.record("was not refused")
            return
        }
        #expect(!words.isEmpty)
    }

    @Test(arguments: [("X-A", "b\r\nX-B: c"), ("X-A: b\r\nX-B", "c"), ("", "x"), ("X A", "x")])
    func `a header cannot smuggle in another`(name: String, value: String) async throws {
        let result = try await LocalTransfers.get("http://127.0.0.1:1/") { $0.headers = [(name, value)] }
        guard case .ours = result.failure else {
            Issue.record("got \(String(describing: result.failure))")
            return
        }
    }
}
