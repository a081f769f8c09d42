import Persistence
import Testing

struct SQLTests {
    @Test func `places are numbered in the engine's way`() {
        let statement: SQL = "SELECT a FROM t WHERE b = \(5) AND c = \("x") AND d = \(nil as Int64?)"
        #expect(statement.rendered(for: .sqlite).text == "SELECT a FROM t WHERE b = ?1 AND c = ?2 AND d = ?3")
        #expect(statement.rendered(for: .postgres).text == "SELECT a FROM t WHERE b = $1 AND c = $2 AND d = $3")
        #expect(statement.rendered(for: .sqlite).arguments == [.integer(5), .text("x"), .null])
    }

    @Test func `types are named in the engine's words`() {
        let statement: SQL = "CREATE TABLE t (id \(.rowKey), a \(.int64), b \(.real), c \(.bytes), d \(.text))"
        #expect(
            statement.rendered(for: .sqlite).text
                == "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b REAL, c BLOB, d TEXT)")
        #expect(
            statement.rendered(for: .postgres).text == """
                CREATE TABLE t (id BIGINT PRIMARY KEY, a BIGINT, b DOUBLE PRECISION, c BYTEA, d TEXT COLLATE "C")
                """)
    }

    @Test func `parts keep the order of their values`() {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)", "c = \(3)"]
        let statement = "SELECT \(0) WHERE " + SQL.join(conditions, separator: " AND ") + " LIMIT \(4)" as SQL
        let rendered = statement.rendered(for: .postgres)
        #expect(rendered.text == "SELECT $1 WHERE a = $2 AND b = $3 AND c = $4 LIMIT $5")
        #expect(rendered.arguments == (0...4).map { .integer($0) })
    }

    @Test func `a statement inside another is taken in with its values`() {
        let inner: SQL = "SELECT id FROM t WHERE a = \(true)"
        let outer: SQL = "SELECT \(1.5) FROM (\(inner)) AS x"
        #expect(outer.rendered(for: .sqlite).text == "SELECT ?1 FROM (SELECT id FROM t WHERE a = ?2) AS x")
        #expect(outer.rendered(for: .sqlite).arguments == [.real(1.5), .integer(1)])
    }

    @Test func `nothing joined is an empty statement`() {
        #expect(SQL.join([], separator: ", ").rendered(for: .sqlite) == ("" as SQL).rendered(for: .sqlite))
    }
}
