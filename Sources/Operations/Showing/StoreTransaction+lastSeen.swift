import Measures
import Pages
import Probing
import Registry
import Storage

extension StoreTransaction {
    /// How a subject was when it was last seen, where its span says that it is not known now and something was seen before.
    func lastSeen(of id: Int64, _ span: StatusSpan) throws -> LastSeen? {
        guard span.status == .unknown, span.cause != .closed, span.cause != .pending,
            let seen = try lastSeenSpan(of: id, before: span.start)
        else { return nil }
        return try lastLook(seen) ?? LastSeen(seen.status, at: seen.end ?? span.start)
    }

    /// When the probe that decided a span that is over last saw in it what it says, and what failed after that without being
    /// confirmed; nil where its results are not kept.
    private func lastLook(_ span: StatusSpan) throws -> LastSeen? {
        guard let end = span.end, let evidence = span.evidence,
            let stream = try stream(of: ObservationAddress(evidence).probe, location: RegistrationWriter.location)
        else { return nil }
        let newest = try results(of: stream, before: end, limit: Self.resultsSearched)
        guard let place = newest.firstIndex(where: { span.status == .up ? $0.outcome == .good : span.isShown(by: $0) })
        else { return nil }
        let failed = newest[..<place].count { $0.outcome == .bad || $0.outcome == .slight }
        return LastSeen(
            span.status, at: max(newest[place].at, span.start), failedSince: span.status == .up ? failed : 0)
    }

    /// How many of the newest results of a span are searched: those at its end may have seen nothing.
    private static var resultsSearched: Int { 20 }
}
