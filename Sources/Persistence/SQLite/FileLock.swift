import Glibc

/// An advisory lock on a file of its own, dropped by the kernel when the process ends, however it ends.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock on a file, which is made when it is missing and stays: removing it would let two in.
    init(_ path: String, of place: String) throws(DatastoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DatastoreError(errno: errno, "cannot make its lock file \(path)", place: place)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = Self.holder(descriptor)
            close(descriptor)
            guard code == EWOULDBLOCK else { throw DatastoreError(errno: code, "cannot lock \(path)", place: place) }
            throw DatastoreError(
                .locked,
                "it is served by another Plumbline\(holder.map { " (process \($0))" } ?? ""); stop that one first, "
                    + "or name another database",
                place: place)
        }
        self.descriptor = descriptor
        // Only for the message above: the lock is what counts.
        let text = "\(getpid())\n"
        _ = ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }

    deinit {
        close(descriptor)
    }

    private static func holder(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes.prefix(count).prefix { $0 != 10 }, as: UTF8.self))
    }
}
