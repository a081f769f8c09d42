import Demo
import Foundation
import Operations
import Standards

/// The folder of the demonstration: beside its database a configuration and its definitions, so that commands find what
/// its server knows.
struct DemoFolder {
    /// The folder.
    let path: String

    /// Writes the files.
    ///
    /// - Parameters:
    ///   - definitionFolders: other folders of probe definitions.
    ///   - standards: the standards that the town is judged by.
    func write(town: DemoTown, definitionFolders: [String], standards: [InstalledStandard]) throws {
        for folder in ["probes", "standards"] {
            try FileManager.default.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
        }
        for file in DemoTown.definitionFiles {
            let name = (file.name as NSString).lastPathComponent
            try Data(file.bytes).write(to: URL(fileURLWithPath: "\(path)/probes/\(name)"))
        }
        for file in standards {
            let name = "\(file.standard.id)-\(file.standard.version).yaml"
            try Data(file.source.utf8).write(to: URL(fileURLWithPath: "\(path)/standards/\(name)"))
        }
        let folders = definitionFolders.filter { FileManager.default.fileExists(atPath: $0) }.map(absolute)
        let ports = town.ports.all.map(String.init).joined(separator: ", ")
        let text = """
            # Written by the demonstration: commands with --config see its town.
            format: "plumbline-config"
            format_version: "1"
            database: "\(absolute(path))/demo.db"
            probes: [\(quoted(["\(absolute(path))/probes"] + folders))]
            standards: [\(quoted(["\(absolute(path))/standards"]))]
            network: { allow: [ { cidr: "127.0.0.0/8", ports: [\(ports)] } ] }

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/plumbline.yaml"))
    }

    private func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

    private func quoted(_ paths: [String]) -> String {
        paths.map { "\"\($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }.joined(separator: ", ")
    }
}
