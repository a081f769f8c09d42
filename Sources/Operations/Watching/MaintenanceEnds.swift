import Registry

/// When the next maintenance of each service ends, as a value: only those whose time has come are touched.
struct MaintenanceEnds: Sendable {
    private var next: [String: Timestamp] = [:]
    /// The first of them, or a moment before it; nil where none is to come.
    private var first: Timestamp?

    /// Sets when the next maintenance of a service ends; nil for none.
    mutating func set(_ service: String, at moment: Timestamp?) {
        next[service] = moment
        if let moment { first = min(first ?? moment, moment) }
    }

    /// Looks for the first of them anew, after those that were due have been set to the next.
    mutating func settle() { first = next.values.min() }

    /// The services of which one has ended by a moment.
    func due(by now: Timestamp) -> [String] {
        guard let first, first <= now else { return [] }
        return next.filter { $0.value <= now }.keys.sorted()
    }
}
