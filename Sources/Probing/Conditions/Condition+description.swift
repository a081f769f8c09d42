import Registry

extension Condition: CustomStringConvertible {
    /// The line in its canonical form.
    public var description: String {
        switch self {
        case .status(in: let ranges):
            if ranges.count == 1, ranges[0].count == 1 { return "status = \(ranges[0].lowerBound)" }
            return "status in \(Self.written(ranges))"
        case .statusOutside(let ranges): return "status not in \(Self.written(ranges))"
        case .time(let phase, let comparison, let limit):
            return "time.\(phase.rawValue) \(comparison.rawValue) \(limit.written)"
        case .text(let test): return "text \(test)"
        case .body(let test): return "body \(test)"
        case .bodySize(let comparison, let count):
            return "body.size \(comparison.rawValue) \(ConditionWords.bytes(count))"
        case .json(let path, let test): return "json \(path) \(test)"
        case .header(let name, let test): return "header \(name) \(test)"
        case .certificateValid: return "certificate valid"
        case .certificateDaysLeft(let comparison, let days):
            return "certificate.days_left \(comparison.rawValue) \(days)"
        case .redirects(let comparison, let count): return "redirects \(comparison.rawValue) \(count)"
        case .url(let test): return "url \(test)"
        case .httpVersion(let test): return "protocol \(test)"
        }
    }

    private static func written(_ ranges: [ClosedRange<Int>]) -> String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)" }
            .joined(separator: ", ")
    }
}

extension TextTest: CustomStringConvertible {
    /// The end of a condition, `contains "Start now"`.
    public var description: String { "\(words) \(ConditionWords.quoted(operand))" }
}

extension JSONTest: CustomStringConvertible {
    /// The end of a condition, `== "ok"`.
    public var description: String {
        switch self {
        case .exists: "exists"
        case .missing: "not exists"
        case .compared(let comparison, let operand): "\(comparison.rawValue) \(operand)"
        case .text(let test): test.description
        }
    }
}

extension JSONOperand: CustomStringConvertible {
    /// The value as a condition writes it.
    public var description: String {
        switch self {
        case .text(let text): ConditionWords.quoted(text)
        case .number(let number): ConditionWords.number(number)
        case .boolean(let value): value ? "true" : "false"
        case .null: "null"
        }
    }
}

extension HeaderTest: CustomStringConvertible {
    /// The end of a condition, `present`.
    public var description: String {
        switch self {
        case .present: "present"
        case .absent: "absent"
        case .text(let test): test.description
        }
    }
}
