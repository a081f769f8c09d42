import Measures
import Registry

extension Assessor {
    /// What a measured value says of a criterion.
    func outcome(_ check: MeasureCheck, _ criterion: Criterion) -> Outcome {
        if let missing = missingParameter(of: check) {
            return Outcome(verdict: .notAssessed, reasons: [.parameterMissing(missing)])
        }
        let questions = check.questions(service, criterion.applies)
        guard !questions.isEmpty else {
            return Outcome(verdict: .notApplicable, reasons: [.noChannel(measure: check.measure)])
        }
        var found = questions.map { values[$0] ?? missingValue($0) }
        let aggregate = check.judged(criterion.applies)
        // A channel that nothing measures says nothing where another one is measured, but where each must meet it.
        var silent: [MeasuredValue] = []
        if aggregate != .each, found.contains(where: { $0.outcome != .none(.notMeasured) }) {
            silent = found.filter { $0.outcome == .none(.notMeasured) }
            found.removeAll { $0.outcome == .none(.notMeasured) }
        }
        if aggregate == .mean { found = [mean(found, check)] }
        let judged = found.map { judge($0, check) }
        let verdicts = judged.map(\.value.verdict)
        let verdict: Verdict =
            switch aggregate {
            case .service, .mean: verdicts[0]
            case .worst, .each: Self.combined(verdicts, needed: verdicts.count)
            case .best: Self.combined(verdicts, needed: 1)
            }
        let deciding = judged.filter { $0.value.verdict == verdict }
        let outcome = Outcome(
            verdict: verdict, reasons: (deciding.isEmpty ? judged : deciding).map(\.reason),
            values: (judged + silent.map { judge($0, check) }).map(\.value))
        return check.role == .decides ? outcome : limited(outcome, check)
    }

    /// A value that only supports, or only contradicts, decides no more than that.
    private func limited(_ outcome: Outcome, _ check: MeasureCheck) -> Outcome {
        guard outcome.verdict.isAssessed, !(check.role == .contradicts && outcome.verdict == .fail) else {
            return outcome
        }
        var outcome = outcome
        // What only supports is shown and never judged; what was not contradicted still needs somebody to say so.
        outcome.verdict = check.role == .supports ? .notAssessed : .needsPerson
        outcome.reasons.append(.cannotDecide(measure: check.measure))
        return outcome
    }

    /// The first parameter that the check needs and nobody set.
    func missingParameter(of check: MeasureCheck) -> String? {
        var names = check.bands.flatMap(\.when.parameters)
        if case .parameter(let name) = check.minimumSamples { names.append(name) }
        return names.first { parameters[$0] == nil }
    }

    private func minimum(_ check: MeasureCheck) -> Int {
        switch check.minimumSamples {
        case .number(let number): number
        // A number that a service writes with decimals asks for the next whole one.
        case .parameter(let name):
            parameters[name].flatMap(Double.init).map { Int(exactly: $0.rounded(.up)) ?? .max } ?? .max
        }
    }

    func judge(_ value: MeasuredValue, _ check: MeasureCheck) -> (value: JudgedValue, reason: VerdictReason) {
        let minimum = minimum(check)
        var judged = JudgedValue(
            value: value, role: check.role, minimumSamples: minimum, threshold: nil,
            bands: check.bands.map(\.when.description), verdict: .notAssessed)
        if case .none(let why) = value.outcome {
            judged.verdict = Self.verdict(for: why)
            switch why {
            case .noSourceYet: return (judged, .noSource(measure: check.measure))
            case .insufficientData:
                return (judged, .tooFew(measure: check.measure, found: value.sampleSize, needed: minimum))
            default: return (judged, .missing(measure: check.measure, why))
            }
        }
        guard value.sampleSize >= minimum else {
            judged.verdict = .insufficientData
            return (judged, .tooFew(measure: check.measure, found: value.sampleSize, needed: minimum))
        }
        if let needed = check.minimumKnownShare, let known = value.knownShare, known < needed {
            judged.verdict = .insufficientData
            return (judged, .tooLittleKnown(measure: check.measure, share: known, needed: needed))
        }
        let band = check.bands.first { $0.when.holds(for: value.outcome, parameters: parameters) }
        guard let band else {
            // Bands cover every value; only a parameter that is no number leaves one over.
            return (judged, .parameterMissing(check.bands.flatMap(\.when.parameters).first ?? ""))
        }
        judged.verdict = band.verdict
        judged.threshold = band.when.description
        return (judged, .band(measure: check.measure, threshold: band.when.description, label: band.label))
    }

    /// What the lack of a value means: never a failure of the service.
    static func verdict(for reason: MissingReason) -> Verdict {
        switch reason {
        case .insufficientData: .insufficientData
        case .noData, .noSourceYet, .needsBrowser, .notMeasured: .notAssessed
        case .ourError: .error
        case .notApplicable: .notApplicable
        }
    }

    private func missingValue(_ question: MeasureQuestion) -> MeasuredValue {
        MeasuredValue(
            measure: question.measure, subject: question.subject,
            window: Window(start: Timestamp(milliseconds: 0), end: Timestamp(milliseconds: 0)), outcome: .none(.noData))
    }

    /// The mean of the channels' values; where one of them has none, neither has the mean.
    private func mean(_ found: [MeasuredValue], _ check: MeasureCheck) -> MeasuredValue {
        var mean = found[0]
        mean.subject = .service(service.id)
        mean.interval = nil
        mean.sampleSize = found.map(\.sampleSize).min() ?? 0
        mean.asOf = found.compactMap(\.asOf).min()
        mean.evidence = found.flatMap(\.evidence)
        var sum = 0.0
        for value in found {
            switch value.outcome {
            case .number(let number): sum += number
            case .none, .presence, .words:
                mean.outcome = value.outcome
                return mean
            }
        }
        mean.outcome = .number(sum / Double(found.count))
        return mean
    }
}
