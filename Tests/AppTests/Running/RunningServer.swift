import Foundation
import TestSupport

/// `plumbline serve`, running as a process of its own; it ends with the test's process however that ends.
final class RunningServer: Sendable {
    /// The address of its pages.
    let url: String
    private let id: pid_t
    private let log: String
    private let shell: ChildServer

    /// Says the number of the program, and how it ended; ends it when nobody holds this object any more.
    private static let script = """
        exec 3<&0
        log=$1; shift
        "$@" </dev/null 3<&- >>"$log" 2>&1 &
        child=$!
        echo $child
        (cat <&3 >/dev/null; kill -9 $child 2>/dev/null) >/dev/null &
        wait $child 2>/dev/null
        echo "ended $?"
        """

    /// Starts the server and waits until it listens.
    init(_ program: String, configuration: String, log: String) async throws {
        self.log = log
        let shell = try ChildServer(script: Self.script, [log, program, "serve", "--config", configuration])
        let words = shell.nextWords()
        guard let id = pid_t(words.filter(\.isNumber)) else {
            throw ChildProcess.Failure(description: "the server did not start: \(words)")
        }
        (self.shell, self.id) = (shell, id)
        url = try await eventually("the server listens, see \(log)") {
            let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            if let line = text.split(separator: "\n").last(where: { $0.contains(" listening url=") }),
                let start = line.range(of: "url=")
            {
                return String(line[start.upperBound...].prefix { $0 != " " })
            }
            guard shell.isRunning else { throw ChildProcess.Failure(description: "the server ended: \(text)") }
            return nil
        }
    }

    /// Ends it as a power cut would, at once.
    func kill() {
        Glibc.kill(id, SIGKILL)
        _ = shell.nextWords()
        shell.stop()
    }

    /// Asks it to stop and waits; gives its exit code.
    func stop() -> Int32 {
        Glibc.kill(id, SIGTERM)
        let words = shell.nextWords()
        shell.stop()
        return Int32(words.filter(\.isNumber)) ?? -1
    }

    /// What it wrote to its log.
    var words: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }
}
