import Foundation

/// A new folder that is removed with all that is in it when nobody holds it any more.
public final class TemporaryFolder: Sendable {
    /// The path, without a slash at its end.
    public let path: String

    /// Makes an empty folder that only its owner can enter.
    public init() throws {
        path = FileManager.default.temporaryDirectory.path + "/plumbline-" + UUID().uuidString.lowercased()
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of something inside.
    public func path(_ name: String) -> String { path + "/" + name }

    /// The names of what is inside, sorted.
    public func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}
