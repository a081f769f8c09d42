import Measures
import Registry

/// How something stands in the model, and since when.
struct Standing: Hashable, CustomStringConvertible {
    var from: Int64
    var status: Status
    var cause: StatusCause
    /// What the deciding probe found; not looked at while results only change too often.
    var reason: String?
    /// How it was when it was last seen, where it cannot be seen now; no part of what is compared.
    var lastSeen: Status?

    /// Whether it cannot be seen, and failed when it was last seen.
    var hidesFailure: Bool { status == .unknown && (lastSeen == .down || lastSeen == .degraded) }

    init(_ from: Int64, _ status: Status, _ cause: StatusCause, _ reason: String? = nil) {
        self.from = from
        self.status = status
        self.cause = cause
        self.reason = cause == .flapping ? nil : reason
    }

    init(_ span: StatusSpan) { self.init(span.start.milliseconds, span.status, span.cause, span.reason) }

    var description: String { "\(from) \(status) \(cause) \(reason ?? "-")" }

    static func == (left: Standing, right: Standing) -> Bool {
        left.from == right.from && left.isLike(right) && left.reason == right.reason
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(from)
        hasher.combine(status)
    }

    func isLike(_ other: Standing) -> Bool { status == other.status && cause == other.cause }

    /// Standings that follow each other, one for each stretch in which nothing changed.
    static func joined(_ standings: [Standing]) -> [Standing] {
        standings.reduce(into: []) { joined, next in
            if joined.last.map({ !$0.isLike(next) }) ?? true { joined.append(next) }
        }
    }
}
