extension MeasureSource {
    /// The share of scheduled runs that ended in a server error or without an answer.
    ///
    /// It has no interval: runs are not independent answers of people, they fail together.
    static let errorRate = MeasureSource(measures: ["error.rate"]) { measure, inputs in
        let results = inputs.results
        guard results.known > 0 else { return inputs.missing(measure, inputs.reasonForNoResults) }
        let errors = results.serverErrors + results.networkFailures
        return inputs.number(measure, Double(errors) / Double(results.known) * 100, sampleSize: results.known)
    }
}
