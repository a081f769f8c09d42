public import Measures
import Patterns

extension Comparison {
    /// Whether it holds for a value.
    ///
    /// - Parameter parameters: the values of the parameters by name, as written; one that is not there holds for nothing.
    public func holds(for outcome: MeasuredValue.Outcome, parameters: [String: String] = [:]) -> Bool {
        switch (form, outcome) {
        case (_, .none): false
        case (.otherwise, _): true
        case (.present, .presence(let isThere)): isThere
        case (.absent, .presence(let isThere)): !isThere
        case (_, .presence): false
        case (_, .number(let number)): holds(number, parameters)
        case (_, .words(let words)): holds(words, parameters)
        }
    }

    private func holds(_ number: Double, _ parameters: [String: String]) -> Bool {
        func value(_ operand: Operand) -> Double {
            switch operand {
            case .number(let number): number
            case .word: .nan
            case .parameter(let name): parameters[name].flatMap(Double.init) ?? .nan
            }
        }
        // Comparisons with a bound that is not there (not a number) are all false, but "!=".
        switch form {
        case .less(let bound): return number < value(bound)
        case .atMost(let bound): return number <= value(bound)
        case .equal(let bound): return number == value(bound)
        case .notEqual(let bound): return number != value(bound) && !value(bound).isNaN
        case .atLeast(let bound): return number >= value(bound)
        case .more(let bound): return number > value(bound)
        case .between(let lower, let isLowerClosed, let upper, let isUpperClosed):
            let (lower, upper) = (value(lower), value(upper))
            return (isLowerClosed ? number >= lower : number > lower)
                && (isUpperClosed ? number <= upper : number < upper)
        case .among, .notAmong, .matches, .present, .absent, .otherwise: return false
        }
    }

    private func holds(_ words: String, _ parameters: [String: String]) -> Bool {
        func value(_ operand: Operand) -> String? {
            switch operand {
            case .number(let number): number.plain
            case .word(let word): word
            case .parameter(let name): parameters[name]
            }
        }
        switch form {
        case .equal(let bound): return words == value(bound)
        case .notEqual(let bound): return value(bound).map { $0 != words } ?? false
        case .among(let list): return list.contains(words)
        case .notAmong(let list): return !list.contains(words)
        case .matches(let pattern):
            // A search that is given up because it tries too many ways has found nothing.
            return (try? pattern.firstMatch(in: Array(words.utf8))) ?? nil != nil
        case .less, .atMost, .atLeast, .more, .between, .present, .absent, .otherwise: return false
        }
    }
}
