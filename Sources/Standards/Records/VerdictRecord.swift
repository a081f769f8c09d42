import Measures
public import Registry

/// A verdict with all that it rests on, as it is kept and handed out: the evidence stays readable when raw data is gone.
public struct VerdictRecord: Codable, Hashable, Sendable {
    /// Why a verdict came out as it did: a word, and what belongs to it.
    public struct Reason: Codable, Hashable, Sendable {
        /// The words.
        public enum Code: String, CaseIterable, Codable, Sendable {
            case band, excluded, exempt, rejected, contradicted, held, attested
            case parameterMissing = "parameter_missing"
            case noSource = "no_source_yet"
            case tooFew = "too_few"
            case tooLittleKnown = "too_little_known"
            case renewalWaits = "renewal_waits"
            case otherVersion = "other_version"
            case noValue = "no_value"
            case noChannel = "no_channel"
            case cannotDecide = "cannot_decide"
            case notAttested = "not_attested"
            case notReviewed = "not_reviewed"
            case tooLittleEvidence = "too_little_evidence"
            case attestationExpired = "attestation_expired"
            case exemptionExpired = "exemption_expired"
        }

        /// The word.
        public var code: Code
        /// The measure that it is about.
        public var measure: String?
        /// The line of the file that fitted.
        public var threshold: String?
        /// What the file calls it, by language.
        public var label: [String: String]?
        /// More of it: a rule, a parameter, an answer, why there is no value.
        public var detail: String?
        /// How many there are.
        public var found: Int?
        /// How many are needed.
        public var needed: Int?
        /// The day it is about.
        public var date: String?
    }

    /// A value and what it was held against.
    public struct Value: Codable, Hashable, Sendable {
        /// One observation that it rests on.
        public struct Piece: Codable, Hashable, Sendable {
            /// What was observed.
            public var subject: String
            /// When (RFC 3339).
            public var at: String
            /// What was found.
            public var detail: String
        }

        /// The id in the catalogue.
        public var measure: String
        /// What was measured: kind and address.
        public var subject: String
        /// The first moment of the window (RFC 3339).
        public var from: String
        /// The moment after the last.
        public var until: String
        /// The value, where it is a number.
        public var number: Double?
        /// The value, where something is there or not.
        public var present: Bool?
        /// The value, where it is words.
        public var words: String?
        /// Why there is no value.
        public var missing: String?
        /// The lower end of the interval.
        public var low: Double?
        /// The upper end of the interval.
        public var high: Double?
        /// How many observations it rests on.
        public var samples: Int
        /// The fewest that were asked for.
        public var samplesNeeded: Int
        /// The share of the window of which something is known.
        public var knownShare: Double?
        /// The newest observation.
        public var asOf: String?
        /// What the value may do to the verdict.
        public var role: String
        /// The line of the file that fitted.
        public var threshold: String?
        /// All lines of the file.
        public var bands: [String]
        /// What follows from the value by itself.
        public var verdict: Verdict
        /// What it rests on.
        public var evidence: [Piece]

        enum CodingKeys: String, CodingKey {
            case measure, subject, from, until, number, present, words, missing, low, high, samples, role, threshold
            case bands, verdict, evidence
            case samplesNeeded = "samples_needed"
            case knownShare = "known_share"
            case asOf = "as_of"
        }
    }

    /// The criterion.
    public var criterion: String
    /// How much it weighs.
    public var level: Criterion.Level
    /// The outcome.
    public var verdict: Verdict
    /// Whether a measured value contradicts what a person stated.
    public var isDisputed: Bool
    /// What the outcome would be without the exemption.
    public var underlying: Verdict?
    /// Why it came out so.
    public var reasons: [Reason]
    /// The values that were looked at.
    public var values: [Value]
    /// The number of the attestation it rests on.
    public var attestation: Int64?
    /// The number of the exemption.
    public var exemption: Int64?

    enum CodingKeys: String, CodingKey {
        case criterion, level, verdict, underlying, reasons, values, attestation, exemption
        case isDisputed = "disputed"
    }

    /// Whether a point that must be met is not.
    public var isFailedMust: Bool {
        level == .must && (verdict == .fail || verdict == .expired && underlying == .fail)
    }
}

extension VerdictRecord {
    /// The record as it was confirmed later on the same day: its windows end at that moment and are as long.
    public func asSeen(at moment: Timestamp) -> VerdictRecord {
        var record = self
        record.values = values.map { value in
            guard let from = Timestamp(value.from), let until = Timestamp(value.until), until < moment else {
                return value
            }
            var seen = value
            (seen.from, seen.until) = ((from + (moment - until)).description, moment.description)
            // What is as of the end of the window, as what a file declares, is so now.
            if value.asOf == value.until { seen.asOf = seen.until }
            seen.evidence = value.evidence.map { piece in
                var piece = piece
                if piece.at == value.until { piece.at = seen.until }
                return piece
            }
            return seen
        }
        return record
    }

    /// A verdict as it is kept.
    public init(_ verdict: CriterionVerdict) {
        self.init(
            criterion: verdict.criterion, level: verdict.level, verdict: verdict.verdict,
            isDisputed: verdict.isDisputed, underlying: verdict.underlying, reasons: verdict.reasons.map(Reason.init),
            values: verdict.values.map(Value.init), attestation: verdict.attestation?.id,
            exemption: verdict.exemption?.id)
    }
}

extension VerdictRecord.Value {
    init(_ judged: JudgedValue) {
        let value = judged.value
        self.init(
            measure: value.measure, subject: value.subject.description, from: value.window.start.description,
            until: value.window.end.description, low: value.interval?.lowerBound, high: value.interval?.upperBound,
            samples: value.sampleSize, samplesNeeded: judged.minimumSamples, knownShare: value.knownShare,
            asOf: value.asOf?.description, role: judged.role.rawValue, threshold: judged.threshold,
            bands: judged.bands, verdict: judged.verdict,
            evidence: value.evidence.map { .init(subject: $0.subject.path, at: $0.at.description, detail: $0.detail) })
        switch value.outcome {
        case .number(let number): self.number = number
        case .presence(let isThere): present = isThere
        case .words(let words): self.words = words
        case .none(let why): missing = why.rawValue
        }
    }
}

extension VerdictRecord.Reason {
    init(_ reason: VerdictReason) {
        switch reason {
        case .band(let measure, let threshold, let label):
            self.init(
                code: .band, measure: measure, threshold: threshold,
                label: label.map { text in
                    Dictionary(text.wordings.map { ($0.language, $0.words) }, uniquingKeysWith: { first, _ in first })
                })
        case .excluded(let exclusion):
            self.init(code: .excluded, detail: exclusion.rule)
            if case .exception(let reason) = exclusion {
                label = Dictionary(reason.wordings.map { ($0.language, $0.words) }, uniquingKeysWith: { $1 })
            }
        case .parameterMissing(let name): self.init(code: .parameterMissing, detail: name)
        case .noSource(let measure): self.init(code: .noSource, measure: measure)
        case .tooFew(let measure, let found, let needed):
            self.init(code: .tooFew, measure: measure, found: found, needed: needed)
        case .tooLittleKnown(let measure, let share, let needed):
            self.init(
                code: .tooLittleKnown, measure: measure, found: Int((share * 100).rounded(.down)),
                needed: Int((needed * 100).rounded(.up)))
        case .renewalWaits: self.init(code: .renewalWaits)
        case .otherVersion(let version): self.init(code: .otherVersion, detail: version)
        case .missing(let measure, let why): self.init(code: .noValue, measure: measure, detail: why.rawValue)
        case .noChannel(let measure): self.init(code: .noChannel, measure: measure)
        case .cannotDecide(let measure): self.init(code: .cannotDecide, measure: measure)
        case .notAttested: self.init(code: .notAttested)
        case .notReviewed: self.init(code: .notReviewed)
        case .rejected: self.init(code: .rejected)
        case .attested(let answer): self.init(code: .attested, detail: answer.rawValue)
        case .tooLittleEvidence(let found, let needed):
            self.init(code: .tooLittleEvidence, found: found, needed: needed)
        case .attestationExpired(let day): self.init(code: .attestationExpired, date: day.description)
        case .exempt(let day): self.init(code: .exempt, date: day.description)
        case .exemptionExpired(let day): self.init(code: .exemptionExpired, date: day.description)
        case .contradicted(let measure, let threshold):
            self.init(code: .contradicted, measure: measure, threshold: threshold)
        case .held(let verdict, let seen, let needed):
            self.init(code: .held, detail: verdict.rawValue, found: seen, needed: needed)
        }
    }
}

extension Exclusion {
    /// The rule that excludes, in the words of the file.
    var rule: String {
        switch self {
        case .phase(let phases): "phase: \(phases.map(\.rawValue).joined(separator: ", "))"
        case .kind(let kinds): "kind: \(kinds.map(\.rawValue).joined(separator: ", "))"
        case .sector(let sectors): "sector: \(sectors.joined(separator: ", "))"
        case .channel(let channels): "channel: \(channels.map(\.rawValue).joined(separator: ", "))"
        case .fewChannels(let needed, let found): "min_channels: \(needed) (there are \(found))"
        case .traffic(let asked, let found): "traffic_per_year: \(asked) (it is \(found))"
        case .trafficUnknown(let asked): "traffic_per_year: \(asked) (it is not declared)"
        case .exception: "except"
        case .profile(let id): "profile: \(id)"
        }
    }
}
