import Measures

/// Whether the bands of a check can be relied on: each can be reached, and together they leave no value without verdict.
///
/// Published standards have had the same words for success and tolerance, and gaps at the edges.
enum BandLinter {
    /// What is wrong with a list of bands.
    enum Problem: Hashable {
        /// No value gets as far as this band.
        case neverReached(Int)
        /// The form does not suit the unit of the measure.
        case unsuited(Int, expected: String)
        /// The value has no verdict.
        case gap(String)
    }

    static func problems(_ bands: [Comparison], of measure: Measure) -> [Problem] {
        let unsuited = bands.indices.compactMap { index in
            expectation(bands[index].form, measure).map { Problem.unsuited(index, expected: $0) }
        }
        guard unsuited.isEmpty else { return unsuited }
        switch measure.unit {
        case .presence: return problems(of: bands, among: ["present", "absent"], matching: presence)
        case .words: return wordProblems(bands)
        default: return numberProblems(bands)
        }
    }

    /// What a form should have been; nothing where it suits the measure.
    private static func expectation(_ form: Comparison.Form, _ measure: Measure) -> String? {
        switch (form, measure.unit) {
        case (.otherwise, _): return nil
        case (.present, .presence), (.absent, .presence): return nil
        case (_, .presence): return "present, absent or otherwise, since \(measure.id) is there or not"
        case (.present, _), (.absent, _):
            return "a comparison, since \(measure.id) \(measure.unit == .words ? "gives words" : "is a number")"
        case (.among, .words), (.notAmong, .words), (.matches, .words): return nil
        case (.equal(let operand), .words), (.notEqual(let operand), .words):
            if case .number = operand { return "a word, since \(measure.id) gives words" }
            return nil
        case (_, .words): return "=, !=, in, not_in, matches or otherwise, since \(measure.id) gives words"
        case (.among, _), (.notAmong, _), (.matches, _):
            return "a comparison of numbers, since \(measure.id) is a number"
        case (let form, _):
            let isWord = operands(of: form).contains { if case .word = $0 { true } else { false } }
            return isWord ? "a number, since \(measure.id) is a number" : nil
        }
    }

    private static func operands(of form: Comparison.Form) -> [Comparison.Operand] {
        switch form {
        case .less(let bound), .atMost(let bound), .equal(let bound), .notEqual(let bound), .atLeast(let bound),
            .more(let bound):
            [bound]
        case .between(let lower, _, let upper, _): [lower, upper]
        default: []
        }
    }

    private static func presence(_ form: Comparison.Form, _ word: String) -> Bool {
        switch form {
        case .present: word == "present"
        case .absent: word == "absent"
        case .otherwise: true
        default: false
        }
    }

    private static func problems(
        of bands: [Comparison], among values: [String], matching: (Comparison.Form, String) -> Bool
    ) -> [Problem] {
        var left = values
        var problems: [Problem] = []
        for (index, band) in bands.enumerated() {
            let taken = left.filter { matching(band.form, $0) }
            if taken.isEmpty { problems.append(.neverReached(index)) }
            left.removeAll { taken.contains($0) }
        }
        return problems + left.prefix(1).map { .gap($0) }
    }

    /// Words are without end, so only what is written can be compared: the same words twice, and nothing for the rest.
    private static func wordProblems(_ bands: [Comparison]) -> [Problem] {
        var problems: [Problem] = []
        var taken: Set<String> = []
        var isComplete = false
        for (index, band) in bands.enumerated() {
            let words: [String]? =
                switch band.form {
                case .equal(.word(let word)): [word]
                case .among(let list): list
                default: nil
                }
            let isRepeated = bands[..<index].contains { $0.form == band.form }
            if isComplete || isRepeated || words.map({ taken.isSuperset(of: $0) }) ?? false {
                problems.append(.neverReached(index))
            }
            taken.formUnion(words ?? [])
            switch band.form {
            case .otherwise: isComplete = true
            case .notAmong(let list) where taken.isSuperset(of: list): isComplete = true
            case .notEqual(.word(let word)) where taken.contains(word): isComplete = true
            default: break
            }
        }
        return isComplete ? problems : problems + [.gap("any other word")]
    }

    /// Numbers: every bound that is written splits the line into points and open stretches; each of them needs a band.
    private static func numberProblems(_ bands: [Comparison]) -> [Problem] {
        let all = bands.flatMap { operands(of: $0.form) }
        let bounds = Set(all.compactMap { if case .number(let number) = $0 { number } else { nil } }).sorted()
        // A bound that a parameter holds can be anything: only what comes after "otherwise" is then sure.
        let isOpen = all.contains { if case .parameter = $0 { true } else { false } }
        guard !isOpen else {
            let last = bands.firstIndex { $0.form == .otherwise }
            guard let last else { return [.gap("values that the parameter leaves over")] }
            return bands.indices.dropFirst(last + 1).map { .neverReached($0) }
        }
        var left = samples(around: bounds)
        var problems: [Problem] = []
        for (index, band) in bands.enumerated() {
            let taken = Set(left.filter { holds(band.form, $0) })
            if taken.isEmpty { problems.append(.neverReached(index)) }
            left.removeAll { taken.contains($0) }
        }
        return problems + left.prefix(1).map { .gap($0.plain) }
    }

    /// One number of every stretch between the bounds, and the bounds.
    private static func samples(around bounds: [Double]) -> [Double] {
        guard let first = bounds.first, let last = bounds.last else { return [0] }
        let between = zip(bounds, bounds.dropFirst()).map { $0 + ($1 - $0) / 2 }
        return (bounds + between + [first - 1, last + 1]).sorted()
    }

    private static func holds(_ form: Comparison.Form, _ number: Double) -> Bool {
        switch form {
        case .less(.number(let bound)): number < bound
        case .atMost(.number(let bound)): number <= bound
        case .equal(.number(let bound)): number == bound
        case .notEqual(.number(let bound)): number != bound
        case .atLeast(.number(let bound)): number >= bound
        case .more(.number(let bound)): number > bound
        case .between(.number(let lower), let isLowerClosed, .number(let upper), let isUpperClosed):
            (isLowerClosed ? number >= lower : number > lower) && (isUpperClosed ? number <= upper : number < upper)
        case .otherwise: true
        default: false
        }
    }
}
