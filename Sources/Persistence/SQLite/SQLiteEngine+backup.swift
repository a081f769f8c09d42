import GRDB
import Glibc

extension SQLiteEngine {
    /// Pages copied between two reports of progress: 4 MB.
    private static let pagesPerStep: Int32 = 1024

    func backup(to path: String, progress: (Double) -> Void) throws {
        let target = try SQLiteFile(path)
        guard access(target.path, F_OK) != 0 else {
            throw DatastoreError(
                .cannotOpen, "there is a file already, and a backup replaces none; name another", place: target.path)
        }
        let partial = try SQLiteFile.makeEmpty(beside: target.path)
        defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(partial + ending) } }
        do {
            try copy(to: partial, named: target.path, progress: progress)
        } catch let error as DatabaseError {
            throw DatastoreError(sqlite: error, place: target.path)
        }
        try Self.flush(partial, place: target.path)
        // A link and not a renaming, as that would replace a file made meanwhile.
        guard link(partial, target.path) == 0 else {
            throw DatastoreError(errno: errno, "cannot put the finished copy in place", place: target.path)
        }
        try Self.flush(target.folder, place: target.path)
    }

    private func copy(to partial: String, named place: String, progress: (Double) -> Void) throws {
        let copy = try DatabaseQueue(path: partial)
        try withoutActuallyEscaping(progress) { progress in
            // The copy is made inside one read transaction: one state, which the writer does not wait for.
            try writer.backup(to: copy, pagesPerStep: Self.pagesPerStep) { step in
                progress(step.totalPageCount > 0 ? Double(step.completedPageCount) / Double(step.totalPageCount) : 0)
            }
        }
        let problems = try copy.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = DELETE")
            return try SQLiteSettings.problems(in: database)
        }
        try copy.close()
        guard problems.isEmpty else {
            throw DatastoreError(
                .corrupt, "the copy is not sound, and was removed: \(problems.prefix(3).joined(separator: "; "))",
                place: place)
        }
    }

    private static func flush(_ path: String, place: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DatastoreError(errno: errno, "cannot flush the copy", place: place) }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw DatastoreError(errno: errno, "cannot flush the copy to the disk", place: place)
        }
    }
}
