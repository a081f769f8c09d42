import Persistence

extension Migration {
    /// The value of a loop's measure when it was taken on, for measures that tell only what is there now.
    static let loopBaselines = Migration("11 loop baselines", ["ALTER TABLE loop ADD COLUMN baseline \(.text)"])
}
