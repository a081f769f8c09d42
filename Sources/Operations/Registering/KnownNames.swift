import Measures
import Registry
import Storage

/// Which names are registered, with what is being registered now: to resolve what files only name.
struct KnownNames: Sendable {
    private(set) var services: Set<String> = []
    private(set) var components: Set<String> = []
    private(set) var organisations: Set<String> = []
    private(set) var places: Set<String> = []
    /// What depends on what, by address.
    private(set) var dependencies: [Subject: Set<Subject>] = [:]

    init(_ transaction: StoreTransaction, adding registrations: [Registration]) throws {
        services = Set(try transaction.subjects(of: .service).filter { $0.retiredAt == nil }.map(\.subject.path))
        components = Set(try transaction.subjects(of: .component).map(\.subject.path))
        organisations = Set(try transaction.subjects(of: .organisation).map(\.subject.path))
        places = Set(try transaction.subjects(of: .place).map(\.subject.path))
        for (from, to) in try transaction.dependencies() { dependencies[from, default: []].insert(to) }
        add(registrations)
    }

    /// Only what a few files say, without anything stored.
    init(_ registrations: [Registration]) {
        add(registrations)
    }

    private mutating func add(_ registrations: [Registration]) {
        for registration in registrations {
            switch registration {
            case .service(let service): services.insert(service.id)
            case .component(let component): components.insert(component.id)
            case .organisation(let organisation): organisations.insert(organisation.id)
            case .place(let place): places.insert(place.id)
            }
        }
        for registration in registrations {
            dependencies[registration.subject] = Set(registration.dependencies.map(subject(named:)))
        }
    }

    /// A component or service by its slug: a component where both or neither are known.
    func subject(named slug: String) -> Subject {
        services.contains(slug) && !components.contains(slug) ? .service(slug) : .component(slug)
    }

    /// A way from a subject back to itself along dependencies, if there is one.
    func cycle(through start: Subject) -> [Subject]? {
        var way: [Subject] = []
        var seen: Set<Subject> = []
        func visit(_ subject: Subject) -> Bool {
            for next in (dependencies[subject] ?? []).sorted(by: { $0.path < $1.path }) {
                if next == start {
                    way.append(subject)
                    return true
                }
                if seen.insert(next).inserted, visit(next) {
                    way.append(subject)
                    return true
                }
            }
            return false
        }
        guard visit(start) else { return nil }
        return way.reversed() + [start]
    }
}
