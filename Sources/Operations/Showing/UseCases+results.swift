import Documents
import Measures
public import Probing
public import Registry
import Storage

/// Single results of one probe, newest first.
public struct ResultList: Sendable {
    /// The address of the probe, `renew-passport/web/probe:start`.
    public var probe: String
    /// The results.
    public var results: [ProbeResult]
    /// Where the next, older part begins; nothing at the end.
    public var before: Timestamp?
}

extension UseCases {
    /// Single results of the probes of a service: what every number of it rests on, for as long as results are kept.
    ///
    /// - Parameters:
    ///   - probe: the address of the probe, as `show` names it.
    ///   - before: only results older than this moment.
    ///   - limit: how many at most.
    public func results(
        of probe: String, ofService slug: String, before: Timestamp?, limit: Int, by caller: Caller
    ) async throws -> ResultList {
        try caller.require(.see, service: slug)
        let moment = now()
        return try await store.read { transaction in
            let reading = try readService(slug, transaction, now: moment)
            guard let found = reading.probes.first(where: { $0.subject.path == probe }) else {
                throw NameError.unknown(
                    kind: "probe", name: probe,
                    suggestion: suggestion(for: probe, among: reading.probes.map(\.subject.path)))
            }
            guard let stream = found.stream else { return ResultList(probe: probe, results: [], before: nil) }
            let results = try transaction.results(
                of: stream, before: before ?? moment + .seconds(1), limit: limit)
            return ResultList(
                probe: probe, results: results, before: results.count == limit ? results.last?.at : nil)
        }
    }
}
