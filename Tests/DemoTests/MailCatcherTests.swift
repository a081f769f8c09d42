import Addresses
import Curl
import Foundation
import Logging
import Registry
import ServiceLifecycle
import TestSupport
import Testing

@testable import Demo

@Suite("The mail catcher", .timeLimit(.minutes(2)))
struct MailCatcherTests {
    private let noon = Timestamp(milliseconds: 1_772_625_600_000)

    private func mail(_ number: Int = 1, port: UInt16, body: String = "..dots\r\n.\r\nend") -> Transfer {
        let text = """
            From: Plumbline <watch@ashbrook.example>
            To: duty@ashbrook.example
            Date: Wed, 04 Mar 2026 12:00:00 +0000
            Subject: =?utf-8?Q?Page_d=C3=A9sol=C3=A9e?= \(number)
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            d=C3=A9j=C3=A0 vu
            \(body)
            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHA+aGk8L3A+
            --b--

            """
        var transfer = Transfer(url: "smtp://127.0.0.1:\(port)", addresses: .trusted)
        transfer.body = Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
        transfer.envelope = .init(
            from: "watch@ashbrook.example", recipients: ["duty@ashbrook.example", "owner@ashbrook.example"],
            encryption: .none)
        return transfer
    }

    private func withCatcher(
        folder: String? = nil, _ work: (MailCatcher, TransferClient) async throws -> Void
    ) async throws {
        let catcher = try await MailCatcher.open(folder: folder, logger: Logger(label: "test")) { noon }
        do {
            try await withClient { try await work(catcher, $0) }
            await catcher.close()
        } catch {
            await catcher.close()
            throw error
        }
    }

    @Test func `a mail sent by libcurl is kept, decoded, dots and all`() async throws {
        try await withCatcher { catcher, client in
            let result = await client.perform(mail(port: catcher.port))
            #expect(result.failure == nil)
            let caught = try #require(catcher.mails().first)
            #expect(caught.id == 1)
            #expect(caught.caughtAt == noon)
            #expect(caught.from == "watch@ashbrook.example")
            #expect(caught.recipients == ["duty@ashbrook.example", "owner@ashbrook.example"])
            #expect(caught.subject == "Page désolée 1")
            #expect(caught.date == "Wed, 04 Mar 2026 12:00:00 +0000")
            #expect(caught.text == "déjà vu\n..dots\n.\nend")
            #expect(caught.html == "<p>hi</p>")
            #expect(catcher.mail(1) == caught)
            #expect(catcher.mail(2) == nil)
        }
    }

    @Test func `the newest 200 are kept, newest first, in memory and in the folder`() async throws {
        let folder = try TemporaryFolder()
        try await withCatcher(folder: folder.path("mails")) { catcher, client in
            for number in 1...203 {
                let result = await client.perform(mail(number, port: catcher.port))
                #expect(result.failure == nil)
            }
            #expect(catcher.mails().map(\.id) == Array((4...203).reversed()))
            #expect(catcher.mails().first?.subject == "Page désolée 203")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("mails")).sorted()
            #expect(files.count == 200)
            #expect(files.first == "000004.eml")
        }
    }

    @Test func `a mail that is too long is refused and not kept`() async throws {
        try await withCatcher { catcher, client in
            let line = String(repeating: "x", count: 998) + "\r\n"
            let result = await client.perform(
                mail(port: catcher.port, body: String(repeating: line, count: MailCatcher.sizeLimit / 1000 + 10)))
            guard case .mailRefused = try #require(result.failure) else {
                Issue.record("\(String(describing: result.failure))")
                return
            }
            #expect(catcher.mails().isEmpty)
        }
    }

    @Test func `it ends when the program stops`() async throws {
        let catcher = try await MailCatcher.open(logger: Logger(label: "test")) { noon }
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: catcher)], logger: Logger(label: "test")))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        let refused = try await withClient { await $0.perform(mail(port: catcher.port)) }
        #expect(refused.failure == .connectRefused)
    }
}
