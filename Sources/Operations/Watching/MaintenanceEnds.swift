import Registry

/// When the next maintenance of each service ends, as a value: only those whose time has come are touched.
struct MaintenanceEnds: Sendable {
    private var next: [String: Timestamp] = [:]
    /// The first of them; nil where none is to come.
    private(set) var first: Timestamp?

    /// Sets when the next maintenance of a service ends; nil for none.
    mutating func set(_ service: String, at moment: Timestamp?) {
        let before = next[service]
        guard before != moment else { return }
        next[service] = moment
        if let moment, moment <= first ?? moment {
            first = moment
        } else if before == first {
            first = next.values.min()
        }
    }

    /// The services of which one has ended by a moment.
    func due(by now: Timestamp) -> [String] {
        guard let first, first <= now else { return [] }
        return next.filter { $0.value <= now }.keys.sorted()
    }
}
