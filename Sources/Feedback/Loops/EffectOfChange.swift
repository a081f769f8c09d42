import Foundation
public import Measures

/// What a change did, from a measure before and after it.
public enum EffectOfChange {
    /// Compares two values of one measure.
    ///
    /// An effect is shown where the ranges do not touch and the later one is better. None is shown where the difference
    /// surely lies inside what nobody would notice: five points of a hundred, half a point of ten, a tenth of a time. All else
    /// is not enough evidence, and so are values that came from two different places.
    public static func of(_ before: MeasuredValue, _ after: MeasuredValue) -> FeedbackLoop.Effect {
        guard let measure = MeasureCatalogue.measure(before.measure), measure.betterWhen != .neither,
            before.origin == after.origin
        else { return .notEnoughEvidence }
        switch (before.outcome, after.outcome) {
        case (.presence(let was), .presence(let isNow)):
            guard was != isNow else { return .noneShown }
            return isNow == (measure.betterWhen == .higher) ? .shown : .worse
        case (.number(let was), .number(let isNow)):
            // Without a range nobody can say whether a difference is more than chance, but for what is no sample.
            let isExact = isOfTheMoment(before.measure)
            guard let early = before.interval ?? (isExact ? was...was : nil),
                let late = after.interval ?? (isExact ? isNow...isNow : nil)
            else { return .notEnoughEvidence }
            let isLowerBetter = measure.betterWhen == .lower
            let isBetter = isLowerBetter ? late.upperBound < early.lowerBound : late.lowerBound > early.upperBound
            let isWorse = isLowerBetter ? late.lowerBound > early.upperBound : late.upperBound < early.lowerBound
            // How long something took, and how long it was down, are told as exactly as a machine can read them; how much they
            // vary by chance is not in the range, so a difference that nobody would notice is none.
            let isRead = MeasureCatalogue.basis(of: before.measure) == .history
            if isBetter || isWorse, isRead, abs(isNow - was) <= leastRead(of: measure, at: was) { return .noneShown }
            if isBetter { return .shown }
            if isWorse { return .worse }
            let margin = margin(of: measure, at: was)
            let least = late.lowerBound - early.upperBound
            let most = late.upperBound - early.lowerBound
            return abs(least) <= margin && abs(most) <= margin ? .noneShown : .notEnoughEvidence
        default: return .notEnoughEvidence
        }
    }

    /// Whether a measure tells what is there at a moment and not what happened over days: its value from before a change must
    /// be kept, since nobody can look it up later.
    public static func isOfTheMoment(_ measure: String) -> Bool {
        switch MeasureCatalogue.basis(of: measure) {
        case .observations, .comparison, .registration: true
        case .history, .answers, .volumes, nil: false
        }
    }

    private static func leastRead(of measure: Measure, at value: Double) -> Double {
        measure.unit == .percent ? 0.5 : abs(value) / 10
    }

    private static func margin(of measure: Measure, at value: Double) -> Double {
        switch measure.unit {
        case .percent: 5
        case .score0to10: 0.5
        case .milliseconds, .seconds, .minutes, .days: abs(value) / 10
        default: 0
        }
    }
}
