import Foundation
import Persistence
import Storage

/// Putting a backup in the place of the database.
struct Restoring {
    let backup: String
    let database: String

    /// Checks the backup, then swaps it in; with any error the database stays as it was.
    func run() throws {
        guard FileManager.default.fileExists(atPath: backup) else { throw Failure.input("\(backup): no such file") }
        let copy = database + ".restoring"
        let manager = FileManager.default
        try? manager.removeItem(atPath: copy)
        try manager.copyItem(atPath: backup, toPath: copy)
        do {
            let datastore = try Datastore.open(.sqlite(copy))
            let problems = try datastore.integrityCheck()
            guard problems.isEmpty else {
                throw Failure.input("\(backup) is damaged: \(problems.prefix(3).joined(separator: "; "))")
            }
            _ = try Store(datastore)
            try datastore.close()
        } catch {
            for ending in ["", "-wal", "-shm"] { try? manager.removeItem(atPath: copy + ending) }
            throw error
        }
        if manager.fileExists(atPath: database) {
            // A server that runs holds the lock. Opening and closing folds what is in the log into the file; a database
            // that cannot be opened any more is what restoring is for, and is kept as it is, its log beside it.
            let current = try? Datastore.open(.sqlite(database))
            let lock = try current?.lockForServing()
            defer { lock?.release() }
            try current?.close()
            for ending in ["", "-wal", "-shm"] {
                let aside = database + ".before-restore" + ending
                try? manager.removeItem(atPath: aside)
                guard manager.fileExists(atPath: database + ending) else { continue }
                try manager.moveItem(atPath: database + ending, toPath: aside)
            }
        }
        for ending in ["-wal", "-shm"] {
            try? manager.removeItem(atPath: database + ending)
            try? manager.removeItem(atPath: copy + ending)
        }
        try manager.moveItem(atPath: copy, toPath: database)
    }
}
