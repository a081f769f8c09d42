import Foundation

/// Python's standard library, as an oracle and to make what servers would send.
public enum Python {
    struct Failure: Error {
        let status: Int32
    }

    /// What a program writes.
    public static func bytes(_ program: String, input: [UInt8] = []) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        let output = Pipe()
        let folder = FileManager.default.temporaryDirectory.appending(path: "plumbline-\(UUID().uuidString)")
        try Data(input).write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        process.standardInput = try FileHandle(forReadingFrom: folder)
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return Array(bytes)
    }
}
