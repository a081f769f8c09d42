import Foundation
import Measures
import Registry

/// A measured value as a column keeps it: what was found, how surely, and over which days; not what it rests on.
struct KeptValue: Codable {
    private var measure: String
    private var kind: String
    private var path: String
    private var from: Int64
    private var to: Int64
    private var number: Double?
    private var presence: Bool?
    private var words: String?
    private var missing: String?
    private var low: Double?
    private var high: Double?
    private var observations: Int

    init(_ value: MeasuredValue) {
        (measure, kind, path) = (value.measure, value.subject.kind.rawValue, value.subject.path)
        (from, to) = (value.window.start.milliseconds, value.window.end.milliseconds)
        (low, high) = (value.interval?.lowerBound, value.interval?.upperBound)
        observations = value.sampleSize
        switch value.outcome {
        case .number(let found): number = found
        case .presence(let found): presence = found
        case .words(let found): words = found
        case .none(let reason): missing = reason.rawValue
        }
    }

    /// The value; nothing where the column holds what this version does not know.
    var value: MeasuredValue? {
        guard let kind = SubjectKind(rawValue: kind), let outcome else { return nil }
        let interval: ClosedRange<Double>? =
            if let low, let high, low <= high { low...high } else { nil }
        return MeasuredValue(
            measure: measure, subject: Subject(kind: kind, path: path),
            window: Window(start: Timestamp(milliseconds: from), end: Timestamp(milliseconds: to)), outcome: outcome,
            interval: interval, sampleSize: observations)
    }

    private var outcome: MeasuredValue.Outcome? {
        if let number { return .number(number) }
        if let presence { return .presence(presence) }
        if let words { return .words(words) }
        return missing.flatMap { MissingReason(rawValue: $0) }.map { .none($0) }
    }

    /// The text of the column.
    static func text(_ value: MeasuredValue?) throws -> String? {
        guard let value else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(KeptValue(value)), as: UTF8.self)
    }

    /// What the text of a column says.
    static func value(_ text: String?) throws -> MeasuredValue? {
        try text.flatMap { try JSONDecoder().decode(KeptValue.self, from: Data($0.utf8)).value }
    }
}
