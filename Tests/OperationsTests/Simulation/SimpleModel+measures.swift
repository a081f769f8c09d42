import Measures
import Probing

extension SimpleModel {
    /// Shares of the time between two moments, added up from moment to moment.
    struct Shares {
        var ratio: Double?
        var exPlanned: Double?
        var known: Double
    }

    /// How much of a stretch of time a subject worked, within the hours of a channel or always.
    func shares(of subject: Subject, from start: Int64, to end: Int64, within channel: String? = nil) -> Shares {
        var sums: [Status: Int64] = [:]
        for (place, moment) in moments.enumerated() {
            let until = place + 1 < moments.count ? moments[place + 1].at : service.end
            let length = min(until, end) - max(moment.at, start)
            guard length > 0, channel.map({ isOpen($0, at: moment.at) }) ?? true else { continue }
            sums[moment.standings[subject]?.status ?? .unknown, default: 0] += length
        }
        func sum(_ statuses: Status...) -> Double { statuses.reduce(0) { $0 + Double(sums[$1] ?? 0) } }
        func share(_ part: Double, _ whole: Double) -> Double? { whole > 0 ? part / whole : nil }
        let (good, known) = (sum(.up, .degraded), sum(.up, .degraded, .down, .maintenance))
        return Shares(
            ratio: share(good, known), exPlanned: share(good, known - sum(.maintenance)),
            known: share(known, known + sum(.unknown)) ?? 0)
    }

    /// The share of the planned runs that said something and met an error of server or network, and their number.
    func errors(ofChannel channel: String?) -> (share: Double?, count: Int) {
        let doors = service.probes.filter { !$0.isCheck && (channel == nil || $0.channel == channel) }
        let runs = doors.flatMap { results[$0.id] ?? [] }.filter {
            $0.trigger != .confirmation && $0.outcome != .unknown
        }
        let errors = runs.filter { run in
            run.trigger != .pushed && ((run.status == 0 && run.reason != .ok) || (500...599).contains(run.status))
        }
        return (runs.isEmpty ? nil : Double(errors.count) / Double(runs.count), runs.count)
    }
}
