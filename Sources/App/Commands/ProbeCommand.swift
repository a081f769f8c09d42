import ArgumentParser
import Curl
import Documents
import Operations
import Probing
import Registry

struct ProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "Run the probes of a service, or one definition against a URL, once, and explain everything seen.",
        discussion: "Nothing is stored. Exit 1 when a probe finds something wrong, 3 when nothing can be said.")

    @OptionGroup var options: CommandOptions
    @Argument(
        help: "A registered service, service/channel/probe:ID, or a URL (of which some definitions take the host).")
    var target: String
    @Option(help: "The definition to run, web-page for a URL; only probes that use it for a service.") var definition:
        String?
    @Option(
        name: .customLong("with"), help: "A parameter for a URL's definition, NAME=VALUE; may be given more than once.")
    var parameters: [String] = []
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let settings = try options.settings().withSecrets()
        let library = try DefinitionFolder.library(settings.probes)
        if let words = Self.wordsForUnfinishedURL(target) { throw Failure.input(words) }
        let plans = target.contains("://") ? [try plan(ofURL: library, settings)] : try await plans(library, settings)
        let trust = try TrustStore(bundle: settings.network.caBundle ?? TrustStore.systemBundle)
        let client = try TransferClient(settings: TransferSettings(trust: trust, userAgent: settings.userAgent))
        var findings: [Explained] = []
        for (name, plan) in plans {
            if plan.isPushed {
                Terminal.error("\(name): pushed, so there is nothing to run; its last push shows in `plumbline show`")
                continue
            }
            let finding = await plan.runOnce(now: Opening.now) { await client.perform($0) }
            findings.append(Explained(probe: name, finding: finding))
        }
        await client.shutdown()
        if json {
            Terminal.output(try JSONOutput.text(findings))
        } else {
            for explained in findings {
                Terminal.output("\(explained.probe)\n\(explained.explanation?.text ?? explained.outcome)")
            }
        }
        let wrong = findings.filter { $0.result == .bad || $0.result == .slight }
        if !wrong.isEmpty { throw Failure.found("\(wrong.count) of \(findings.count) found something wrong") }
        let untold = findings.filter { $0.result == .unknown }.map(\.why)
        if !untold.isEmpty { throw Failure.environment(Self.words(forUntold: untold, of: findings.count)) }
    }

    /// What to say of a target that is meant as a URL and does not begin as one; nothing for all others.
    static func wordsForUnfinishedURL(_ target: String) -> String? {
        guard !target.contains("://") else { return nil }
        let first = target.prefix { !"/?#".contains($0) }
        let scheme = ["https", "http"].first { word in
            first.lowercased() == word || first.lowercased().hasPrefix("\(word):")
        }
        guard
            scheme != nil || first.contains(".") || first.contains(":") || first.contains("@") || target.hasPrefix("//")
        else { return nil }
        let begins = "a URL begins with https:// or http://"
        // What stands before an @ may be a password.
        guard !target.contains("@") else { return "the target is no service and no URL: \(begins)" }
        let rest = target.dropFirst(scheme?.count ?? 0).drop { $0 == ":" || $0 == "/" || $0 == "\\" }
        let whole = "\(scheme ?? "https")://\(rest)"
        let hint = (try? WebAddress(whole)).map { _ in "; did you mean \"\(whole)\"?" } ?? ""
        return "\"\(target)\" is no service and no URL: \(begins)\(hint)"
    }

    /// Why nothing can be said of some probes; each reason once.
    static func words(forUntold reasons: [Reason], of count: Int) -> String {
        var told: [String] = []
        for words in reasons.map(words(forUntold:)) where !told.contains(words) { told.append(words) }
        let extent = count == 1 ? "" : " of \(reasons.count) of \(count)"
        return "nothing can be said\(extent): \(told.joined(separator: "; "))"
    }

    private static func words(forUntold reason: Reason) -> String {
        switch reason {
        case .blockedByTarget: "the site keeps automatic visitors out; people may get in"
        case .rateLimited: "the site asks for fewer visits; people may get in"
        case .bodyTooLarge: "the answer is longer than is read; give the definition a larger body_limit"
        case .blockedByPolicy: "its address may not be reached from here (network settings)"
        case .nameLeadsToSpecialAddress: "its name leads to an address that is not public"
        case .ownNetwork: "our own network is cut off"
        default: "the fault is on this side"
        }
    }

    /// What one run found, for people and for scripts.
    private struct Explained: Encodable {
        var probe: String
        var outcome: String
        var reason: String
        var detail: String
        var explanation: ProbeExplanation?
        var result: ProbeResult.Outcome = .unknown
        var why = Reason.ourError

        enum CodingKeys: String, CodingKey { case probe, outcome, reason, detail, explanation }

        init(probe: String, finding: ProbeFinding) {
            self.probe = probe
            outcome = "\(finding.outcome)"
            reason = finding.reason.rawValue
            detail = finding.detail
            explanation = finding.explanation
            result = finding.outcome
            why = finding.reason
        }
    }

    private func plan(ofURL library: DefinitionLibrary, _ settings: Settings) throws -> (String, ProbePlan) {
        let id = definition ?? "web-page"
        guard let found = library[id] else { throw Self.unknown(id, library) }
        var given: [String: String] = [:]
        for parameter in parameters {
            let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw Failure.input("--with takes NAME=VALUE, not \"\(parameter)\"") }
            given[parts[0]] = parts[1]
        }
        let values: [String: String]
        do {
            values = try found.parameters(for: WebAddress(target), beside: given)
        } catch let problem as WebAddress.Problem {
            // A URL with a password in it must not be printed.
            let shown = problem == .credentials ? "the URL" : "\"\(target)\""
            let what = problem.what.map { ": \($0)" } ?? ""
            throw Failure.input("\(shown) cannot be probed\(what); expected \(problem.expected)")
        } catch {
            throw Failure.input("\(id): \(error)")
        }
        switch found.bind(parameters: values, in: Opening.probeContext(settings)) {
        case .success(let plan): return (target, plan)
        case .failure(let failure): throw Failure.input("\(id): \(failure)")
        }
    }

    private func plans(_ library: DefinitionLibrary, _ settings: Settings) async throws -> [(String, ProbePlan)] {
        let slug = target.split(separator: "/").first.map(String.init) ?? target
        let useCases = try options.useCases(settings)
        let service = try await useCases.registeredService(slug, by: .commandLine)
        let context = Opening.probeContext(settings).asked(by: service.organisation)
        var plans: [(String, ProbePlan)] = []
        for channel in service.channels {
            for declaration in channel.probes {
                let name = "\(slug)/\(channel.id)/probe:\(declaration.id)"
                guard target == slug || target == name || target == "\(slug)/\(channel.id)",
                    definition == nil || definition == declaration.use
                else { continue }
                guard let found = library[declaration.use] else { throw Self.unknown(declaration.use, library) }
                switch found.bind(parameters: declaration.parameters, secrets: declaration.secrets, in: context) {
                case .success(let plan): plans.append((name, plan))
                case .failure(let failure): throw Failure.input("\(name): \(failure)")
                }
            }
        }
        guard !plans.isEmpty else {
            throw Failure.input("\"\(target)\" has no such probe; `plumbline show \(slug)` names them")
        }
        return plans
    }

    private static func unknown(_ id: String, _ library: DefinitionLibrary) -> Failure {
        let near = suggestion(for: id, among: library.ids).map { "did you mean \"\($0)\"?" }
        return .input(
            "there is no definition \"\(id)\"; " + (near ?? "there are \(library.ids.joined(separator: ", "))"))
    }
}
