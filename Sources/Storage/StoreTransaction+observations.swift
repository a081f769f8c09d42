import Measures
import Persistence
public import Probing
public import Registry

/// What a stream saw last under the id of a measure.
public struct StoredObservation: Sendable, Hashable {
    /// The stream.
    public var stream: Int
    /// What was seen.
    public var observed: Observed
    /// When.
    public var at: Timestamp

    /// Creates an observation.
    public init(stream: Int, observed: Observed, at: Timestamp) {
        self.stream = stream
        self.observed = observed
        self.at = at
    }
}

extension StoreTransaction {
    /// Keeps what a stream saw, in the place of what it saw before.
    public func keep(_ observation: StoredObservation) throws {
        let (form, number, words): (String, Double?, String?) =
            switch observation.observed.outcome {
            case .number(let number): ("number", number, nil)
            case .presence(let isThere): ("presence", isThere ? 1 : 0, nil)
            case .words(let words): ("words", nil, words)
            case .none(let why): ("none", nil, why.rawValue)
            }
        _ = try connection.execute(
            """
            INSERT INTO observation (stream, measure, form, number, words, at, detail)
            VALUES (\(observation.stream), \(observation.observed.measure), \(form), \(number),
                \(words.map(Self.storable)), \(observation.at.milliseconds),
                \(Self.storable(observation.observed.detail)))
            ON CONFLICT (stream, measure) DO UPDATE SET form = excluded.form, number = excluded.number,
                words = excluded.words, at = excluded.at, detail = excluded.detail
            WHERE excluded.at >= observation.at
            """)
    }

    /// What streams saw last.
    public func observations(of streams: [Int]) throws -> [StoredObservation] {
        try streams.flatMap { stream in
            try connection.rows(
                """
                SELECT measure, form, number, words, at, detail FROM observation WHERE stream = \(stream)
                ORDER BY measure
                """
            ).map { row in
                StoredObservation(
                    stream: stream,
                    observed: Observed(
                        measure: try row.text("measure"), outcome: try Self.outcome(row),
                        detail: try row.text("detail")), at: Timestamp(milliseconds: try row.int64("at")))
            }
        }
    }

    private static func outcome(_ row: SQLRow) throws -> MeasuredValue.Outcome {
        switch try row.text("form") {
        case "number": return .number(try row.real("number"))
        case "presence": return .presence(try row.real("number") != 0)
        case "words": return .words(try row.text("words"))
        case let form: throw StoreError.unknownWord(form, column: "observation.form")
        }
    }
}
