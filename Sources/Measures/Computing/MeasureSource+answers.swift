extension MeasureSource {
    /// Fewer answers than this are told, but not added up: one person's word is no figure.
    static let fewestAnswers = 5

    private static let means = [
        "satisfaction.mean10": "satisfaction", "satisfaction.5step_map": "satisfaction", "clarity.mean10": "clarity",
        "help.quality_mean10": "help_quality",
    ]

    /// Means of what people chose, 0 to 10.
    static let ratings = MeasureSource(measures: means.keys.sorted(), basis: .answers) { measure, inputs in
        guard let construct = means[measure], let question = inputs.answers?.question(construct) else {
            return inputs.missing(measure, .noData)
        }
        let steps = question.options.compactMap { option in option.score.map { (score: $0, count: option.count) } }
        // Five steps are what this measure is about; sets with three have none of it.
        if measure == "satisfaction.5step_map", steps.count != 5 { return inputs.missing(measure, .notApplicable) }
        guard let rating = RatingMean(steps) else { return inputs.missing(measure, .noData) }
        guard rating.count >= fewestAnswers else {
            return inputs.missing(measure, .insufficientData, sampleSize: rating.count)
        }
        // The range is drawn towards the middle by few answers; it always holds what was counted.
        let low = min(rating.bounds.lowerBound, rating.mean)
        let high = max(rating.bounds.upperBound, rating.mean)
        return inputs.number(
            measure, rating.mean, interval: max(0, low)...min(10, high), sampleSize: rating.count)
    }

    /// Shares of people, with Wilson's interval.
    static let answerShares = MeasureSource(measures: ["help.reached", "autonomy"], basis: .answers) {
        answerShare($0, $1)
    }

    /// The share of people who say so.
    static func answerShare(_ measure: String, _ inputs: MeasureInputs) -> MeasuredValue {
        let construct = ["completion.rate": "completion", "help.reached": "help_reached"][measure] ?? "help_tried"
        guard let question = inputs.answers?.question(construct) else { return inputs.missing(measure, .noData) }
        func count(_ id: String) -> Int { question.options.first { $0.id == id }?.count ?? 0 }
        // Whoever has not finished yet counts neither way; whoever sought help outside the administration is not autonomous.
        let hits = measure == "autonomy" ? question.respondents - count("none") : count("yes")
        let all = measure == "autonomy" ? question.respondents : count("yes") + count("no")
        guard let share = WilsonInterval(hits, of: all) else { return inputs.missing(measure, .noData) }
        guard all >= fewestAnswers else { return inputs.missing(measure, .insufficientData, sampleSize: all) }
        return inputs.number(
            measure, share.share * 100, interval: share.bounds.lowerBound * 100...share.bounds.upperBound * 100,
            sampleSize: all)
    }
}
