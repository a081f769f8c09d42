public import ArgumentParser
import Foundation
import Operations
import Registry
public import Standards

extension Attestation.Answer: ExpressibleByArgument {}

struct AttestationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attestations",
        abstract: "State that a service meets a point that no machine can decide, and review what others state.",
        subcommands: [List.self, Add.self, Review.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: """
                List statements, newest first: number, standard, point, answer, by whom, review, words, evidence, note.
                """)

        @OptionGroup var options: CommandOptions
        @Argument(help: "The service.") var service: String

        func run() async throws {
            let all = try await options.useCases().attestations(service, by: .commandLine)
            for attestation in all { Terminal.output(Self.line(attestation)) }
            if all.isEmpty { Terminal.error("no statements") }
        }

        static func line(_ attestation: Attestation) -> String {
            let review =
                attestation.review.map { "\($0.isAccepted ? "accepted" : "not accepted") by \($0.by)" }
                ?? "waits for its review"
            return [
                String(attestation.id), attestation.standard, attestation.criterion, attestation.answer.rawValue,
                "by \(attestation.by) on \(attestation.at.description.prefix(10))", review, attestation.statement,
                attestation.evidence.map { "\($0.kind.rawValue)=\($0.reference)" }.joined(separator: ", "),
                attestation.review?.note ?? "",
            ].joined(separator: "\t")
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "State something of a point, with evidence.",
            discussion: "It counts once another person has reviewed it. A \"no\" counts at once.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The service.") var service: String
        @Option(help: "The standard, by its id.") var standard: String
        @Option(help: "The point, by its id.") var criterion: String
        @Option(help: "yes, partly or no.") var answer = Attestation.Answer.yes
        @Option(help: "What is stated, in your words.") var statement: String
        @Option(
            help:
                "KIND=REFERENCE, such as minutes=https://example.gov/m1; kinds: research, test, audit, dpia, plan, roster, url, contract, minutes, export, screens, calls. May be given more than once."
        )
        var evidence: [String] = []
        @Option(help: "Who states it: a name or an address.") var by: String

        func run() async throws {
            let pieces = try evidence.map { text -> Attestation.Evidence in
                let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2, let kind = AttestationCheck.EvidenceKind(rawValue: parts[0]) else {
                    let kinds = AttestationCheck.EvidenceKind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Failure.input("--evidence takes KIND=REFERENCE with one of \(kinds), not \"\(text)\"")
                }
                return Attestation.Evidence(kind: kind, reference: parts[1])
            }
            let attestation = try await options.useCases().attest(
                service, standard: standard, criterion: criterion, answer: answer, statement: statement,
                evidence: pieces, person: by, by: .commandLine)
            Terminal.output(List.line(attestation))
        }
    }

    struct Review: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Accept or reject what another person stated.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The number that `attestations list` shows.") var number: Int64
        @Flag(help: "Do not accept it.") var reject = false
        @Option(help: "Why.") var note: String?
        @Option(help: "Who reviews it: a name or an address.") var by: String

        func run() async throws {
            let attestation = try await options.useCases().review(
                attestation: number, accepts: !reject, note: note, person: by, by: .commandLine)
            Terminal.output(List.line(attestation))
        }
    }
}

struct ExemptionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exemptions", abstract: "Ask for, approve and list deviations from points of a standard.",
        subcommands: [List.self, Add.self, Approve.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List exemptions, newest first: number, standard, point, days, approval, reason.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The service.") var service: String

        func run() async throws {
            let all = try await options.useCases().exemptions(service, by: .commandLine)
            for exemption in all { Terminal.output(Self.line(exemption)) }
            if all.isEmpty { Terminal.error("no exemptions") }
        }

        static func line(_ exemption: Exemption) -> String {
            [
                String(exemption.id), exemption.standard, exemption.criterion,
                "\(exemption.from) to \(exemption.until)",
                exemption.approvedBy.map { "approved by \($0)" } ?? "waits for approval", exemption.reason,
            ].joined(separator: "\t")
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask for a deviation with an end.", discussion: "It counts once another person has approved it.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The service.") var service: String
        @Option(help: "The standard, by its id.") var standard: String
        @Option(help: "The point, by its id.") var criterion: String
        @Option(help: "Why the service deviates.") var reason: String
        @Option(help: "What people are offered instead.") var alternative: String
        @Option(help: "The first day, YYYY-MM-DD.") var from: String
        @Option(help: "The last day, YYYY-MM-DD; at most three years later.") var until: String
        @Option(help: "Who asks for it: a name or an address.") var by: String

        func run() async throws {
            let exemption = try await options.useCases().requestExemption(
                service, standard: standard, criterion: criterion, reason: reason, alternative: alternative,
                from: try Self.day(from, "--from"), until: try Self.day(until, "--until"), person: by,
                by: .commandLine)
            Terminal.output(List.line(exemption))
        }

        private static func day(_ text: String, _ flag: String) throws -> CivilDate {
            guard let day = CivilDate(text) else {
                throw Failure.input("\(flag) takes a day as 2026-03-01, not \"\(text)\"")
            }
            return day
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Approve what another person asked for.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The number that `exemptions list` shows.") var number: Int64
        @Option(help: "Who approves it: a name or an address.") var by: String

        func run() async throws {
            let exemption = try await options.useCases().approve(exemption: number, person: by, by: .commandLine)
            Terminal.output(List.line(exemption))
        }
    }
}
