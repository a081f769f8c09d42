import Probing
import Registry

/// Which probes look at which origin, as a value.
struct OriginPlaces: Sendable {
    /// Where one probe looks.
    struct Place: Sendable, Hashable {
        var origin: String
        var page: String
        /// Whether it says if people can get in.
        var isDoor: Bool
    }

    private var places: [Int: Place] = [:]
    private var doors: [String: Set<Int>] = [:]

    /// Where the probe of a stream looks; nil for a pushed one.
    subscript(stream: Int) -> Place? { places[stream] }

    /// The streams that say whether people can get in at an origin.
    func doors(of origin: String) -> Set<Int> { doors[origin] ?? [] }

    /// How many different pages of an origin such streams ask for.
    func pages(of origin: String) -> Int {
        // As many as decide anything: more need not be counted.
        var pages: Set<String> = []
        for stream in doors(of: origin) {
            if let page = places[stream]?.page { pages.insert(page) }
            if pages.count >= 3 { break }
        }
        return pages.count
    }

    /// Takes a probe in, or as it is now; gives the origin that it has left, where it looked at another one before, and
    /// whether nobody looks at that any more.
    mutating func set(_ probe: Probe) -> (left: String, isEmpty: Bool)? {
        let before = places[probe.stream]
        let empty = remove(probe.stream)
        if let origin = probe.plan.origin, let page = probe.plan.page {
            let place = Place(origin: origin, page: page, isDoor: probe.plan.role == .availability)
            places[probe.stream] = place
            if place.isDoor { doors[origin, default: []].insert(probe.stream) }
        }
        guard let before, before.origin != places[probe.stream]?.origin else { return nil }
        return (before.origin, empty != nil)
    }

    /// Takes a stream out; gives its origin where nobody looks at that any more.
    @discardableResult
    mutating func remove(_ stream: Int) -> String? {
        guard let place = places.removeValue(forKey: stream), place.isDoor else { return nil }
        doors[place.origin]?.remove(stream)
        guard doors[place.origin]?.isEmpty == true else { return nil }
        doors[place.origin] = nil
        return place.origin
    }
}
