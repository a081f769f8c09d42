import ArgumentParser
import Foundation
import Persistence
import Storage

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a consistent copy of the database to one file, while everything runs.")

    @OptionGroup var options: CommandOptions
    @Argument(help: "The file to write; it must not be there yet.") var file: String

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Failure.input("\(file) is there already; name a file that is not")
        }
        let settings = try options.settings()
        guard case .sqlite = try settings.datastoreLocation() else {
            throw Failure.input("backup copies the embedded database; for PostgreSQL use pg_dump")
        }
        try Opening.requireDatabase(settings)
        let store = try Opening.store(settings)
        do {
            try store.datastore.backup(to: file) { share in Terminal.progress("backup: \(Int(share * 100)) %") }
        } catch {
            try? FileManager.default.removeItem(atPath: file)
            throw error
        }
        Terminal.endProgress()
        Terminal.output("\(file): complete and checked")
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the database; the server must be stopped.",
        discussion: "The database that was there is kept beside it, with the ending .before-restore.")

    @OptionGroup var options: CommandOptions
    @Argument(help: "The backup.") var file: String

    func run() async throws {
        guard case .sqlite(let path) = try options.settings().datastoreLocation() else {
            throw Failure.input("restore works on the embedded database; for PostgreSQL use pg_restore")
        }
        try Restoring(backup: file, database: path).run()
        Terminal.output("\(path): restored from \(file)")
    }
}

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the configuration, the database, the definitions and what mail and probes need.",
        discussion: "Each line says ok or what is wrong and what to do. Exit 1 when something is wrong.")

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let findings = await Examination(options: options).findings()
        for finding in findings {
            Terminal.output("\(finding.isGood ? "ok   " : "WRONG") \(finding.what): \(finding.detail)")
        }
        let wrong = findings.count { !$0.isGood }
        guard wrong == 0 else { throw Failure.found("\(wrong) of \(findings.count) checks found something wrong") }
    }
}
