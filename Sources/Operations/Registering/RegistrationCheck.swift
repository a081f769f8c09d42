import Documents
import Measures
import Probing
import Registry
import Standards

/// What a file names that lies elsewhere: definitions and their parameters, dependencies.
struct RegistrationCheck {
    let definitions: DefinitionLibrary
    let standards: StandardLibrary
    let known: KnownNames
    let context: ProbeContext

    /// The errors of one file, with their places.
    func problems(_ registration: ReadRegistration) -> [DocumentProblem] {
        var problems: [DocumentProblem] = []
        if let cycle = known.cycle(through: registration.value.subject) {
            problems.append(
                problem(
                    registration, at: registration.document.root["depends_on"],
                    what: "dependencies lead in a circle: " + cycle.map(\.path).joined(separator: " → "),
                    expected: "dependencies that end somewhere: take one of them out", hint: nil))
        }
        if case .service(let service) = registration.value {
            for (channelIndex, channel) in service.channels.enumerated() {
                for (probeIndex, declaration) in channel.probes.enumerated() {
                    let node = registration.document.root["channels"]?[channelIndex]?["probes"]?[probeIndex]
                    problems += check(declaration, node: node, registration)
                }
            }
            problems += check(service.standards, registration)
        }
        return problems
    }

    /// What is allowed but probably not meant.
    func notes(_ registration: Registration) -> [String] {
        var notes: [String] = []
        func note(missing slug: String, _ kind: String, among names: Set<String>) {
            guard !names.contains(slug) else { return }
            notes.append(
                "\(kind) \"\(slug)\" is not registered yet"
                    + (suggestion(for: slug, among: names.sorted()).map {
                        "; did you mean \"\($0)\"?"
                    } ?? "; register it with a file of format plumbline-\(kind)"))
        }
        switch registration {
        case .service(let service):
            note(missing: service.organisation, "organisation", among: known.organisations)
            for slug in service.dependsOn where !known.services.contains(slug) {
                note(missing: slug, "component", among: known.components)
            }
            for place in service.channels.flatMap(\.places) { note(missing: place, "place", among: known.places) }
            for reference in service.standards {
                do throws(MissingStandard) {
                    _ = try standards.installed(reference.id, reference.version)
                } catch {
                    notes.append("\(error); nothing judges the service by it until it is")
                }
            }
            if service.officials.isEmpty { notes.append("no official is named, so nobody is told of its outages") }
            for channel in service.channels where channel.probes.isEmpty {
                notes.append("channel \"\(channel.id)\" has no probe, so whether it works is not known")
            }
        case .component(let component):
            note(missing: component.organisation, "organisation", among: known.organisations)
            for slug in component.dependsOn { note(missing: slug, "component", among: known.components) }
        case .organisation(let organisation):
            if let parent = organisation.parent { note(missing: parent, "organisation", among: known.organisations) }
        case .place(let place):
            if let runBy = place.organisation { note(missing: runBy, "organisation", among: known.organisations) }
        }
        return notes
    }

    /// Each standard once, with parameters that it has and values that they take; one that is not installed is no error, since
    /// it may be tomorrow.
    private func check(_ references: [StandardReference], _ registration: ReadRegistration) -> [DocumentProblem] {
        var problems: [DocumentProblem] = []
        for (index, reference) in references.enumerated() {
            let node = registration.document.root["standards"]?[index]
            if references.prefix(index).contains(where: { $0.id == reference.id }) {
                problems.append(
                    problem(
                        registration, at: node?["id"] ?? node, what: "the standard \"\(reference.id)\" is named twice",
                        expected: "each standard in one version", hint: nil))
            }
            guard let file = standards.standard(reference.id, reference.version)?.standard else { continue }
            let settable = file.parameters.filter { $0.setBy == .service }
            for (name, value) in reference.parameters.sorted(by: { $0.key < $1.key }) {
                let place = node?["parameters"]?[name] ?? node
                guard let parameter = settable.first(where: { $0.id == name }) else {
                    let names = settable.map(\.id)
                    problems.append(
                        problem(
                            registration, at: place,
                            what: "\(file.id) \(file.version) has no parameter \"\(name)\" that a service sets",
                            expected: names.isEmpty ? "no parameters" : "one of \(names.joined(separator: ", "))",
                            hint: suggestion(for: name, among: names)))
                    continue
                }
                guard let expected = parameter.problem(with: value) else { continue }
                problems.append(
                    problem(
                        registration, at: place, what: "\"\(name)\" is \"\(value)\"", expected: expected, hint: nil))
            }
        }
        return problems
    }

    private func check(
        _ declaration: ProbeDeclaration, node: DocumentNode?, _ registration: ReadRegistration
    ) -> [DocumentProblem] {
        guard let definition = definitions[declaration.use] else {
            return [
                problem(
                    registration, at: node?["use"] ?? node,
                    what: "unknown probe definition \"\(declaration.use)\"",
                    expected: definitions.ids.isEmpty
                        ? "a definition that is installed: there is none (see the key probes of the configuration)"
                        : "one of \(definitions.ids.joined(separator: ", "))",
                    hint: suggestion(for: declaration.use, among: definitions.ids))
            ]
        }
        switch definition.bind(
            parameters: declaration.parameters, secrets: declaration.secrets, in: context)
        {
        case .success: return []
        case .failure(let failure):
            return failure.problems.map { binding in
                problem(
                    registration, at: binding.parameter.flatMap { node?["with"]?[$0] } ?? node?["with"] ?? node,
                    what: binding.what, expected: binding.expected, hint: binding.hint)
            }
        }
    }

    private func problem(
        _ registration: ReadRegistration, at node: DocumentNode?, what: String, expected: String?, hint: String?
    ) -> DocumentProblem {
        DocumentProblem(
            file: registration.document.file,
            location: node?.location ?? registration.document.root.location, what: what, expected: expected,
            hint: hint)
    }
}

extension DocumentNode {
    /// The value of a key of a mapping.
    subscript(key: String) -> DocumentNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// An item of a sequence.
    subscript(index: Int) -> DocumentNode? {
        guard case .sequence(let items) = content, items.indices.contains(index) else { return nil }
        return items[index]
    }
}
