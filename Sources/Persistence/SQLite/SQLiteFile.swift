import GRDB
import Glibc

/// The file of a SQLite database, by the path that all processes share, whatever links lead there.
///
/// Never opens an existing database by itself: closing any descriptor of a file drops every POSIX lock that SQLite holds on
/// it in this process.
struct SQLiteFile: Sendable {
    /// The real path.
    let path: String
    /// The folder that it is in.
    let folder: String

    init(_ path: String) throws(DatastoreError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw DatastoreError(.cannotOpen, "the path of the database is empty; give the path of a file")
        }
        if let real = Self.realPath(path) {
            self.path = real
            folder = Self.split(real).folder
            return
        }
        let (folder, name) = Self.split(path)
        guard let realFolder = Self.realPath(folder), !name.isEmpty, name != ".", name != ".." else {
            throw DatastoreError(
                .cannotOpen, "the folder \(folder) does not exist or may not be entered; make it first", place: path)
        }
        self.folder = realFolder
        self.path = (realFolder == "/" ? "" : realFolder) + "/" + name
    }

    /// Makes an empty database when there is no file, readable by its owner only.
    func makeReady(creating: Bool) throws(DatastoreError) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw DatastoreError(.cannotOpen, "this is not a file; give the path of a file", place: path)
            }
            return
        }
        guard errno == ENOENT else { throw failure("cannot look at it") }
        guard creating else {
            throw DatastoreError(
                .cannotOpen, "there is no such file; check the path, or run `plumbline serve` once to make it",
                place: path)
        }
        let fresh = try Self.makeEmpty(beside: path)
        defer { unlink(fresh) }
        do {
            let queue = try DatabaseQueue(path: fresh)
            try queue.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA application_id = \(SQLiteSettings.applicationID)")
            }
            try queue.close()
        } catch {
            throw DatastoreError(sqlite: error, place: path, opening: true)
        }
        // Put in place whole; when another process was faster, its file is the one.
        guard link(fresh, path) == 0 || errno == EEXIST else { throw failure("cannot make it") }
    }

    /// Makes an empty file that only its owner can read, beside a path, and gives its own path.
    static func makeEmpty(beside path: String) throws(DatastoreError) -> String {
        let fresh = path + ".\(getpid())-\(UInt32.random(in: 0 ... .max)).partial"
        let descriptor = open(fresh, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DatastoreError(errno: errno, "cannot make a file beside it", place: path) }
        Glibc.close(descriptor)
        return fresh
    }

    private func failure(_ what: String) -> DatastoreError {
        DatastoreError(errno: errno, what, place: path)
    }

    private static func realPath(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }
}
