import Storage
public import ArgumentParser
public import Operations
import Registry

extension Caller.Role: ExpressibleByArgument {}

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make, list and take back the tokens that people and programs sign in with.",
        subcommands: [Create.self, List.self, Revoke.self, Link.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token; its secret is shown this once.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "Who or what it is for; appears in the audit trail.") var name: String
        @Option(help: "admin, operator, service_team, official, analyst, auditor or capture_agent.")
        var role = Caller
            .Role.official
        @Option(name: .customLong("service"), help: "Only for this service; may be given more than once.")
        var services: [String] = []
        @Option(help: "When it stops working, in days from now; never where nothing is given.") var days: Int?

        func run() async throws {
            guard role != .anyone else { throw Failure.input("--role anyone is nobody's; take another role") }
            if let days, !(1...3660).contains(days) { throw Failure.input("--days takes 1 to 3660, not \(days)") }
            let useCases = try options.useCases(creating: true)
            let token = try await useCases.createToken(
                name: name, role: role, services: services,
                expiresAt: days.map { useCases.now() + .seconds(86_400 * $0) }, by: .commandLine)
            Terminal.output(token.secret)
            Terminal.error("token \(token.id) for \(name), role \(role.rawValue); this secret is not shown again")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List tokens, without their secrets.")

        @OptionGroup var options: CommandOptions

        func run() async throws {
            for token in try await options.useCases().tokens(by: .commandLine) {
                let state =
                    token.revokedAt.map { "taken back \($0)" } ?? token.expiresAt.map { "until \($0)" } ?? "works"
                let services = token.services.isEmpty ? "all services" : token.services
                Terminal.output("\(token.id)\t\(token.name)\t\(token.role)\t\(services)\t\(state)")
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a token back; its sessions end at once.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The id that `token list` shows.") var id: Int64

        func run() async throws {
            try await options.useCases().revokeToken(id: id, by: .commandLine)
            Terminal.output("token \(id): taken back")
        }
    }

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a link that signs somebody in once, within 15 minutes, with the rights of a token.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The id that `token list` shows.") var id: Int64

        func run() async throws {
            let useCases = try options.useCases()
            let secret = try await useCases.createSignInLink(token: id, by: .commandLine)
            let base = useCases.address.url
            Terminal.output("\(base)/sign-in/\(secret)")
        }
    }
}
