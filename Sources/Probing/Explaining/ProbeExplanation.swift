import Measures

/// One run in full, for a person who asked: what was fetched, which conditions held, and why the verdict is what it is.
public struct ProbeExplanation: Sendable, Hashable, Codable {
    /// Every transfer in order; the last one is what conditions were evaluated on.
    public var hops: [ExplainedHop]
    /// Every condition that counted, in the order of the definition.
    public var conditions: [ExplainedCondition]
    /// Values kept under a name.
    public var extracted: [String: String]
    /// What was seen under the ids of measures.
    public var observed: [ExplainedSight]
    /// How the run ended: `good`, `slight`, `bad` or `unknown`.
    public var outcome: String
    /// The code of the reason, `ok` or `http_status`.
    public var reason: String
    /// The reason in words; empty for a good run.
    public var why: String

    /// Creates an explanation of a finding.
    init(finding: ProbeFinding, hops: [ExplainedHop] = [], conditions: [ExplainedCondition] = []) {
        self.hops = hops
        self.conditions = conditions
        extracted = finding.extracted
        observed = finding.observed.map(ExplainedSight.init)
        outcome = "\(finding.outcome)"
        reason = finding.reason.rawValue
        why = finding.detail
    }
}

/// What was seen under the id of one measure.
public struct ExplainedSight: Sendable, Hashable, Codable {
    /// The id in the catalogue.
    public var measure: String
    /// What was seen, in one line.
    public var words: String

    init(_ observed: Observed) {
        measure = observed.measure
        let value: String =
            switch observed.outcome {
            case .number(let number): ConditionWords.number(number)
            case .presence(let isThere): isThere ? "yes" : "no"
            case .words(let text): text
            case .none(let reason): reason.rawValue
            }
        words = "\(value): \(observed.detail)"
    }
}

/// One condition as it was evaluated.
public struct ExplainedCondition: Sendable, Hashable, Codable {
    /// `must` or `should`.
    public var demand: String
    /// The line.
    public var condition: String
    /// `holds`, `fails` or `cannot_tell`.
    public var result: String
    /// What was found instead, or why it cannot be told; nothing where it holds.
    public var found: String?

    init(demand: String, _ condition: Condition, _ answer: borrowing Answer) {
        self.demand = demand
        self.condition = condition.description
        switch condition.evaluate(answer) {
        case .holds: (result, found) = ("holds", nil)
        case .fails(let words): (result, found) = ("fails", words)
        case .cannotTell(let words): (result, found) = ("cannot_tell", words)
        case .needsRest(let words): (result, found) = ("cannot_tell", "\(words); the rest was not read")
        }
    }

    static func all(of probe: HTTPProbe, _ answer: borrowing Answer) -> [ExplainedCondition] {
        var all: [ExplainedCondition] = []
        for condition in probe.must { all.append(ExplainedCondition(demand: "must", condition, answer)) }
        for condition in probe.should { all.append(ExplainedCondition(demand: "should", condition, answer)) }
        return all
    }
}
