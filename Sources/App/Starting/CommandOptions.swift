import Addresses
import ArgumentParser
import Curl
import Documents
import Feedback
import Foundation
import Operations
import Persistence
import Probing
import Registry
import Storage

/// The flags that every command shares: where the configuration and the database are.
struct CommandOptions: ParsableArguments {
    @Option(help: "The configuration file; plumbline.yaml in this folder where it is there.")
    var config: String?

    @Option(help: "The database: a path, or postgres://user@host/name. Overrides the configuration.")
    var database: String?

    @Option(name: .customLong("probes"), help: "A folder of probe definitions; may be given more than once.")
    var probeFolders: [String] = []

    /// The settings: the file, over it the environment, over it the flags.
    func settings() throws -> Settings {
        var settings = try SettingsReader(environment: ProcessInfo.processInfo.environment).read(file: config)
        if let database { settings.database = database }
        if !probeFolders.isEmpty { settings.probes = probeFolders }
        return settings
    }

    /// The file that the settings are read from; nil for the defaults.
    var settingsFile: String? {
        SettingsReader(environment: ProcessInfo.processInfo.environment).file(named: config)
    }

    /// Opens the database and gives everything that can be asked of it.
    ///
    /// - Parameter creating: whether a database that is not there is made; else a command in the wrong folder would show
    ///   an empty one.
    func useCases(_ settings: Settings? = nil, creating: Bool = false) throws -> UseCases {
        let settings = try settings ?? self.settings()
        if !creating { try Opening.requireDatabase(settings) }
        let definitions = try DefinitionFolder.library(settings.probes)
        let store = try Opening.store(settings)
        return UseCases(
            store: store, ids: IdentifierSource(), definitions: definitions,
            standards: try StandardFolder.library(settings.standards),
            questionSets: try QuestionFolder.sets(settings.questions),
            settings: settings,
            probeContext: Opening.probeContext(settings), now: Opening.now)
    }
}

/// Opening what commands work on.
enum Opening {
    /// The wall clock.
    static let now: @Sendable () -> Timestamp = { Timestamp(Date()) }

    /// Where plans run under these settings: what may be reached, and the secrets that hosts were granted.
    static func probeContext(_ settings: Settings) -> ProbeContext {
        let reader = SecretReader(environment: ProcessInfo.processInfo.environment)
        let listening = ListeningAddresses.of(settings.listen)
        let secrets = settings.secrets
        return ProbeContext(
            addresses: AddressPolicy(
                purpose: .probe, allowed: settings.network.allow, listening: listening,
                ownAddresses: InterfaceAddresses.current())
        ) { name, host, organisation in
            guard let source = secrets[name] else { return .refused("no secret \"\(name)\" is configured") }
            if let why = source.refusal(of: name, to: host, organisation: organisation) { return .refused(why) }
            guard let value = try? reader.read(name, from: source) else {
                return .refused("the secret \"\(name)\" cannot be read")
            }
            return .value(value)
        }
    }

    /// Refuses to go on where the file of the database is not there.
    static func requireDatabase(_ settings: Settings) throws {
        guard case .sqlite(let path) = try settings.datastoreLocation(),
            !FileManager.default.fileExists(atPath: path)
        else { return }
        let whole = URL(fileURLWithPath: path).path
        throw Failure.environment(
            "there is no database at \(whole); name the configuration of the server with --config, or the database with "
                + "--database")
    }

    /// Opens and migrates the database that the settings name.
    static func store(_ settings: Settings) throws -> Store {
        try Store(Datastore.open(settings.datastoreLocation()))
    }
}

/// Reading the folders of probe definitions.
enum DefinitionFolder {
    /// All definitions of the folders; a folder that is not there falls back to the one beside the program.
    static func library(_ folders: [String]) throws -> DefinitionLibrary {
        var definitions: [ProbeDefinition] = []
        var problems: [DocumentProblem] = []
        for file in try folders.flatMap(files) {
            do {
                let document = try Document.read(try SourceFiles.read(file).bytes, file: file)
                definitions.append(try ProbeDefinition.read(document))
            } catch let found as DocumentProblems {
                problems += found.problems
            }
        }
        guard problems.isEmpty else { throw DocumentProblems(problems) }
        return DefinitionLibrary(definitions)
    }

    private static func files(_ folder: String) throws -> [String] {
        try InstalledFolder.files(folder, of: "probe definitions", flag: "--probes", key: "probes")
    }
}

/// Reading the folders of checklist files.
enum StandardFolder {
    /// All standards of the folders.
    static func library(_ folders: [String]) throws -> StandardLibrary {
        var standards: [InstalledStandard] = []
        var problems: [DocumentProblem] = []
        let files = try folders.flatMap { folder -> [String] in
            // The folder that nobody named need not be there; one that was named must.
            if folder == Settings().standards.first, InstalledFolder.place(of: folder) == nil { return [] }
            return try InstalledFolder.files(folder, of: "checklist files", flag: nil, key: "standards")
        }
        for file in files {
            do {
                standards.append(try InstalledStandard(try SourceFiles.read(file)))
            } catch let found as DocumentProblems {
                problems += found.problems
            }
        }
        guard problems.isEmpty else { throw DocumentProblems(problems) }
        return StandardLibrary(standards)
    }
}

/// Reading the folders of question sets.
enum QuestionFolder {
    /// The sets of the folders, and those that come with the program.
    static func sets(_ folders: [String]) throws -> QuestionSets {
        var sets: [QuestionSet] = []
        var problems: [DocumentProblem] = []
        for file in try folders.flatMap({
            try InstalledFolder.files($0, of: "question sets", flag: nil, key: "questions")
        }) {
            do {
                let document = try Document.read(try SourceFiles.read(file).bytes, file: file)
                let set = try QuestionSet.read(document)
                if sets.contains(where: { $0.id == set.id }) {
                    problems.append(
                        DocumentProblem(
                            file: file, location: document.root.location,
                            what: "the question set \"\(set.id)\" is in another file too",
                            expected: "each of them in one file", hint: nil))
                }
                sets.append(set)
            } catch let found as DocumentProblems {
                problems += found.problems
            }
        }
        guard problems.isEmpty else { throw DocumentProblems(problems) }
        return try QuestionSets(adding: sets)
    }
}

/// Folders of files that come with the program, or that the operator keeps.
enum InstalledFolder {
    /// The files of a folder.
    static func files(_ folder: String, of what: String, flag: String?, key: String) throws -> [String] {
        guard let found = place(of: folder) else {
            throw Failure.input(
                "there is no folder \(folder) of \(what) (looked for \(candidates(folder).joined(separator: ", "))); "
                    + "name it with \(flag.map { "\($0) or with " } ?? "")the key \(key) of the configuration")
        }
        return try SourceFiles.inside(found)
    }

    /// Where a folder is; one that is not there falls back to the one beside the program, or that is installed.
    static func place(of folder: String) -> String? {
        candidates(folder).first { FileManager.default.fileExists(atPath: $0) }
    }

    private static func candidates(_ folder: String) -> [String] {
        guard !folder.hasPrefix("/") else { return [folder] }
        let besideProgram = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent(folder).path
        return [folder, besideProgram, "/usr/share/plumbline/" + folder]
    }
}

/// Files and folders as they are given on the command line.
enum SourceFiles {
    /// The largest file that is read, in bytes.
    static let limit = 1 << 20

    /// Reads one file; `-` is standard input.
    static func read(_ path: String) throws -> SourceFile {
        if path == "-" {
            let data = try FileHandle.standardInput.read(upToCount: limit + 1) ?? Data()
            return SourceFile(name: "standard input", bytes: Array(data))
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure.input("\(path): no such file, or it may not be read")
        }
        defer { try? handle.close() }
        do {
            return SourceFile(name: path, bytes: Array(try handle.read(upToCount: limit + 1) ?? Data()))
        } catch {
            throw Failure.input("\(path): cannot be read as a file")
        }
    }

    /// The YAML and JSON files of a folder and the folders in it, by name.
    static func inside(_ folder: String) throws -> [String] {
        // A walk does not begin at a link: it would find nothing, and say nothing.
        let place = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        guard let walk = FileManager.default.enumerator(atPath: place) else {
            throw Failure.input("\(folder): no such folder, or it may not be read")
        }
        return walk.compactMap { $0 as? String }
            .filter { name in [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) } }
            .map { folder + "/" + $0 }.sorted()
    }

    /// The files that paths mean: files themselves, and everything in folders.
    static func all(_ paths: [String]) throws -> [String] {
        try paths.flatMap { path -> [String] in
            var isFolder: ObjCBool = false
            let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            return exists && isFolder.boolValue ? try inside(path) : [path]
        }
    }
}

/// The addresses that a server listens on, which probes may never reach.
enum ListeningAddresses {
    /// The socket address of a host that is a literal; the loopback one for `localhost`.
    static func of(_ listen: ListenAddress) -> [SocketAddress] {
        let address = listen.host == "localhost" ? IPAddress.loopback : IPAddress(listen.host)
        guard let address, let port = UInt16(exactly: listen.port), port != 0 else { return [] }
        return [SocketAddress(address, port: port)]
    }
}
