extension MeasureSource {
    private struct Rule {
        let maintenance: Uptime.MaintenanceRule
        let onlyOpenTimes: Bool
    }

    private static let rules: [String: Rule] = [
        "uptime.ratio": Rule(maintenance: .countsAsDown, onlyOpenTimes: false),
        "uptime.ratio.ex_planned": Rule(maintenance: .removed, onlyOpenTimes: false),
        "uptime.declared_hours": Rule(maintenance: .removed, onlyOpenTimes: true),
    ]

    /// Shares of time, from status spans.
    static let uptime = MeasureSource(measures: rules.keys.sorted()) { measure, inputs in
        guard let rule = rules[measure] else { return inputs.missing(measure, .noSourceYet) }
        let history = StatusHistory(inputs.spans, in: inputs.window, now: inputs.now)
        let open = rule.onlyOpenTimes ? inputs.openTimes : nil
        let uptime = history.uptime(
            within: open, maintenance: rule.maintenance, detectionInterval: inputs.detectionInterval)
        let samples = inputs.results.known + inputs.results.confirmations
        let knownShare = uptime.time.knownShare
        guard let ratio = uptime.ratio, let bounds = uptime.bounds else {
            return inputs.missing(measure, reason(for: uptime.time), sampleSize: samples, knownShare: knownShare)
        }
        return inputs.number(
            measure, ratio * 100, interval: bounds.lowerBound * 100...bounds.upperBound * 100, sampleSize: samples,
            knownShare: knownShare)
    }

    /// Why no time counts.
    private static func reason(for time: StatusTime) -> MissingReason {
        // Closed or under planned maintenance from end to end: there is no time that the measure speaks of.
        if time.unknown == .zero { return .notApplicable }
        return time.ownFault == time.unknown ? .ourError : .noData
    }
}
