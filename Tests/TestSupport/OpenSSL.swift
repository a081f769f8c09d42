import Foundation

/// The `openssl` command, for certificates and servers that a test needs.
public enum OpenSSL {
    /// Runs it in a folder.
    ///
    /// - Throws: what it complains about, where it fails.
    public static func run(in folder: TemporaryFolder, _ words: [String]) throws {
        let made = try ChildProcess.run("/usr/bin/openssl", words, in: folder.path)
        guard made.code == 0 else { throw ChildProcess.Failure(description: "openssl \(words): \(made.errors)") }
    }
}
