/// Every measure there is, whether something computes it yet or not.
///
/// A new measure is one line in the list of its section.
public enum MeasureCatalogue {
    /// All measures, section by section.
    public static let all: [Measure] =
        availability + transport + headers + domain + accessibleMarkup + browserMarkup + pageMarkup + statements
        + channels + feedback

    /// All ids, section by section: the words to suggest from.
    public static let ids: [String] = all.map(\.id)

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    private static let sources = Dictionary(
        MeasureSource.all.flatMap { source in source.measures.map { ($0, source) } },
        uniquingKeysWith: { first, _ in first })

    /// The measure with an id.
    public static func measure(_ id: String) -> Measure? { byID[id] }

    /// What a value of the measure rests on; nothing where nothing computes it yet.
    public static func basis(of id: String) -> MeasureSource.Basis? { sources[id]?.basis }

    /// Whether something computes the measure already.
    public static func hasSource(_ id: String) -> Bool { sources[id] != nil }

    /// The values of some measures for one subject and window, in the order asked for.
    ///
    /// A measure that nothing computes yet has no value because of `noSourceYet`; one that does not fit the subject
    /// because of `notApplicable`; one that rests on probes where there are none because of `notMeasured`.
    public static func values(of ids: [String], from inputs: MeasureInputs) -> [MeasuredValue] {
        ids.map { id in
            guard let source = sources[id], let measure = byID[id] else { return inputs.missing(id, .noSourceYet) }
            guard measure.subjectKinds.contains(inputs.subject.kind) else {
                return inputs.missing(id, .notApplicable)
            }
            switch source.basis {
            case .history where !inputs.isProbed: return inputs.missing(id, .notMeasured)
            case .observations where !inputs.observable.contains(id): return inputs.missing(id, .notMeasured)
            case .answers where inputs.answers == nil: return inputs.missing(id, .notMeasured)
            case .history, .observations, .registration, .answers, .volumes, .comparison: break
            }
            return source.value(id, inputs)
        }
    }
}
