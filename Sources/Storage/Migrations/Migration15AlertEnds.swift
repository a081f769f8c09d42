import Persistence

extension Migration {
    /// How alerts ended, beside what they were at their worst; and messages that leave together.
    static let alertEnds = Migration(
        "15 alert ends",
        [
            "ALTER TABLE alert ADD COLUMN worst \(.text)",
            "ALTER TABLE alert ADD COLUMN ending \(.text)",
            "ALTER TABLE delivery ADD COLUMN shared_cause \(.text)",
            "ALTER TABLE delivery ADD COLUMN bundle \(.text)",
            "CREATE INDEX delivery_bundle ON delivery (bundle)",
            "CREATE INDEX delivery_thread ON delivery (in_reply_to)",
            "CREATE INDEX delivery_address ON delivery (address, state)",
        ])
}
