import Documents
import Foundation
public import Measures
import Probing
public import Registry
import Storage

/// One file as it was handed in.
public struct SourceFile: Sendable, Hashable {
    /// Its name, for messages.
    public var name: String
    /// What it holds.
    public var bytes: [UInt8]

    /// Creates a file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What registering one file did.
public struct RegistrationReport: Sendable, Hashable {
    /// What became of it.
    public enum Effect: Sendable, Hashable {
        /// It is new.
        case added
        /// It was there and differs; in words, what changed.
        case changed([String])
        /// It was there and says the same.
        case unchanged
    }

    /// What was registered.
    public var subject: Subject
    /// The version that is now current.
    public var version: Int
    /// What became of it.
    public var effect: Effect
    /// Things that are allowed but probably not meant, in words.
    public var notes: [String]
    /// New secret addresses of heartbeats, shown this once: probe and secret.
    public var heartbeats: [HeartbeatSecret]
}

/// The secret of one heartbeat, shown once.
public struct HeartbeatSecret: Sendable, Hashable {
    /// The address of the probe.
    public var probe: String
    /// The secret: the last part of the address that it is pushed to.
    public var secret: String
}

extension UseCases {
    /// Registers services, organisations, places and components from files: all of them or, with any error, none.
    ///
    /// - Throws: `DocumentProblems` with every error of every file; `AccessError`.
    public func register(_ files: [SourceFile], by caller: Caller) async throws -> [RegistrationReport] {
        let read = try readRegistrations(files)
        for registration in read {
            try caller.require(.register, service: registration.value.serviceID)
            if let limit = caller.limitedTo, registration.value.serviceID == nil {
                throw AccessError.limited(
                    to: limit, what: "organisations, places and components are registered")
            }
        }
        let moment = now()
        let (ids, definitions, context) = (ids, definitions, probeContext)
        return try await store.write { transaction in
            let known = try KnownNames(transaction, adding: read.map(\.value))
            let problems = read.flatMap {
                RegistrationCheck(
                    definitions: definitions, standards: standards, known: known, context: context
                ).problems($0)
            }
            guard problems.isEmpty else { throw DocumentProblems(problems) }
            if let limit = caller.limitedTo {
                for registration in read { try requireSameOrganisation(registration.value, limit, transaction) }
            }
            return try read.map { registration in
                try RegistrationWriter(
                    transaction: transaction, ids: ids, definitions: definitions, standards: standards, known: known,
                    now: moment,
                    actor: caller.name, context: context
                ).write(registration)
            }
        }
    }

    /// Who answers for a service decides which secrets its probes may use: that is not for its team to change.
    private func requireSameOrganisation(
        _ value: Registration, _ limit: Set<String>, _ transaction: StoreTransaction
    ) throws {
        guard case .service(let new) = value, try transaction.registration(of: value.subject) != nil else { return }
        let old = try service(new.id, transaction)
        guard old.organisation != new.organisation else { return }
        throw AccessError.limited(
            to: limit, what: "a service is moved to another organisation (\(old.organisation) to \(new.organisation))")
    }

    /// Reads every file, collecting the errors of all of them.
    func readRegistrations(_ files: [SourceFile]) throws(DocumentProblems) -> [ReadRegistration] {
        var read: [ReadRegistration] = []
        var problems: [DocumentProblem] = []
        for file in files {
            do throws(DocumentProblems) {
                let document = try Document.read(file.bytes, file: file.name)
                let value = try Registration.read(document)
                let source = String(decoding: file.bytes, as: UTF8.self)
                if let twin = read.first(where: { $0.value.subject == value.subject }) {
                    problems.append(
                        DocumentProblem(
                            file: file.name, location: document.root.location,
                            what: "\(value.subject) is also in \(twin.document.file)",
                            expected: "each of them in one file", hint: nil))
                }
                read.append(ReadRegistration(document: document, value: value, source: source))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw DocumentProblems(problems) }
        return read
    }
}

/// One file, read.
struct ReadRegistration: Sendable {
    var document: Document
    var value: Registration
    var source: String
}

extension Registration {
    /// What it is about.
    public var subject: Subject {
        switch self {
        case .service(let service): .service(service.id)
        case .organisation(let organisation): .organisation(organisation.id)
        case .place(let place): .place(place.id)
        case .component(let component): .component(component.id)
        }
    }

    /// The slug of the service that it is.
    var serviceID: String? {
        if case .service(let service) = self { service.id } else { nil }
    }

    /// Slugs of what it cannot do without.
    var dependencies: [String] {
        switch self {
        case .service(let service): service.dependsOn
        case .component(let component): component.dependsOn
        case .organisation, .place: []
        }
    }
}
