import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

/// Services whose runs are written down one by one; each has one probe, with a page of its own.
///
/// Keeper and database are the real ones, and our own way out is open throughout.
final class ScriptedTown {
    /// How a run ended.
    enum End: Sendable, Hashable {
        case good
        case status(Int)
        /// Connected, and not a byte came.
        case silent
        /// The head of an answer came, and nothing any more.
        case stalled
        case hungUp
        case refused
        case unreachable
        case noSuchName
        case tlsFailed
        case tlsExpired
        case blocked
        case ours
        /// A redirect came, and where it leads nobody answered.
        case sentOnAndSilent(String)
    }

    /// One run of a service, by its number from 1 on, with the seconds at which it began and ended.
    struct Run: Sendable, Hashable {
        let service: Int
        let start: Double
        let end: Double
        let how: End

        init(_ service: Int, _ start: Double, _ end: Double, _ how: End) {
            (self.service, self.start, self.end, self.how) = (service, start, end, how)
        }
    }

    /// What somebody meets who is asked because others failed; nil for the same as they did.
    var whenAsked: End?
    private let office: Office
    private let origin: Timestamp
    private var count: Int

    /// Registers a service for each URL; all were seen up a minute before second 0.
    init(_ urls: [String]) async throws {
        office = try Office(.sqlite)
        count = urls.count
        for (index, url) in urls.enumerated() { _ = try await office.register(Self.file(index + 1, url)) }
        _ = try await office.register(Self.file(0, "https://elsewhere.example/"))
        _ = try await office.keeper.begin()
        for number in 0...urls.count { try await office.find(.good, Self.probe(number)) }
        origin = office.clock.now + .seconds(60)
    }

    private static func probe(_ number: Int) -> String { "service-\(number)/web/probe:start" }

    private static func file(_ number: Int, _ url: String) -> String {
        """
        format: "plumbline-service"
        format_version: "1"
        id: "service-\(number)"
        title: { en: "Service \(number)" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials: [ { office: "service_owner", email: "owner@town.example" } ]
        channels:
          - id: "web"
            kind: "web"
            probes: [ { id: "start", use: "page", every: "30s", with: { url: "\(url)" } } ]
        """
    }

    /// Registers one more service.
    func add(_ url: String) async throws {
        count += 1
        _ = try await office.register(Self.file(count, url))
        _ = try await office.keeper.follow()
    }

    /// Takes a service out.
    func retire(_ number: Int) async throws {
        try await office.useCases.retire(service: "service-\(number)", by: .commandLine)
        _ = try await office.keeper.follow()
    }

    /// Lets runs end, one after the other; an answer from elsewhere follows each.
    func live(_ runs: [Run]) async throws {
        for run in runs.sorted(by: { $0.end < $1.end }) {
            let end = origin + .milliseconds(Int64(run.end * 1000))
            if end > office.clock.now { office.clock.advance(by: end - office.clock.now) }
            try await finish(run)
        }
    }

    private func finish(_ run: Run) async throws {
        var rechecks = try await office.keeper.record([try await result(of: run)])
        office.clock.advance(by: .milliseconds(1))
        // Nobody answers before the run has ended: that is what shows that our way out was open.
        rechecks += try await office.find(.good, Self.probe(0))
        for first in rechecks where first.isFirst {
            guard let asked = try await number(of: first.stream) else { continue }
            let start = Double(office.clock.now.milliseconds - origin.milliseconds) / 1000
            let length = whenAsked == nil ? run.end - run.start : 0.1
            office.clock.advance(by: .milliseconds(Int64(length * 1000)))
            try await finish(Run(asked, start, start + length, whenAsked ?? run.how))
        }
    }

    private func number(of stream: Int) async throws -> Int? {
        for number in 1...count {
            let path = Self.probe(number)
            if try await office.useCases.store.read({ try $0.stream(of: path, location: "here") }) == stream {
                return number
            }
        }
        return nil
    }

    private func result(of run: Run) async throws -> ProbeResult {
        let path = Self.probe(run.service)
        let stream = try #require(try await office.useCases.store.read { try $0.stream(of: path, location: "here") })
        let total = Int64(((run.end - run.start) * 1_000_000).rounded())
        let (outcome, reason, status): (ProbeResult.Outcome, Reason, Int) =
            switch run.how {
            case .good: (.good, .ok, 200)
            case .status(let code): (.bad, .httpStatus, code)
            case .silent, .sentOnAndSilent: (.bad, .timeout, 0)
            case .stalled: (.bad, .timeout, 200)
            case .hungUp: (.bad, .closedEarly, 0)
            case .refused: (.bad, .connectRefused, 0)
            case .unreachable: (.bad, .connectTimeout, 0)
            case .noSuchName: (.bad, .dnsNotFound, 0)
            case .tlsFailed: (.bad, .tlsFailed, 0)
            case .tlsExpired: (.bad, .tlsExpired, 0)
            case .blocked: (.unknown, .blockedByTarget, 403)
            case .ours: (.unknown, .ourError, 0)
            }
        var result = ProbeResult(
            stream: stream, at: origin + .milliseconds(Int64(run.start * 1000)), outcome: outcome, reason: reason,
            phases: .init(total: total), status: status)
        result.reachedPublic = status > 0
        switch run.how {
        case .stalled: (result.heardAfter, result.phases.transfer) = (100_000, total - 100_000)
        case .sentOnAndSilent(let last):
            (result.lastOrigin, result.heardAfter, result.lastHop) = (last, 100_000, .init(total: total - 100_000))
            result.phases.transfer = 50
            result.reachedPublic = true
        default: result.heardAfter = status > 0 ? total : nil
        }
        return result
    }

    /// How each service stands now: "down together since 0".
    func words() async throws -> [String] {
        var words: [String] = []
        for number in 1...count {
            guard let span = try await office.status(.probe("service-\(number)", "web", "start")) else {
                words.append("nothing")
                continue
            }
            let together = span.basis?.sharedOrigin == nil ? "" : " together"
            let since = (span.start.milliseconds - origin.milliseconds) / 1000
            words.append(span.status == .down ? "down\(together) since \(since)" : span.status.rawValue)
        }
        return words
    }
}
