public import Registry

/// How a criterion is decided.
public indirect enum Check: Hashable, Sendable {
    /// By a measured value.
    case measure(MeasureCheck)
    /// By what a person states and another reviews.
    case attestation(AttestationCheck)
    /// By other checks together.
    case composite(CompositeCheck)
}

/// A measured value and what follows from it.
public struct MeasureCheck: Hashable, Sendable {
    /// What a value may do to a verdict.
    public enum Role: String, CaseIterable, Sendable, Hashable, Codable {
        /// The value is the verdict.
        case decides
        /// A good value adds confidence, and is never a pass.
        case supports
        /// A bad value contradicts what a person stated; a good one says nothing.
        case contradicts
    }

    /// What is judged where several channels have a value.
    public enum Aggregate: String, CaseIterable, Sendable, Hashable {
        /// The value of the service as a whole.
        case service
        /// Every channel by itself; the worst verdict counts.
        case worst
        /// Every channel by itself; the best verdict counts.
        case best
        /// The mean of the channels' values.
        case mean
        /// Every channel by itself, each of which must meet it: as `worst`.
        case each

        /// Reads a word, with `_channel` behind it or not.
        init?(written word: String) {
            let bare = word.hasSuffix("_channel") ? String(word.dropLast("_channel".count)) : word
            self.init(rawValue: bare)
        }
    }

    /// The id in the catalogue of measures.
    public var measure: String
    /// What the measure is told, as written.
    public var arguments: [String: [String]]
    /// The kinds of channel that count; empty for all.
    public var channels: [ChannelKind]
    /// What is judged where several channels have a value; nothing leaves it to the measure.
    public var aggregate: Aggregate?
    /// Over how long; measures of a state are taken as they are now.
    public var window: Period
    /// The fewest observations on which a verdict may rest: a number, or the name of a parameter in braces.
    public var minimumSamples: SampleMinimum
    /// The least share of the window of which something must be known, 0 to 1; nothing where any is enough.
    public var minimumKnownShare: Double?
    /// What the value may do to the verdict.
    public var role: Role
    /// What follows from the value: the first band that fits.
    public var bands: [Band]
    /// How often in a row another verdict must come before it counts.
    public var hysteresis: Hysteresis?

    /// The window where a file names none.
    public static var defaultWindow: Period? { Period(months: 0, days: 90) }
}

/// The fewest observations on which a verdict may rest.
public enum SampleMinimum: Hashable, Sendable {
    /// A number; 0 where none is asked for.
    case number(Int)
    /// The parameter that holds it.
    case parameter(String)
}

/// How often in a row another verdict must come before it counts, so that a value near a threshold does not flutter.
public struct Hysteresis: Hashable, Sendable {
    /// Evaluations in a row until a worse verdict counts.
    public var failAfter: Int
    /// Evaluations in a row until a better verdict counts.
    public var recoverAfter: Int
}

/// What a person states about a service, with evidence, for a time.
public struct AttestationCheck: Hashable, Sendable {
    /// The kinds of evidence that attestations may rest on.
    public enum EvidenceKind: String, CaseIterable, Sendable, Hashable, Codable {
        case research, test, audit, dpia, plan, roster, url, contract, minutes, export, screens, calls
    }

    /// What is asked.
    public var question: Text
    /// Which kinds of evidence count; empty for any.
    public var evidenceKinds: [EvidenceKind]
    /// How many pieces of evidence are needed.
    public var evidenceAtLeast: Int
    /// The office of whoever states it.
    public var attester: String?
    /// The office of whoever reviews it; never the same person.
    public var reviewer: String?
    /// How long it holds.
    public var validFor: Period
    /// How long before its end it is reminded of.
    public var remindBefore: Period?
    /// What machines see of it: values that support or contradict what is stated.
    public var measures: [MeasureCheck]
    /// Signs that the point is not met, for whoever reviews.
    public var signsOfFailure: [Text]
}

/// Checks that decide together.
public struct CompositeCheck: Hashable, Sendable {
    /// How many must pass.
    public enum Rule: Hashable, Sendable {
        case all, any
        case atLeast(Int)
    }

    /// How many must pass.
    public var rule: Rule
    /// The checks.
    public var parts: [Check]
}
