import Persistence

extension Migration {
    /// The last verdict of each point that said whether it is met, whatever was unknown since.
    static let lastKnownVerdicts = Migration(
        "12 last known verdicts", ["ALTER TABLE verdict ADD COLUMN last_known \(.text)"])
}
