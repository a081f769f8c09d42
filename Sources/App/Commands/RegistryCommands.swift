import Storage
import ArgumentParser
import Foundation
import Measures
import Operations
import Registry

/// The kinds of things that can be registered, as they are given on the command line.
enum RegisteredKind: String, ExpressibleByArgument, CaseIterable {
    case service, organisation, place, component

    var subjectKind: SubjectKind {
        switch self {
        case .service: .service
        case .organisation: .organisation
        case .place: .place
        case .component: .component
        }
    }
}

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what is registered: slug, version, status, title.")

    @OptionGroup var options: CommandOptions
    @Option(help: "service, organisation, place or component.") var kind = RegisteredKind.service
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let rows = try await options.useCases().registered(kind.subjectKind, by: .commandLine)
        if json { return Terminal.output(try JSONOutput.text(rows)) }
        for row in rows {
            Terminal.output(
                [row.id, "version \(row.version)", row.status ?? "", row.title].filter { !$0.isEmpty }
                    .joined(separator: "\t"))
        }
        if rows.isEmpty { Terminal.error("nothing is registered yet: `plumbline register FILE`") }
    }
}

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is registered for one service and how it stands now.")

    @OptionGroup var options: CommandOptions
    @Argument(help: "The slug of the service.") var service: String
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let shown = try await options.useCases().describe(service: service, by: .commandLine)
        Terminal.output(json ? try JSONOutput.text(shown) : shown.words)
    }
}

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a registered file out again, byte for byte as it was read.")

    @OptionGroup var options: CommandOptions
    @Argument(help: "The slug.") var id: String
    @Option(help: "service, organisation, place or component.") var kind = RegisteredKind.service
    @Option(name: .customLong("version-number"), help: "An earlier version; the newest where nothing is given.")
    var number: Int?

    func run() async throws {
        let subject = Subject(kind: kind.subjectKind, path: id)
        let versions = try await options.useCases().versions(of: subject, by: .commandLine)
        guard let version = number.map({ wanted in versions.first { $0.version == wanted } }) ?? versions.first else {
            throw Failure.input("\(subject) has no version \(number ?? 0); it has 1 to \(versions[0].version)")
        }
        FileHandle.standardOutput.write(Data(version.source.utf8))
    }
}

struct RetireCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Stop watching a service for good; what is known of it is kept and its slug is never reused.")

    @OptionGroup var options: CommandOptions
    @Argument(help: "The slug of the service.") var service: String

    func run() async throws {
        try await options.useCases().retire(service: service, by: .commandLine)
        Terminal.output("service \(service): retired")
    }
}

/// JSON for scripts: keys in order, slashes as they are.
enum JSONOutput {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
