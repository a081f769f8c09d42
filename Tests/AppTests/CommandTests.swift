import Foundation
import TestSupport
import Testing

/// Commands run as processes of their own: what they write where, and the codes they leave with.
struct CommandTests {
    @Test func `errors of files and usage leave with 2 and say what, where and what was meant`() throws {
        let town = try Installation(probing: [])
        try town.write(
            "format: \"plumbline-config\"\nformat_version: \"1\"\nlisten: \"nowhere\"\nmial: {}\n", to: "bad.yaml")
        let refused = try town.run("serve", "--config", "bad.yaml")
        #expect(refused.code == 2 && refused.output.isEmpty)
        #expect(refused.errors.contains("bad.yaml:3:9: ") && refused.errors.contains("bad.yaml:4:1: "))
        #expect(refused.errors.contains("did you mean \"mail\"?"))
        #expect(try town.run("show", "--wrong").code == 2)
        #expect(try town.run("probe", "--help").code == 0)
        // Looking makes no database, so that the wrong folder does not look like an empty town.
        let missing = try town.run("list")
        #expect(missing.code == 3 && missing.errors.contains("there is no database at /"))
        #expect(!FileManager.default.fileExists(atPath: town.folder.path("town.db")))
        try town.write(TownFiles.permits(port: 8099), to: "permits.yaml")
        _ = try town.run("register", "permits.yaml")
        let unknown = try town.run("show", "nothing")
        #expect(unknown.code == 2 && unknown.errors.contains("no service \"nothing\" is registered"))
    }

    @Test func `what was registered is exported byte for byte, changed with its version kept, and retired once`() throws
    {
        let town = try Installation(probing: [8099])
        let text = TownFiles.permits(port: 8099)
        try town.write(text, to: "permits.yaml")
        let added = try town.run("register", "permits.yaml")
        #expect(added.code == 0 && added.output.contains("service renew-permit: added, version 1"))
        #expect(try town.run("export", "renew-permit").output == text)
        #expect(try town.run("register", "permits.yaml").output.contains("unchanged, version 1"))
        let changed = text.replacing("Renew a parking permit", with: "Renew a resident's permit")
        try town.write(changed, to: "permits.yaml")
        #expect(try town.run("register", "permits.yaml").output.contains("changed, version 2: title"))
        #expect(try town.run("export", "renew-permit", "--version-number", "1").output == text)
        #expect(try town.run("export", "renew-permit").output == changed)
        #expect(try town.run("retire", "renew-permit").code == 0)
        let again = try town.run("retire", "renew-permit")
        #expect(again.code == 2 && again.errors.contains("already retired"))
    }
}
