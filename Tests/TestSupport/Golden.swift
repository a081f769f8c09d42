import Foundation
public import Testing

/// A text that is kept in a file beside the tests, so that every change of it is seen as a readable difference.
///
/// `RECORD_GOLDEN=1` writes the files anew and fails the run, so that nobody records by accident.
public struct Golden: Sendable {
    /// The folder of the kept files.
    public let folder: String

    /// The folder `Golden` beside a test file.
    public init(beside file: String = #filePath) {
        folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden").path
    }

    /// Compares a text with the kept file of a name; records an issue with the first line that differs.
    public func check(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let path = folder + "/" + name
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try text.write(toFile: path, atomically: true, encoding: .utf8)
                Issue.record(
                    "recorded \(path): look at the difference, then run without RECORD_GOLDEN",
                    sourceLocation: sourceLocation)
            } catch {
                Issue.record("cannot record \(path): \(error)", sourceLocation: sourceLocation)
            }
            return
        }
        guard let kept = try? String(contentsOfFile: path, encoding: .utf8) else {
            Issue.record("\(path) is missing: run once with RECORD_GOLDEN=1 to make it", sourceLocation: sourceLocation)
            return
        }
        guard kept != text else { return }
        let (old, new) = (
            kept.split(separator: "\n", omittingEmptySubsequences: false),
            text.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let line = zip(old, new).prefix { $0 == $1 }.count
        Issue.record(
            """
            \(name) differs from line \(line + 1) on
            kept: \(line < old.count ? old[line] : "(end)")
            now:  \(line < new.count ? new[line] : "(end)")
            RECORD_GOLDEN=1 accepts the new text
            """, sourceLocation: sourceLocation)
    }
}
