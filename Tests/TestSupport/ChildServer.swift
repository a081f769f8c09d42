import Foundation

/// A server program that a test starts, and that ends with the test's process however that ends.
///
/// A shell waits for the end of a pipe that only this process holds, and then stops the program by its number.
public final class ChildServer: Sendable {
    /// Why a server does not run.
    public struct Failure: Error, CustomStringConvertible {
        /// What is wrong.
        public let description: String
    }

    private static let script = """
        trap '' INT TERM HUP
        exec 3<&0
        "$@" </dev/null &
        child=$!
        cat <&3 >/dev/null
        kill $child 2>/dev/null
        wait $child 2>/dev/null
        """

    private let lifeline: FileHandle
    private let process: Process
    /// What the program writes to standard output.
    private let output: FileHandle

    /// Starts a program.
    public init(_ program: String, _ words: [String]) throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw Failure(description: "\(program) is not installed; the tests need it")
        }
        let (input, output) = (Pipe(), Pipe())
        lifeline = input.fileHandleForWriting
        self.output = output.fileHandleForReading
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", Self.script, "plumbline", program] + words
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        // Whatever the tests start must not hold the pipe open.
        _ = fcntl(lifeline.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try process.run()
    }

    /// The next words that the program writes; waits for them.
    public func nextWords() -> String {
        String(decoding: output.availableData, as: UTF8.self)
    }

    /// Whether the program still runs.
    public var isRunning: Bool { process.isRunning }

    /// Ends the program and waits for its end.
    public func stop() {
        try? lifeline.close()
        process.waitUntilExit()
    }

    deinit {
        try? lifeline.close()
    }
}
