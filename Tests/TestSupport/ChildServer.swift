import Foundation

/// A server program that a test starts, and that ends with the test's process however that ends.
///
/// A shell waits for the end of a pipe that only this process holds, and then stops the program by its number.
public final class ChildServer: Sendable {
    private static let script = """
        trap '' INT TERM HUP
        exec 3<&0
        (trap - INT TERM HUP; exec "$@") </dev/null 3<&- &
        child=$!
        exec >/dev/null
        cat <&3 >/dev/null
        kill $child 2>/dev/null
        wait $child 2>/dev/null
        """

    private let lifeline: FileHandle
    private let process: ChildProcess
    /// What the program writes to standard output.
    private let output: FileHandle

    /// Starts a program; what it writes to standard error goes to a file where one is named.
    public convenience init(_ program: String, _ words: [String], errors: String? = nil) throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw ChildProcess.Failure(description: "\(program) is not installed; the tests need it")
        }
        try self.init(script: Self.script, [program] + words, errors: errors)
    }

    /// Starts a shell script that ends what it started when its standard input ends.
    public init(script: String, _ words: [String], errors: String? = nil) throws {
        let (input, output) = (Pipe(), Pipe())
        lifeline = input.fileHandleForWriting
        self.output = output.fileHandleForReading
        let file = errors.map { unsafe open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) }
        defer { if let file { close(file) } }
        process = try ChildProcess(
            "/bin/sh", ["-c", script, "plumbline"] + words, input: input.fileHandleForReading.fileDescriptor,
            output: output.fileHandleForWriting.fileDescriptor, errors: file)
        // This process keeps only its own ends: the other ends close when the program does.
        try input.fileHandleForReading.close()
        try output.fileHandleForWriting.close()
    }

    /// The next words that the program writes; waits for them, and gives none when it has ended.
    public func nextWords() -> String {
        String(decoding: output.availableData, as: UTF8.self)
    }

    /// Whether the program still runs.
    public var isRunning: Bool { process.isRunning }

    /// Ends the program and waits for its end.
    public func stop() {
        try? lifeline.close()
        process.wait()
    }

    deinit {
        try? lifeline.close()
    }
}
