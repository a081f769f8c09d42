import Foundation
import TestSupport
import Testing

/// Whatever was acknowledged is there, once, however often the program is killed.
@Suite(.serialized) struct KillTests {
    /// What the test knows to be true, noted as it happened.
    private struct Notes {
        /// Slugs whose registration was acknowledged: exit 0, or HTTP 201.
        var acknowledged: Set<String> = []
        /// Moments at which no server ran, in milliseconds since 1970.
        var dark: [Int64] = []
        /// How often the web server went away, as the status page said it.
        var outages = 0
    }

    private static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    @Test(.timeLimit(.minutes(5)))
    func `killed 20 times while it probes, registers and tells: all is there once, the dark time is unknown`()
        async throws
    {
        let nginx = try NginxServer()
        try nginx.write(TownFiles.page, to: "index.html")
        let town = try Installation(probing: [nginx.port])
        let heartbeat = try #require(try town.register(TownFiles.permits(port: nginx.port), as: "permits.yaml").first)
        let token = try town.run("token", "create", "tests", "--role", "admin").output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        var notes = Notes()
        notes.acknowledged.insert("renew-permit")
        var random = SplitMix64(seed: 20)
        var isNginxUp = true
        try await withVisitor { visitor in
            for round in 1...20 {
                let server = try await town.serve()
                if round % 3 == 0 {
                    if isNginxUp { nginx.stop() } else { try nginx.restart() }
                    isNginxUp.toggle()
                }
                // Two rounds of three wait until the web page's fate is known; the third is killed in its first moments.
                if round % 3 != 1 {
                    let wanted = isNginxUp ? "up" : "down"
                    _ = try await eventually("round \(round): the web is \(wanted)") {
                        _ = await visitor.push("ok", to: heartbeat, at: server)
                        let status = await visitor.status(of: "renew-permit", at: server)
                        return status?.cell("web")?.status == wanted ? true : nil
                    }
                    if !isNginxUp { notes.outages += 1 }
                }
                try await killWhileRegistering(round, server, visitor, town, token, &random, &notes)
                notes.dark.append(Self.now() + 5)
                // The dark time must be longer than the noted moment.
                _ = try town.run("list")
            }
            if !isNginxUp { try nginx.restart() }
            let server = try await town.serve()
            _ = try await eventually("everything is up and told in the end") {
                _ = await visitor.push("ok", to: heartbeat, at: server)
                let ledger = try Ledger(town)
                let isUp = await visitor.status(of: "renew-permit", at: server)?.status == "up"
                return isUp && ledger.deliveries.allSatisfy { $0.state != "pending" } ? true : nil
            }
            #expect(server.stop() == 0)
        }
        #expect(notes.outages > 3)
        try check(try Ledger(town), notes, mails: try town.mail.mails())
    }

    /// Kills the server, and in some rounds the command too, while services are being registered by both doors.
    private func killWhileRegistering(
        _ round: Int, _ server: RunningServer, _ visitor: Visitor, _ town: Installation, _ token: String,
        _ random: inout SplitMix64, _ notes: inout Notes
    ) async throws {
        let (byCommand, byAPI) = ("by-command-\(round)", "by-api-\(round)")
        try town.write(TownFiles.permits(port: 9, id: byCommand), to: "\(byCommand).yaml")
        let command = try ChildProcess(
            Installation.program, ["register", "--config", "plumbline.yaml", "\(byCommand).yaml"],
            in: town.folder.path)
        async let posted = visitor.ask(
            "\(server.url)/api/v1/services", method: "POST", token: token,
            body: TownFiles.permits(port: 9, id: byAPI))
        // Up to a fifth of a second: somewhere within both registrations.
        poll(nil, 0, Int32.random(in: 0...200, using: &random))
        server.kill()
        if round % 4 == 0 { command.send(SIGKILL) }
        if command.wait() == .exit(0) { notes.acknowledged.insert(byCommand) }
        if await posted.status == 201 { notes.acknowledged.insert(byAPI) }
    }

    private func check(_ ledger: Ledger, _ notes: Notes, mails: [String]) throws {
        for slug in notes.acknowledged { #expect(ledger.versions[slug] == [1], "\(slug) was acknowledged") }
        for (slug, versions) in ledger.versions { #expect(versions == [1], "\(slug) is there whole or not at all") }
        #expect(ledger.results.count == ledger.results.distinct && ledger.results.count > 20)

        for (subject, spans) in ledger.spans {
            for (span, next) in zip(spans, spans.dropFirst()) {
                #expect(span.end == next.start, "the history of \(subject) has a gap or an overlap at \(next.start)")
            }
            #expect(spans.last?.end == nil)
        }
        let history = ledger.spans(ofService: "renew-permit")
        let firstSeen = history.first { $0.cause == "observed" }?.start ?? .max
        for moment in notes.dark {
            let span = try #require(history.first { $0.covers(moment) })
            // Before anything was ever observed, that is what is said of the dark time too.
            let causes = moment < firstSeen ? ["pending", "not_watched"] : ["not_watched"]
            #expect(span.status == "unknown" && causes.contains(span.cause), "\(moment): \(span)")
        }
        try checkAlerts(ledger, notes, mails: mails)
    }

    private func checkAlerts(_ ledger: Ledger, _ notes: Notes, mails: [String]) throws {
        for (identity, alerts) in Dictionary(grouping: ledger.alerts, by: \.identity) {
            for (alert, next) in zip(alerts, alerts.dropFirst()) {
                let resolved = try #require(alert.resolvedAt, "\(identity) was opened twice")
                #expect(resolved <= next.openedAt, "\(identity) was opened twice")
            }
        }
        let outages = ledger.spans(ofService: "renew-permit").filter { $0.status == "down" }
        #expect(outages.count >= notes.outages / 2)
        for outage in outages {
            let covering = ledger.alerts.filter {
                $0.identity.contains("renew-permit") && $0.openedAt <= outage.end ?? .max
                    && $0.resolvedAt ?? .max >= outage.start
            }
            #expect(!covering.isEmpty, "nobody was told of \(outage)")
        }
        let told = Dictionary(grouping: ledger.deliveries) { "\($0.alert) \($0.purpose) \($0.address)" }
        for (what, deliveries) in told
        where !["reminder", "worsened", "eased"].contains(where: { what.contains(" \($0) ") }) {
            #expect(deliveries.filter { $0.state != "cancelled" }.count <= 1, "\(what) is told more than once")
        }
        let sent = Set(mails.compactMap(Self.messageID))
        let delivered = Set(ledger.deliveries.filter { $0.state == "delivered" }.map(\.messageID))
        #expect(delivered.isSubset(of: sent), "what counts as delivered is in the mailbox")
        #expect(sent.isSubset(of: Set(ledger.deliveries.map(\.messageID))), "a message that nothing accounts for")
        #expect(ledger.deliveries.allSatisfy { ["delivered", "cancelled"].contains($0.state) })
        #expect(mails.count < sent.count * 2, "messages are repeated only where the answer was lost")
    }

    private static func messageID(_ mail: String) -> String? {
        mail.split(separator: "\r\n").first { $0.lowercased().hasPrefix("message-id:") }
            .map { String($0.dropFirst(11)).trimmingCharacters(in: .whitespaces) }
    }
}
