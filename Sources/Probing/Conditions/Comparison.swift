/// How a measured number and a limit are compared.
public enum Comparison: String, CaseIterable, Sendable, Hashable {
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
    case equal = "=="
    case different = "!="

    /// Whether a measured value stands so to a limit.
    public func holds<Value: Comparable>(_ measured: Value, _ limit: Value) -> Bool {
        switch self {
        case .less: measured < limit
        case .atMost: measured <= limit
        case .more: measured > limit
        case .atLeast: measured >= limit
        case .equal: measured == limit
        case .different: measured != limit
        }
    }
}
