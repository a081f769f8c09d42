import Documents
import Registry

/// How many results it takes before a status changes.
public struct Confirmation: Sendable, Hashable {
    /// How many bad results it takes to get worse.
    public var downAfter = 3
    /// How many good results in a row it takes to get better.
    public var upAfter = 2
    /// Among how many of the newest results the bad ones are counted; `downAfter` where nothing is given.
    public var of: Int?
    /// How soon a surprising result is checked again.
    public var recheck: Duration = .seconds(10)

    /// The defaults: 3 down, 2 up, checked again after 10 seconds.
    public init() {}

    static func read(_ value: ValueReader) -> Confirmation? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        var confirm = Confirmation()
        if let down = mapping.optional("down_after", { $0.integer(1...20) }) { confirm.downAfter = down }
        if let up = mapping.optional("up_after", { $0.integer(1...20) }) { confirm.upAfter = up }
        if let recheck = mapping.optional("recheck", { $0.duration(.seconds(1)...Duration.seconds(3600)) }) {
            confirm.recheck = recheck
        }
        let downAfter = confirm.downAfter
        confirm.of = mapping.optional("of") { reader in
            guard let of = reader.integer(1...50) else { return nil }
            guard of >= downAfter else {
                reader.report("\"of\" is \(of)", expected: "at least \(downAfter), as many as \"down_after\"")
                return nil
            }
            return of
        }
        return confirm
    }
}

/// What it means that a pushed source says nothing.
public enum Silence: String, CaseIterable, Sendable, Hashable {
    /// We no longer hear from it.
    case unknown
    /// It has failed.
    case failure
}
