import Measures
import Registry

/// How something stands in the model, and since when.
struct Standing: Hashable, CustomStringConvertible {
    var from: Int64
    var status: Status
    var cause: StatusCause
    /// What the deciding probe found; not looked at while results only change too often.
    var reason: String?

    init(_ from: Int64, _ status: Status, _ cause: StatusCause, _ reason: String? = nil) {
        self.from = from
        self.status = status
        self.cause = cause
        self.reason = cause == .flapping ? nil : reason
    }

    init(_ span: StatusSpan) { self.init(span.start.milliseconds, span.status, span.cause, span.reason) }

    var description: String { "\(from) \(status) \(cause) \(reason ?? "-")" }

    func isLike(_ other: Standing) -> Bool { status == other.status && cause == other.cause }

    /// Standings that follow each other, one for each stretch in which nothing changed.
    static func joined(_ standings: [Standing]) -> [Standing] {
        standings.reduce(into: []) { joined, next in
            if joined.last.map({ !$0.isLike(next) }) ?? true { joined.append(next) }
        }
    }
}
