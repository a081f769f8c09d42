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
        // Far apart, so that on a slow machine the phone never falls silent meanwhile.
        let file = TownFiles.permits(port: nginx.port, heartbeat: "30m")
        let heartbeat = try #require(try town.register(file, as: "permits.yaml").first)
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
                    "status/renew-permit", at: server, says: "People have not been able to do this",
                    "Apply for a permit"))
            _ = try await eventually("a mail") { try town.mail.mails().first }
            let listed = try town.run("alerts", "list")
            #expect(
                listed.output.contains("open\t") && listed.output.contains("\trenew-permit\tRenew a parking permit: "))
            let number = String(listed.output.prefix { $0 != "\t" })
            for command in [["alerts", "list"], ["alerts", "show", number], ["show", "renew-permit"]] {
                let shown = try town.run(command)
                #expect(RawForms.found(in: shown.output, isForTerminal: true) == [], "\(command): \(shown.output)")
            }

            try await checkResults(visitor, server, town)

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
            let over = try town.run("alerts", "show", number).output
            for part in [
                "did not work", "  could not do Apply for a permit – online", "  rests on     ", "said so.",
                "  ended        Resolved", "  ended        This worked",
            ] { #expect(over.contains(part), "\(part): \(over)") }
            #expect(!over.contains("  cannot do") && RawForms.found(in: over, isForTerminal: true) == [])
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

    private static let moments = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// A stopped server is known to be down within two intervals and the runs that confirm it.
    private func checkDetection(_ results: [(at: Date, outcome: String)]) throws {
        let oldestFirst = results.sorted { $0.at < $1.at }
        let first = try #require(oldestFirst.firstIndex { $0.outcome == "bad" })
        let lastGood = try #require(oldestFirst[..<first].last { $0.outcome == "good" })
        try #require(oldestFirst.count > first + 1)
        // The definition confirms with a second run after one second; the moments are those at which runs were due.
        let confirmed = oldestFirst[first + 1]
        #expect(confirmed.outcome == "bad")
        #expect(confirmed.at.timeIntervalSince(lastGood.at) <= 2 * 1 + 1)
    }

    /// Every result that the outage rests on can be asked for, in parts that neither overlap nor leave one out.
    private func checkResults(_ visitor: Visitor, _ server: RunningServer, _ town: Installation) async throws {
        struct Part: Decodable {
            struct Item: Decodable {
                let at: String
                let outcome: String
                let reason: String
            }
            let items: [Item]
            let before: String?
        }
        let token = try town.run("token", "create", "tests", "--role", "analyst").output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let base = "\(server.url)/api/v1/services/renew-permit/results?probe="
        func part(_ query: String) async throws -> Part {
            let (status, text) = await visitor.ask(base + "renew-permit/web/probe:start" + query, token: token)
            guard status == 200 else { throw ChildProcess.Failure(description: text) }
            return try JSONDecoder().decode(Part.self, from: Data(text.utf8))
        }
        let whole = try await part("&before=2100-01-01T00:00:00Z").items
        #expect(whole.count >= 3)
        let newest = try await part("&limit=2")
        let older = try await part("&limit=1000&before=\(try #require(newest.before))").items.map(\.at)
        #expect(Set(older).isDisjoint(with: newest.items.map(\.at)))
        #expect(older.suffix(whole.count - 2) == whole.map(\.at).suffix(whole.count - 2))
        #expect(whole.contains { $0.outcome == "bad" && $0.reason == "connect_refused" })
        try checkDetection(try whole.map { (try Date($0.at, strategy: Self.moments), $0.outcome) })
        let wrong = await visitor.ask(base + "renew-permit/web/probe:strat", token: token)
        #expect(wrong.status == 404 && wrong.text.contains("did you mean \\\"renew-permit/web/probe:start"))
        #expect(await visitor.ask(base + "x&limit=0", token: token).status == 400)
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
