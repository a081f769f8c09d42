import Measures
import Pages
import Registry
import Standards
import Storage

extension VerdictRow {
    /// A verdict as it is kept, in the words of the standard that made it.
    init(_ stored: StoredVerdict, _ criterion: Criterion?, _ labels: [ChannelLabel]) {
        let record = stored.record
        self.init(
            criterion: record.criterion, title: criterion?.title ?? Text("en", record.criterion),
            statement: criterion?.statement, remedy: criterion?.remedy, level: Level(record.level),
            verdict: Verdict(record.verdict), isDisputed: record.isDisputed,
            underlying: record.underlying.map(Verdict.init), since: stored.since,
            reasons: record.reasons.map(Reason.init), values: record.values.compactMap { Value($0, labels) })
    }
}

extension VerdictRow.Verdict {
    init(_ verdict: Standards.Verdict) {
        self =
            switch verdict {
            case .pass: .pass
            case .partial: .partial
            case .fail: .fail
            case .notApplicable: .notApplicable
            case .notAssessed: .notAssessed
            case .insufficientData: .insufficientData
            case .needsPerson: .needsPerson
            case .error: .error
            case .exempt: .exempt
            case .expired: .expired
            }
    }
}

extension VerdictRow.Level {
    init(_ level: Criterion.Level) {
        self =
            switch level {
            case .must: .must
            case .should: .should
            case .may: .may
            }
    }
}

extension VerdictRow.Reason {
    init(_ reason: VerdictRecord.Reason) {
        let code: Code =
            switch reason.code {
            case .band: .band
            case .excluded: .excluded
            case .exempt: .exempt
            case .rejected: .rejected
            case .contradicted: .contradicted
            case .held: .held
            case .attested: .attested
            case .parameterMissing: .parameterMissing
            case .noSource: .noSource
            case .tooFew: .tooFew
            case .tooLittleKnown: .tooLittleKnown
            case .renewalWaits: .renewalWaits
            case .otherVersion: .otherVersion
            case .noValue: .noValue
            case .noChannel: .noChannel
            case .cannotDecide: .cannotDecide
            case .notAttested: .notAttested
            case .notReviewed: .notReviewed
            case .tooLittleEvidence: .tooLittleEvidence
            case .attestationExpired: .attestationExpired
            case .exemptionExpired: .exemptionExpired
            }
        let label = reason.label.flatMap { label in
            Text(label.sorted { $0.key < $1.key }.map { Text.Wording(language: $0.key, words: $0.value) })
        }
        self.init(
            code: code, measure: reason.measure.flatMap { MeasureCatalogue.measure($0)?.title },
            threshold: reason.threshold,
            label: label, detail: reason.detail, found: reason.found, needed: reason.needed, date: reason.date)
    }
}

extension VerdictRow.Value {
    /// A value as it is kept; nothing for a measure that the catalogue no longer has.
    init?(_ value: VerdictRecord.Value, _ labels: [ChannelLabel]) {
        guard let measure = MeasureCatalogue.measure(value.measure) else { return nil }
        let words = value.subject.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, let kind = SubjectKind(rawValue: words[0]) else { return nil }
        let subject = Subject(kind: kind, path: words[1])
        let outcome: MeasuredValue.Outcome =
            if let number = value.number {
                .number(number)
            } else if let isThere = value.present {
                .presence(isThere)
            } else if let words = value.words {
                .words(words)
            } else {
                .none(value.missing.flatMap(MissingReason.init) ?? .noData)
            }
        let measured = MeasuredValue(
            measure: value.measure, subject: subject,
            window: Window(
                start: Timestamp(value.from) ?? Timestamp(milliseconds: 0),
                end: Timestamp(value.until) ?? Timestamp(milliseconds: 0)),
            outcome: outcome, interval: value.low.flatMap { low in value.high.map { low...max(low, $0) } },
            sampleSize: value.samples, knownShare: value.knownShare, asOf: value.asOf.flatMap { Timestamp($0) },
            evidence: value.evidence.map {
                Evidence(
                    subject: Subject(kind: .probe, path: $0.subject),
                    at: Timestamp($0.at) ?? Timestamp(milliseconds: 0), detail: $0.detail)
            })
        self.init(
            measure: measure.description, channel: subject.channel.flatMap { slug in labels.first { $0.id == slug } },
            value: measured, samplesNeeded: value.samplesNeeded, role: Role(rawValue: value.role) ?? .decides,
            threshold: value.threshold, bands: value.bands, verdict: VerdictRow.Verdict(value.verdict))
    }
}
