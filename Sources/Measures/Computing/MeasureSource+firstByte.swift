extension MeasureSource {
    /// The median time to the first byte.
    static let firstByte = MeasureSource(measures: ["ttfb"]) { measure, inputs in
        quantile(0.5, of: inputs.results.firstByte, measure, inputs)
    }
}
