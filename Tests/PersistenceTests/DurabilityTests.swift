import Foundation
import Persistence
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct DurabilityTests {
    @Test(arguments: [3, 40, 171]) func `whatever was acknowledged before kill -9 is there afterwards`(
        _ least: Int
    ) async throws {
        let folder = try TemporaryFolder()
        let (path, receipts) = (folder.path("a.sqlite"), folder.path("receipts"))
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, receipts = receipts as String, least] in
            try Self.writeUntilKilled(path, receipts, least)
        }
        let acknowledged = try Data(contentsOf: URL(fileURLWithPath: receipts)).count
        #expect(acknowledged >= least)
        let datastore = try Datastore.open(.sqlite(path))
        let ids = try datastore.readSync { try $0.rows("SELECT id FROM t ORDER BY id").map { try $0.int64("id") } }
        // At most the one whose acknowledgement was cut off is there besides.
        #expect(ids == (1...Int64(ids.count)).map(\.self))
        #expect(ids.count == acknowledged || ids.count == acknowledged + 1)
        #expect(try datastore.integrityCheck() == [])
    }

    /// Writes one row after another, each followed by a byte of receipt, while another thread kills the process.
    private static func writeUntilKilled(_ path: String, _ receipts: String, _ least: Int) throws {
        let datastore = try Datastore.open(.sqlite(path))
        try datastore.writeSync { try $0.execute("CREATE TABLE t (id \(.rowKey))") }
        let descriptor = unsafe open(receipts, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        Thread.detachNewThread {
            // No waiting for a moment between two rows: whatever the writer is doing just then is cut off.
            while true {
                var status = stat()
                if unsafe stat(receipts, &status) == 0, status.st_size >= least { kill(getpid(), SIGKILL) }
            }
        }
        for id in 1... {
            try datastore.writeSync { try $0.execute("INSERT INTO t (id) VALUES (\(id))") }
            var receipt = UInt8(ascii: ".")
            guard unsafe write(descriptor, &receipt, 1) == 1 else { return }
        }
    }
}
