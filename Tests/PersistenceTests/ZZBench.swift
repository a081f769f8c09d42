import Foundation
import Persistence
import Testing
struct ZZBench {
    @Test(arguments: TestEngine.allCases) func bench(_ engine: TestEngine) throws {
        let datastore = try TestDatabase(engine).open()
        let columns: [StaticString] = ["id", "trigger_kind", "outcome", "reason", "status", "name_lookup", "connect", "tls", "first_byte", "transfer", "total", "loop_lag", "detail", "extracted"]
        try datastore.writeSync { c in
            try c.execute("CREATE TABLE result (id \(.rowKey), trigger_kind \(.int64) NOT NULL, outcome \(.int64) NOT NULL, reason \(.text) NOT NULL, status \(.int64) NOT NULL, name_lookup \(.int64) NOT NULL, connect \(.int64) NOT NULL, tls \(.int64) NOT NULL, first_byte \(.int64) NOT NULL, transfer \(.int64) NOT NULL, total \(.int64) NOT NULL, loop_lag \(.int64) NOT NULL, detail \(.text), extracted \(.text))")
        }
        let clock = CPU()
        var rows: [[SQLValue]] = []
        for i in 0..<100_000 {
            rows.append([.integer(Int64(i)), .integer(1), .integer(0), .text("http_status"), .integer(200), .integer(1200), .integer(2300), .integer(4500), .integer(9000), .integer(120), .integer(17000), .integer(3), .null, .null])
        }
        let all = rows
        for batch in [100, 1000, 10000] {
            try datastore.writeSync { try $0.execute("DELETE FROM result") }
            let t = try clock.measure {
                for s in stride(from: 0, to: all.count, by: batch) {
                    try datastore.writeSync { try $0.append(into: "result", columns: columns, rows: Array(all[s..<min(s + batch, all.count)])) }
                }
            }
            print("BENCH", engine, "append batch", batch, t / 100_000)
        }
        let t1 = try clock.measure { try datastore.readSync { _ = try $0.rows("SELECT id, trigger_kind, outcome, reason, status, name_lookup, connect, tls, first_byte, transfer, total, loop_lag, detail, extracted FROM result") } }
        print("BENCH", engine, "rows", t1 / 100_000)
        let t2 = try clock.measure { try datastore.readSync { c in for i in 0..<20000 { _ = try c.row("SELECT id, reason, total FROM result WHERE id = \(i)")?.int64("total") } } }
        print("BENCH", engine, "row by key", t2 / 20000)
        let t3 = try clock.measure { try datastore.writeSync { c in for i in 0..<20000 { try c.execute("UPDATE result SET total = \(i) WHERE id = \(i)") } } }
        print("BENCH", engine, "update by key", t3 / 20000)
    }
}
struct CPU { func measure(_ b: () throws -> Void) rethrows -> Double { let a = clock(); try b(); return Double(clock() - a) } }
