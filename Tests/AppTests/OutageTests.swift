import Foundation
import TestSupport
import Testing

/// The program as people meet it: a real web server goes away and comes back, a phone system reports and falls silent.
@Suite(.serialized) struct OutageTests {
    @Test(.timeLimit(.minutes(3)))
    func `a web server goes and comes: the page says what people cannot do, one mail tells it, one mail ends it`()
        async throws
    {
        let nginx = try NginxServer()
        try nginx.write(TownFiles.page, to: "index.html")
        let town = try Installation(probing: [nginx.port])
        let heartbeat = try #require(try town.register(TownFiles.permits(port: nginx.port), as: "permits.yaml").first)
        let server = try await town.serve()
        try await withVisitor { visitor in
            #expect(await visitor.push("ok", to: heartbeat, at: server) == 204)
            _ = try await eventually("the service is up") {
                await visitor.status(of: "renew-permit", at: server)?.status == "up" ? true : nil
            }
            nginx.stop()
            let down = try await eventually("the service is down") {
                _ = await visitor.push("ok", to: heartbeat, at: server)
                let status = await visitor.status(of: "renew-permit", at: server)
                return status?.status == "down" ? status : nil
            }
            #expect(down.cell("web")?.status == "down" && down.cell("phone")?.status == "up")
            #expect(
                try await visitor.page(
                    "status/renew-permit", at: server, says: "People cannot do this", "Apply for a permit"))
            _ = try await eventually("a mail") { try town.mail.mails().first }
            let listed = try town.run("alerts", "list")
            #expect(listed.output.contains("open\t") && listed.output.contains("\trenew-permit\tstatus down"))

            try nginx.restart()
            _ = try await eventually("the service is up again") {
                _ = await visitor.push("ok", to: heartbeat, at: server)
                return await visitor.status(of: "renew-permit", at: server)?.status == "up" ? true : nil
            }
            let mails = try await eventually("the end is told") {
                let mails = try town.mail.mails()
                return mails.count >= 2 ? mails : nil
            }
            #expect(mails[0].contains("Renew a parking permit") && mails[0].contains("Apply for a permit"))
            #expect(try town.run("alerts", "list", "--state", "resolved").output.split(separator: "\n").count == 1)
            #expect(try town.run("alerts", "list", "--state", "open").output.isEmpty)
        }
        #expect(server.stop() == 0)
        #expect(try town.mail.mails().count == 2, "each of both is told once")
    }

    @Test(.timeLimit(.minutes(3)))
    func `a phone line that reports failure is down while the web stays up, and one that falls silent is unknown`()
        async throws
    {
        let nginx = try NginxServer()
        try nginx.write(TownFiles.page, to: "index.html")
        let town = try Installation(probing: [nginx.port])
        let heartbeat = try #require(try town.register(TownFiles.permits(port: nginx.port), as: "permits.yaml").first)
        let server = try await town.serve()
        try await withVisitor { visitor in
            #expect(await visitor.push("ok", to: heartbeat, at: server) == 204)
            _ = try await eventually("the service is up") {
                await visitor.status(of: "renew-permit", at: server)?.status == "up" ? true : nil
            }
            #expect(await visitor.push("fail", to: heartbeat, at: server) == 204)
            let failing = try #require(await visitor.status(of: "renew-permit", at: server))
            #expect(failing.cell("phone")?.status == "down" && failing.cell("web")?.status == "up")
            #expect(
                try await visitor.page(
                    "status/renew-permit", at: server, says: "The people or the system running it reported a failure"))

            #expect(await visitor.push("ok", to: heartbeat, at: server) == 204)
            let silent = try await eventually("the silent line is unknown") {
                let status = await visitor.status(of: "renew-permit", at: server)
                return status?.cell("phone")?.status == "unknown" ? status : nil
            }
            #expect(silent.cell("phone")?.cause == "overdue" && silent.cell("web")?.status == "up")
            #expect(
                try await visitor.page("status/renew-permit", at: server, says: "because we no longer hear from it"))
            let mail = try await eventually("a mail about the silence") {
                try town.mail.mails().first { $0.contains("overdue") || $0.contains("no longer hear") }
            }
            #expect(mail.contains("owner@town.example"))
        }
        #expect(server.stop() == 0)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a second server on the same database is refused with what to do`() async throws {
        let town = try Installation(probing: [])
        let server = try await town.serve()
        let second = try town.run("serve")
        #expect(second.code == 3)
        #expect(second.errors.contains("town.db"))
        #expect(server.stop() == 0)
    }
}
