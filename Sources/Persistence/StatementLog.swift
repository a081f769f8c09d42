import Locks

/// Remembers every distinct statement that was run, so that a test can check all of them on the other engine.
public final class StatementLog: Sendable {
    private let seen = Mutex<[String: SQL]>([:])

    /// An empty log, to be passed when a database is opened.
    public init() {}

    /// Every distinct statement so far, in no order that means anything but always the same.
    public var statements: [SQL] {
        seen.withLock { seen in seen.sorted { $0.key < $1.key }.map(\.value) }
    }

    func record(_ sql: SQL) {
        let key = sql.canonicalText
        seen.withLock { seen in
            if seen[key] == nil { seen[key] = sql }
        }
    }
}
