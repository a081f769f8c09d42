import Persistence

extension Migration {
    /// What a span rests on beside the results of its own probe.
    static let spanBasis = Migration(
        "14 span basis",
        [
            "ALTER TABLE span ADD COLUMN basis \(.text)"
        ])
}
