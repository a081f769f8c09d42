import ArgumentParser
import Operations

struct HeartbeatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heartbeat",
        abstract: "Make a new secret address for a pushed probe; the old one stops working at once.")

    @OptionGroup var options: CommandOptions
    @Argument(help: "The address of the probe, such as renew-passport/phone/probe:line.") var probe: String

    func run() async throws {
        let useCases = try options.useCases()
        let secret = try await useCases.renewHeartbeat(probe: probe, by: .commandLine)
        let base = useCases.address.url
        Terminal.output("\(base)/heartbeat/\(secret.secret)")
        Terminal.error("push to it with POST and status=ok, degraded or fail; this address is not shown again")
    }
}
