import Foundation
import TestSupport
import Testing

/// A copy that is made while everything runs, and its way back.
struct BackupTests {
    @Test(.timeLimit(.minutes(2)))
    func `a copy of a running server comes back with all that was acknowledged, whatever became of the database`()
        async throws
    {
        let nginx = try NginxServer()
        try nginx.write(TownFiles.page, to: "index.html")
        let town = try Installation(probing: [nginx.port])
        _ = try town.register(TownFiles.permits(port: nginx.port), as: "permits.yaml")
        let server = try await town.serve()
        try await withVisitor { visitor in
            _ = try await eventually("the web is up") {
                await visitor.status(of: "renew-permit", at: server)?.cell("web")?.status == "up" ? true : nil
            }
        }
        let copied = try town.run("backup", "copy.db")
        #expect(copied.code == 0 && copied.output == "copy.db: complete and checked\n")
        let again = try town.run("backup", "copy.db")
        #expect(again.code == 2 && again.errors.contains("copy.db is there already"))
        _ = try town.register(TownFiles.permits(port: nginx.port, id: "later"), as: "later.yaml")

        let refused = try town.run("restore", "copy.db")
        #expect(refused.code == 3 && refused.errors.contains("town.db"))
        #expect(server.stop() == 0)

        try town.write("not a database", to: "broken.db")
        #expect(try town.run("restore", "broken.db").code != 0)
        #expect(try town.run("list").output.contains("later"), "a broken copy changes nothing")

        try town.write("what a bad disk left of it", to: "town.db")
        #expect(try town.run("list").code == 3)
        #expect(try town.run("restore", "copy.db").code == 0)
        let listed = try town.run("list").output
        #expect(listed.contains("renew-permit") && !listed.contains("later"))
        #expect(try Ledger(town).spans["channel renew-permit/web"]?.contains { $0.status == "up" } == true)
        #expect(try town.run("doctor").output.contains("database: sound, 1 service"))
        #expect(
            try String(contentsOfFile: town.folder.path("town.db.before-restore"), encoding: .utf8).hasPrefix("what"))
    }
}
