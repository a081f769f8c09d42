public import ArgumentParser

/// The command line: one subcommand per thing that can be done.
public struct PlumblineCommand: AsyncParsableCommand {
    /// What the help page says.
    public static let configuration = CommandConfiguration(
        commandName: "plumbline",
        abstract: "Watches public services the way people meet them, and tells the official who answers for them.",
        discussion: """
            Exit codes: 0 done; 1 done, and something was found wrong; 2 the input or usage is wrong; 3 the environment \
            failed. Data goes to standard output, everything else to standard error.
            """,
        version: Version.current,
        subcommands: [
            ServeCommand.self, DemoCommand.self, RegisterCommand.self, ListCommand.self, ShowCommand.self,
            ExportCommand.self, RetireCommand.self, ValidateCommand.self, ProbeCommand.self, AssessCommand.self,
            AttestationsCommand.self, ExemptionsCommand.self, StandardsCommand.self, ParityCommand.self,
            AlertsCommand.self, FeedbackCommand.self, VolumesCommand.self, SummaryCommand.self,
            MeasureCommand.self, HeartbeatCommand.self, TokenCommand.self, BackupCommand.self, RestoreCommand.self,
            DoctorCommand.self,
        ])

    /// Creates the command.
    public init() {}

    /// Runs the command line and leaves with the exit code that says how it went.
    public static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Failure.exit(error)
        }
    }
}

/// The version of the program.
public enum Version {
    /// The current version.
    public static let current = "1.0.0-dev"
}
