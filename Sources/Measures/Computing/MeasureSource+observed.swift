extension MeasureSource {
    /// The newest of what probes saw of a state; where several probes see it differently, the worst counts.
    static let observed = MeasureSource(measures: observedIDs, basis: .observations) { measure, inputs in
        let seen = inputs.observations.filter { $0.measure == measure }
        guard let first = seen.first, let better = MeasureCatalogue.measure(measure)?.betterWhen else {
            return inputs.missing(measure, .noData)
        }
        let worst = seen.dropFirst().reduce(first) { isWorse($1.outcome, than: $0.outcome, better) ? $1 : $0 }
        return MeasuredValue(
            measure: measure, subject: inputs.subject, window: inputs.window, outcome: worst.outcome,
            sampleSize: seen.count, asOf: worst.at,
            evidence: [Evidence(subject: worst.subject, at: worst.at, detail: worst.detail)])
    }

    /// Everything that runs of probes can see.
    private static let observedIDs = [
        "https.available", "https.enforced", "tls.version_negotiated", "tls.cert.valid", "tls.cert.days_left",
        "hsts.max_age", "header.csp", "header.xcto", "header.xfo", "header.referrer", "header.coop", "header.corp",
        "header.coep", "security_txt", "link.accessibility_statement", "link.privacy", "link.contact", "link.feedback",
        "link.faq", "link.report_problem", "link.improvement_plan",
    ]

    private static func isWorse(
        _ left: MeasuredValue.Outcome, than right: MeasuredValue.Outcome, _ better: Measure.Better
    ) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): better == .lower ? left > right : left < right
        case (.presence(let left), .presence(let right)): !left && right
        default: false
        }
    }
}
