import Measures
public import Probing
import Registry
import Storage

/// Why a heartbeat was not taken.
public enum PushError: Error, Sendable, CustomStringConvertible {
    /// No heartbeat has the address, or it was renewed.
    case unknownAddress
    /// The probe is registered, and not watched now.
    case notWatched(String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .unknownAddress:
            "no heartbeat has this address; ask for a new one: `plumbline heartbeat SERVICE/CHANNEL/probe:ID`"
        case .notWatched(let probe): "\(probe) is not watched now; register its service again"
        }
    }
}

extension StatusKeeper {
    /// Takes one heartbeat by the secret of its address; durable on return.
    public func push(secret: String, _ push: Push) async throws {
        let digest = Secrets.digest(secret)
        guard let path = try await useCases.store.read({ try $0.heartbeat(digest: digest) }) else {
            throw PushError.unknownAddress
        }
        await begun()
        let slug = path.prefix { $0 != "/" }
        guard let probe = services[String(slug)]?.probes.first(where: { $0.subject.path == path }) else {
            throw PushError.notWatched(path)
        }
        let now = useCases.now()
        var run = probe.plan.makeRun()
        _ = run.start(at: now)
        guard case .finished(let finding) = run.next(after: .pushed(push), at: now) else { return }
        _ = try await record([
            ProbeResult(
                stream: probe.stream, at: now, trigger: .pushed, outcome: finding.outcome, reason: finding.reason,
                detail: finding.detail)
        ])
    }
}
