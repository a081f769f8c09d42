import Measures
import Pages
import Probing
import Registry
import Storage

extension StoreTransaction {
    /// A span whose reason names the values that its probe found last, as long as the results are kept.
    func told(_ span: StatusSpan, now: Timestamp) throws -> StatusSpan {
        var told = span
        told.reason = try self.told(span.reason, by: span.evidence, from: span.start, until: span.end, now: now)
        return told
    }

    /// A reason with the values that the probe which showed it found last in a stretch of time; without them where its
    /// results are not kept.
    ///
    /// - Parameter end: when the stretch ended, a moment that is no longer part of it; nil where it lasts.
    func told(
        _ reason: String?, by evidence: String?, from start: Timestamp, until end: Timestamp?, now: Timestamp
    ) throws -> String? {
        guard let code = reason.flatMap(Reason.init(rawValue:)), Self.withValues.contains(code), let evidence else {
            return reason
        }
        let probe = Subject(kind: .probe, path: ObservationAddress(evidence).probe)
        guard let stream = try stream(of: probe.path, location: RegistrationWriter.location),
            let id = try subject(probe)?.id
        else { return reason }
        let results = try results(
            of: stream, before: end ?? now + .milliseconds(1), limit: Self.resultsLookedAt
        ).filter { $0.reason == code && $0.at >= start }
        guard let newest = results.first, let oldest = results.last else { return reason }
        // One result that says something else, and is not confirmed, has the same code: what its probe said at that time
        // tells them apart.
        let spans = try spans(
            of: id, in: Window(start: oldest.at, end: newest.at + .milliseconds(1)), limit: Self.resultsLookedAt + 1)
        let found = results.first { result in
            spans.last { $0.start <= result.at }?.isShown(by: result) ?? false
        }
        return found?.told.written ?? reason
    }

    /// The reasons that are told with what was found.
    private static let withValues: Set<Reason> = [.conditionFailed, .httpStatus]

    /// How many results are looked at for one that did not meet a condition: good ones may stand between.
    private static var resultsLookedAt: Int { 20 }
}
