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
        return LastSeen(seen.status, at: try lastLook(seen) ?? seen.end ?? span.start)
    }

    /// When the probe that decided a span that is over last saw anything in it; nil where its results are not kept.
    private func lastLook(_ span: StatusSpan) throws -> Timestamp? {
        guard let end = span.end, let evidence = span.evidence,
            let stream = try stream(of: ObservationAddress(evidence).probe, location: RegistrationWriter.location)
        else { return nil }
        let seen = try results(of: stream, before: end, limit: Self.resultsSearched).first { $0.outcome != .unknown }
        return seen.map { max($0.at, span.start) }
    }

    /// How many of the newest results of a span are searched: those at its end may have seen nothing.
    private static var resultsSearched: Int { 20 }
}
