import Foundation
import Glibc
import Logging
import Operations
import Registry

/// The program's own log, on standard error: one line for each event, as text or as JSON.
struct ProgramLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    let format: LogSettings.Format
    let label: String

    /// Sets the log up for the whole program.
    static func start(_ settings: LogSettings) -> Logger {
        let level = Logger.Level(rawValue: settings.level.rawValue) ?? .info
        let format = settings.format
        return Logger(label: "plumbline") { ProgramLog(logLevel: level, format: format, label: $0) }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let (level, message) = (event.level, event.message)
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let time = Timestamp(Date()).description
        switch format {
        case .text:
            let tail = fields.map { " \($0.key)=\(Self.quoted("\($0.value)"))" }.joined()
            Terminal.error("\(time) \(level.rawValue) \(message)\(tail)")
        case .json:
            var object = ["time": time, "level": level.rawValue, "message": "\(message)"]
            for (key, value) in fields where object[key] == nil { object[key] = "\(value)" }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            Terminal.error((try? encoder.encode(object)).map { String(decoding: $0, as: UTF8.self) } ?? "\(message)")
        }
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && !text.contains { $0 == " " || $0 == "\"" || $0.isNewline || $0 == "=" }
        return isPlain
            ? text
            : "\""
                + text.replacingOccurrences(of: "\"", with: "\\\"")
                .replacingOccurrences(of: "\n", with: "\\n") + "\""
    }
}
