import Measures
public import Registry
import Storage

/// Why something could not be done with a name that was given.
public enum NameError: Error, Sendable, CustomStringConvertible {
    /// Nothing has the name.
    case unknown(kind: String, name: String, suggestion: String?)
    /// It was retired before.
    case alreadyRetired(String, at: Timestamp)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .unknown(let kind, let name, let suggestion):
            (Self.isRegistered(kind) ? "no \(kind) \"\(name)\" is registered" : "there is no \(kind) \"\(name)\"")
                + (suggestion.map { "; did you mean \"\($0)\"?" } ?? Self.whereToLook(for: kind))
        case .alreadyRetired(let name, let moment): "\"\(name)\" was already retired at \(moment)"
        }
    }

    /// Whether things of a kind come by a file that is registered.
    private static func isRegistered(_ kind: String) -> Bool {
        switch kind {
        case "alert", "loop", "submission", "working token": false
        default: true
        }
    }

    /// What names those that there are.
    private static func whereToLook(for kind: String) -> String {
        switch kind {
        case "alert": "; `plumbline alerts list` names those that there are"
        case "working token": "; `plumbline token list` names those that there are"
        case "heartbeat": "; `plumbline show SERVICE` names its probes"
        case "loop", "submission": "; the page of the service names those that there are"
        default: "; `plumbline list` names what is"
        }
    }
}

extension UseCases {
    /// Retires a service: it is no longer probed or shown in the overview; what is known about it is kept, and its
    /// slug is never given to anything else.
    public func retire(service: String, by caller: Caller) async throws {
        try caller.require(.register, service: service)
        let (moment, ids) = (now(), ids)
        try await store.write { transaction in
            guard let stored = try transaction.subject(.service(service)) else {
                throw try Self.unknownService(service, transaction)
            }
            if let retiredAt = stored.retiredAt { throw NameError.alreadyRetired(service, at: retiredAt) }
            func retire(_ subject: StoredSubject) throws {
                for child in try transaction.children(of: subject.id) { try retire(child) }
                try transaction.retire(subject.id, at: moment)
                try transaction.endSpan(of: subject.id, at: moment)
            }
            try retire(stored)
            try transaction.removeBoard(subject: stored.id)
            let writer = AlertWriter(transaction: transaction, useCases: self, now: moment, newest: [:])
            for alert in try transaction.openAlerts(ofService: service) {
                try writer.withdraw(alert, because: "the service was retired")
            }
            try transaction.logChange(of: .service(service), now: moment)
            try transaction.audit(
                actor: caller.name, action: "retire", subject: stored.subject.description, detail: "", now: moment,
                ids: ids)
        }
    }

    /// Makes a new secret for a heartbeat; the old one stops working at once.
    public func renewHeartbeat(probe: String, by caller: Caller) async throws -> HeartbeatSecret {
        let service = probe.split(separator: "/").first.map(String.init)
        try caller.require(.register, service: service)
        let secret = Secrets.make()
        let (moment, ids) = (now(), ids)
        try await store.write { transaction in
            guard try transaction.hasHeartbeat(probe: probe) else {
                throw NameError.unknown(kind: "heartbeat", name: probe, suggestion: nil)
            }
            try transaction.putHeartbeat(probe: probe, digest: Secrets.digest(secret), now: moment)
            try transaction.audit(
                actor: caller.name, action: "renew heartbeat", subject: probe, detail: "", now: moment, ids: ids)
        }
        return HeartbeatSecret(probe: probe, secret: secret)
    }
}
