import Documents
import Foundation
import Measures
import Probing
import Registry
import Storage

/// Writes one registration and the subjects that follow from it.
struct RegistrationWriter {
    let transaction: StoreTransaction
    let ids: IdentifierSource
    let definitions: DefinitionLibrary
    let standards: StandardLibrary
    let known: KnownNames
    let now: Timestamp
    let actor: String
    let context: ProbeContext

    /// The location of the streams of this process.
    static let location = "here"

    func write(_ registration: ReadRegistration) throws -> RegistrationReport {
        let subject = registration.value.subject
        let notes = RegistrationCheck(
            definitions: definitions, standards: standards, known: known, context: context
        ).notes(registration.value)
        let digest = Secrets.sha256(registration.source)
        let before = try transaction.registration(of: subject)
        let isRetired = try transaction.subject(subject)?.retiredAt != nil
        if let before, before.digest == digest, !isRetired {
            return RegistrationReport(
                subject: subject, version: before.version, effect: .unchanged, notes: notes, heartbeats: [])
        }
        let id = try transaction.put(
            subject, parent: nil, title: Self.json(registration.value.title), now: now, ids: ids)
        let version = try transaction.addRegistration(
            subject: id, source: registration.source, digest: digest, by: actor, now: now, ids: ids)
        try transaction.replaceLinks(from: id, with: links(of: registration.value))
        var heartbeats: [HeartbeatSecret] = []
        if case .service(let service) = registration.value {
            heartbeats = try writeParts(of: service, id: id)
        }
        try transaction.logChange(of: subject, now: now)
        try transaction.audit(
            actor: actor, action: "register", subject: subject.description, detail: "version \(version)", now: now,
            ids: ids)
        return RegistrationReport(
            subject: subject, version: version, effect: effect(before, registration.value, wasRetired: isRetired),
            notes: notes, heartbeats: heartbeats)
    }

    private func effect(
        _ before: StoredRegistration?, _ value: Registration, wasRetired: Bool
    ) -> RegistrationReport.Effect {
        guard let before else { return .added }
        guard let old = try? Registration.read(.read(Array(before.source.utf8), file: before.subject.path)) else {
            return .changed(["everything: the version before cannot be read any more"])
        }
        let words = RegistrationDifference(from: old, to: value).words
        return .changed((wasRetired ? ["it is no longer retired"] : []) + (words.isEmpty ? ["its layout only"] : words))
    }

    private func links(of registration: Registration) -> [SubjectLink] {
        let dependencies = registration.dependencies.map {
            SubjectLink(kind: .dependsOn, to: known.subject(named: $0))
        }
        switch registration {
        case .service(let service):
            return dependencies + [SubjectLink(kind: .organisation, to: .organisation(service.organisation))]
                + (service.instanceOf.map { [SubjectLink(kind: .instanceOf, to: .service($0))] } ?? [])
                + service.channels.flatMap(\.places).map { SubjectLink(kind: .place, to: .place($0)) }
        case .component(let component):
            return dependencies + [SubjectLink(kind: .organisation, to: .organisation(component.organisation))]
        case .organisation(let organisation):
            return organisation.parent.map { [SubjectLink(kind: .organisation, to: .organisation($0))] } ?? []
        case .place(let place):
            return place.organisation.map { [SubjectLink(kind: .organisation, to: .organisation($0))] } ?? []
        }
    }

    /// Channels, tasks and probes as subjects of their own; those that are gone are retired, never reused.
    private func writeParts(of service: PublicService, id: Int64) throws -> [HeartbeatSecret] {
        var kept: Set<Subject> = []
        var secrets: [HeartbeatSecret] = []
        @discardableResult
        func put(_ subject: Subject, _ title: Text, parent: Int64) throws -> Int64 {
            kept.insert(subject)
            return try transaction.put(subject, parent: parent, title: Self.json(title), now: now, ids: ids)
        }
        for task in service.tasks { try put(.task(service.id, task.id), task.title, parent: id) }
        for channel in service.channels {
            let title = channel.title ?? Text("en", channel.kind.rawValue)
            let channelID = try put(.channel(service.id, channel.id), title, parent: id)
            for task in service.tasks where channel.tasks.isEmpty || channel.tasks.contains(task.id) {
                try put(.task(service.id, task.id, on: channel.id), task.title, parent: channelID)
            }
            for declaration in channel.probes {
                let subject = Subject.probe(service.id, channel.id, declaration.id)
                try put(subject, Text("en", declaration.id), parent: channelID)
                _ = try transaction.stream(of: subject.path, location: Self.location, now: now)
                if definitions[declaration.use]?.isPushed == true,
                    try !transaction.hasHeartbeat(probe: subject.path)
                {
                    let secret = Secrets.make()
                    try transaction.putHeartbeat(probe: subject.path, digest: Secrets.digest(secret), now: now)
                    secrets.append(HeartbeatSecret(probe: subject.path, secret: secret))
                }
            }
        }
        try retireParts(of: id, except: kept)
        let people = try PeopleCount.of(service, id: id, transaction, now: now)?.perDay
        let span = try transaction.spans(of: id, in: Window(start: now, end: now + .milliseconds(1)), limit: 1).last
        try transaction.putBoard(
            subject: id, service: service.id, organisation: service.organisation,
            span: span ?? StatusSpan(status: .unknown, cause: .pending, start: now), peoplePerDay: people)
        return secrets
    }

    private func retireParts(of id: Int64, except kept: Set<Subject>) throws {
        for child in try transaction.children(of: id) {
            try retireParts(of: child.id, except: kept)
            guard child.retiredAt == nil, !kept.contains(child.subject) else { continue }
            try transaction.retire(child.id, at: now)
            try transaction.endSpan(of: child.id, at: now)
        }
    }

    /// A text as a JSON object by language.
    static func json(_ text: Text) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let pairs = text.wordings.map { ["language": $0.language, "words": $0.words] }
        return String(decoding: try encoder.encode(pairs), as: UTF8.self)
    }

    /// The text of such an object.
    static func text(_ json: String) -> Text? {
        guard let pairs = try? JSONDecoder().decode([[String: String]].self, from: Data(json.utf8)) else { return nil }
        return Text(
            pairs.compactMap { pair in
                pair["language"].flatMap { language in
                    pair["words"].map { Text.Wording(language: language, words: $0) }
                }
            })
    }
}
