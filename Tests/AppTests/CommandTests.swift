import Foundation
import TestSupport
import Testing

/// The program itself, run as a process on a folder of its own.
private final class Program {
    let folder = try? TemporaryFolder()

    static var path: String {
        Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("plumbline").path ?? "plumbline"
    }

    func path(_ name: String) -> String { folder?.path(name) ?? name }

    /// Starts the program with the three standard descriptors only: the ends of other servers' pipes must not be kept open.
    private static func set(_ process: Process, _ words: [String]) {
        let script = """
            for f in /proc/$$/fd/*; do n=${f##*/}; [ "$n" -gt 2 ] && eval "exec $n>&-"; done; exec "$0" "$@"
            """
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script, path] + words
    }

    /// Runs a command to its end.
    func run(_ words: String...) throws -> (code: Int32, output: String, errors: String) {
        let command = Process()
        Self.set(command, words)
        command.currentDirectoryURL = URL(fileURLWithPath: path(""))
        // Files, not pipes: a pipe's end would be inherited by whatever other tests start meanwhile, and never close.
        let (output, errors) = (path("output-\(UUID().uuidString)"), path("errors-\(UUID().uuidString)"))
        command.standardOutput = try Self.file(output)
        command.standardError = try Self.file(errors)
        try command.run()
        command.waitUntilExit()
        return (
            command.terminationStatus, try String(contentsOfFile: output, encoding: .utf8),
            try String(contentsOfFile: errors, encoding: .utf8)
        )
    }

    private static func file(_ path: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return try #require(FileHandle(forWritingAtPath: path))
    }
}

struct CommandTests {
    @Test func `errors of files and usage leave with 2 and say what, where and what was meant`() throws {
        let program = Program()
        try "format: \"plumbline-config\"\nformat_version: \"1\"\nlisten: \"nowhere\"\nmial: {}\n"
            .write(toFile: program.path("bad.yaml"), atomically: true, encoding: .utf8)
        let refused = try program.run("serve", "--config", program.path("bad.yaml"))
        #expect(refused.code == 2)
        #expect(refused.errors.contains("bad.yaml:3:9: ") && refused.errors.contains("bad.yaml:4:1: "))
        #expect(refused.errors.contains("did you mean \"mail\"?"))
        #expect(try program.run("show", "--wrong").code == 2)
        #expect(try program.run("probe", "--help").code == 0)
        try FileManager.default.createDirectory(atPath: program.path("none"), withIntermediateDirectories: true)
        let unknown = try program.run(
            "show", "--database", program.path("x.db"), "--probes", program.path("none"), "nothing")
        #expect(unknown.code == 2 && unknown.errors.contains("no service \"nothing\" is registered"))
    }
}
