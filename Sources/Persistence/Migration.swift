/// One step of the schema: a name and its statements, never edited once shipped.
public struct Migration: Sendable {
    /// The name, by which the database remembers the step.
    public let name: String
    /// The statements, run in order and in one transaction.
    public let statements: [SQL]

    /// A step that runs the statements in order.
    public init(_ name: String, _ statements: [SQL]) {
        self.name = name
        self.statements = statements
    }

    /// A sum over the text, the same on every engine: FNV-1a, 64 bits, in hexadecimal.
    ///
    /// It finds mistakes, not attackers.
    /// Source: Fowler, Noll, Vo; offset basis and prime as in draft-eastlake-fnv.
    public var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for statement in statements {
            for byte in statement.canonicalText.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
            hash = (hash ^ 0x1e) &* 0x0000_0100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
