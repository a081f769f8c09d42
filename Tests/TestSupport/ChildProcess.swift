import CLinux
import Foundation
import Locks

/// A program that a test starts.
///
/// It is given its three standard descriptors, those that are named, and no other: what another test has open meanwhile (a pipe, a listening
/// socket, a database's lock) never stays open in it. `Foundation.Process` promises that on no Linux, and waits for the
/// end of a child by a descriptor that the next child inherits.
public final class ChildProcess: Sendable {
    /// Why a program did not start.
    public struct Failure: Error, CustomStringConvertible {
        /// What is wrong.
        public let description: String

        /// Creates a failure with its words.
        public init(description: String) {
            self.description = description
        }
    }

    /// How a program ended.
    public enum Ending: Sendable, Hashable {
        /// It left with a code.
        case exit(Int32)
        /// A signal ended it.
        case signal(Int32)
    }

    /// The number of the process.
    public let id: Int32
    private let ending = Mutex<Ending?>(nil)
    private let ended = DispatchGroup()

    /// Starts a program; a descriptor that is not given is `/dev/null`.
    ///
    /// - Parameters:
    ///   - program: the path of an executable file.
    ///   - words: its arguments.
    ///   - folder: where it runs; where the test runs otherwise.
    ///   - environment: what is set on top of the environment of the test.
    ///   - more: descriptors that it finds as its numbers 3, 4 and so on.
    public init(
        _ program: String, _ words: [String], in folder: String? = nil, environment: [String: String] = [:],
        input: Int32? = nil, output: Int32? = nil, errors: Int32? = nil, more: [Int32] = []
    ) throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw Failure(description: "\(program) is not installed; the tests need it")
        }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, given) in [input, output, errors].enumerated() {
            let target = Int32(number)
            if let given {
                unsafe posix_spawn_file_actions_adddup2(&actions, given, target)
            } else {
                unsafe posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_RDWR, 0)
            }
        }
        // Moved up first: one of them may have the number that another is to get.
        let moved = more.map { fcntl($0, F_DUPFD_CLOEXEC, 3 + Int32(more.count)) }
        defer { for descriptor in moved { close(descriptor) } }
        for (number, descriptor) in moved.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, 3 + Int32(number))
        }
        unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3 + Int32(more.count))
        if let folder { unsafe posix_spawn_file_actions_addchdir_np(&actions, folder) }
        // The threads that run tests keep signals to themselves; a program that inherited that could not be ended.
        var attributes = posix_spawnattr_t()
        var (none, all) = (sigset_t(), sigset_t())
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
        var number: pid_t = 0
        let code = unsafe Self.withCStrings([program] + words) { words in
            unsafe Self.withCStrings(variables) { variables in
                unsafe posix_spawn(&number, program, &actions, &attributes, words, variables)
            }
        }
        guard code == 0 else { throw Failure(description: "\(program) does not start: error \(code)") }
        id = number
        ended.enter()
        Thread.detachNewThread { self.takeEnd() }
    }

    /// Whether it still runs.
    public var isRunning: Bool { ending.withLock { $0 == nil } }

    /// Sends a signal; nothing once it has ended.
    public func send(_ signal: Int32) {
        // Under the lock: after it was waited for, the number may belong to somebody else.
        ending.withLock { ending in
            if ending == nil { kill(id, signal) }
        }
    }

    /// Waits for its end.
    @discardableResult
    public func wait() -> Ending {
        ended.wait()
        return ending.withLock { $0 } ?? .exit(-1)
    }

    /// Takes the end of the program at once, on a thread of its own.
    ///
    /// Swift Testing waits for the ends of its exit tests by looking at whichever child has ended: one that nobody takes
    /// would be all that it ever sees.
    private func takeEnd() {
        var information = unsafe siginfo_t()
        while unsafe waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        ending.withLock { ending in
            var status: Int32 = 0
            guard unsafe waitpid(id, &status, 0) == id else { return }
            let signal = status & 0x7f
            ending = signal == 0 ? .exit((status >> 8) & 0xff) : .signal(signal)
        }
        ended.leave()
    }

    private static func withCStrings<Answer>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Answer
    ) -> Answer {
        let pointers = unsafe strings.map { unsafe strdup($0) }
        defer { unsafe pointers.forEach { unsafe free($0) } }
        return unsafe body(pointers + [nil])
    }
}

extension ChildProcess {
    /// What a program that ran to its end left.
    public struct Finished: Sendable {
        /// How it ended.
        public let ending: Ending
        /// What it wrote to standard output.
        public let output: String
        /// What it wrote to standard error.
        public let errors: String

        /// The exit code; nothing where a signal ended it.
        public var code: Int32? {
            guard case .exit(let code) = ending else { return nil }
            return code
        }
    }

    /// Runs a program to its end.
    ///
    /// - Parameter input: what it reads from standard input; nothing otherwise.
    public static func run(
        _ program: String, _ words: [String], in folder: String? = nil, environment: [String: String] = [:],
        input: String? = nil
    ) throws -> Finished {
        // Files, not pipes: nothing has to be read while it runs, however much it writes.
        let files = try TemporaryFolder()
        let descriptors = try ["input", "output", "errors"].map { name in
            let descriptor = unsafe open(files.path(name), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw Failure(description: "\(files.path(name)) cannot be made: \(errno)") }
            return descriptor
        }
        defer { for descriptor in descriptors { close(descriptor) } }
        if let input { try input.write(toFile: files.path("input"), atomically: false, encoding: .utf8) }
        let process = try ChildProcess(
            program, words, in: folder, environment: environment, input: descriptors[0], output: descriptors[1],
            errors: descriptors[2])
        let ending = process.wait()
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: files.path(name))), as: UTF8.self)
        }
        return Finished(ending: ending, output: try text("output"), errors: try text("errors"))
    }
}
