extension MeasureSource {
    /// How much of what is completed is completed online.
    ///
    /// A channel that nobody tells of makes it unknown: without the counter's figures everything would seem online.
    static let digitalShare = MeasureSource(measures: ["takeup.digital"], basis: .volumes) { measure, inputs in
        guard let volumes = inputs.volumes else { return inputs.missing(measure, .notMeasured) }
        let counts = volumes.channels.compactMap(\.completed)
        let all = counts.reduce(0, +)
        guard !counts.isEmpty, counts.count == volumes.channels.count else {
            var value = inputs.missing(measure, .insufficientData, sampleSize: all)
            let silent = volumes.channels.filter { $0.completed == nil }.map(\.id).joined(separator: ", ")
            let isNobody = counts.isEmpty
            value.evidence = [
                Evidence(
                    subject: inputs.subject, at: inputs.now,
                    detail: isNobody
                        ? "there is no day on which it is known of every channel how many completed it"
                        : "nobody tells how many completed it on: \(silent)")
            ]
            return value
        }
        guard all >= fewestAnswers else { return inputs.missing(measure, .insufficientData, sampleSize: all) }
        let online = volumes.channels.filter(\.isDigital).reduce(0) { $0 + ($1.completed ?? 0) }
        // Every case is counted, none is a sample: there is no interval.
        var value = inputs.number(measure, Double(online) / Double(all) * 100, sampleSize: all)
        let parts = volumes.channels.map { "\($0.id) \($0.completed ?? 0)" }.joined(separator: ", ")
        value.evidence = [
            Evidence(
                subject: inputs.subject, at: inputs.now,
                detail: "completed over \(volumes.comparedDays) days: \(parts)")
        ]
        return value
    }

    /// The share of started cases that were completed: counted where somebody counts, else from what people say.
    static let completion = MeasureSource(measures: ["completion.rate"], basis: .volumes) { measure, inputs in
        guard let volumes = inputs.volumes, volumes.days > 0 else {
            guard inputs.answers != nil else { return inputs.missing(measure, .notMeasured) }
            var value = answerShare(measure, inputs)
            value.origin = .asked
            return value
        }
        let all = volumes.started
        guard all > 0 else { return inputs.missing(measure, .noData) }
        // More completed than started: cases that were begun before the days told of.
        guard all >= fewestAnswers, let share = WilsonInterval(volumes.completed, of: all) else {
            return inputs.missing(measure, .insufficientData, sampleSize: all)
        }
        var value = inputs.number(
            measure, share.share * 100, interval: share.bounds.lowerBound * 100...share.bounds.upperBound * 100,
            sampleSize: all)
        value.origin = .counted
        value.evidence = [
            Evidence(
                subject: inputs.subject, at: inputs.now,
                detail:
                    "counted: \(volumes.completed) of \(all) started were completed, \(volumes.days) days by channel")
        ]
        return value
    }
}
