import Measures
import Pages
import Probing
import Registry
import Storage

extension StoreTransaction {
    /// A span whose reason names the values that its probe found last, as long as the results are kept.
    func told(_ span: StatusSpan, now: Timestamp) throws -> StatusSpan {
        var told = span
        told.reason = try self.told(span.reason, by: span.evidence, from: span.start, until: span.end ?? now)
        return told
    }

    /// A reason with the values that the probe which showed it found last in a stretch of time; without them where its
    /// results are not kept.
    func told(
        _ reason: String?, by evidence: String?, from start: Timestamp, until end: Timestamp
    ) throws -> String? {
        guard reason == Reason.conditionFailed.rawValue, let evidence,
            let stream = try stream(
                of: ObservationAddress(evidence).probe, location: RegistrationWriter.location)
        else { return reason }
        let found = try results(of: stream, before: end + .milliseconds(1), limit: Self.resultsLookedAt)
            .first { $0.reason == .conditionFailed && $0.at >= start }
        return found?.told.written ?? reason
    }

    /// How many results are looked at for one that did not meet a condition: good ones may stand between.
    private static var resultsLookedAt: Int { 20 }
}
