extension MeasureSource {
    private static let quantiles = ["response.p50": 0.5, "response.p95": 0.95, "response.p98": 0.98]
    private static let limits: [String: Int64] = [
        "response.share_over_1s": 1_000_000, "response.share_over_2s": 2_000_000,
        "response.share_over_4s": 4_000_000, "response.share_over_8s": 8_000_000,
    ]

    /// The mean response time.
    static let responseMean = MeasureSource(measures: ["response.mean"]) { measure, inputs in
        let times = inputs.results.total
        guard let mean = times.mean else { return inputs.missing(measure, inputs.reasonForNoResults) }
        return inputs.number(measure, mean / 1000, sampleSize: times.count)
    }

    /// Response times that a share of answers keeps.
    static let responseQuantiles = MeasureSource(measures: quantiles.keys.sorted()) { measure, inputs in
        guard let share = quantiles[measure] else { return inputs.missing(measure, .noSourceYet) }
        return quantile(share, of: inputs.results.total, measure, inputs)
    }

    /// Shares of answers that take longer than a limit.
    static let responseShares = MeasureSource(measures: limits.keys.sorted()) { measure, inputs in
        guard let limit = limits[measure] else { return inputs.missing(measure, .noSourceYet) }
        let times = inputs.results.total
        guard let share = times.share(above: limit) else {
            return inputs.missing(measure, inputs.reasonForNoResults)
        }
        return inputs.number(
            measure, share.value * 100, interval: share.bounds.lowerBound * 100...share.bounds.upperBound * 100,
            sampleSize: times.count)
    }

    /// A quantile in milliseconds, where there are enough times that one lies beyond it.
    ///
    /// Of twenty times the slowest is the 95th percentile, of fewer there is none; so the 98th needs fifty.
    static func quantile(
        _ share: Double, of times: LatencyHistogram, _ measure: String, _ inputs: MeasureInputs
    ) -> MeasuredValue {
        guard let estimate = times.quantile(share) else {
            return inputs.missing(measure, inputs.reasonForNoResults)
        }
        let needed = Int((1 / (1 - share)).rounded())
        guard times.count >= needed else {
            return inputs.missing(measure, .insufficientData, sampleSize: times.count)
        }
        return inputs.number(
            measure, estimate.value / 1000,
            interval: estimate.bounds.lowerBound / 1000...estimate.bounds.upperBound / 1000, sampleSize: times.count)
    }
}
