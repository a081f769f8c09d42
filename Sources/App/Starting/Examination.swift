import Measures
import Alerting
import Foundation
import Operations
import Persistence
import Registry
import Storage

/// What `plumbline doctor` looks at.
struct Examination {
    /// One thing that was looked at.
    struct Finding {
        var what: String
        var isGood: Bool
        var detail: String
    }

    let options: CommandOptions

    /// Looks at everything; a failure of one does not hide the others.
    func findings() async -> [Finding] {
        let settings: Settings
        do {
            settings = try options.settings()
        } catch {
            return [Finding(what: "configuration", isGood: false, detail: "\(error)")]
        }
        var findings = [
            Finding(
                what: "configuration", isGood: true,
                detail: options.settingsFile
                    ?? "the defaults: no file is named, and there is no \(SettingsReader.usualFile) here")
        ]
        findings.append(
            check("probe definitions") {
                let library = try DefinitionFolder.library(settings.probes)
                guard !library.ids.isEmpty else {
                    throw Failure.input(
                        "none in \(settings.probes.joined(separator: ", ")), so nothing can be probed; set the key probes of "
                            + "the configuration to a folder that holds some")
                }
                return "\(library.ids.count) definitions: \(library.ids.joined(separator: ", "))"
            })
        findings.append(check("trusted roots") { try Self.roots(settings) })
        findings += secrets(settings)
        findings.append(
            check("mail") {
                guard let mail = settings.mail else {
                    throw Failure.input(
                        "no relay is set, so officials are not told; set the key mail of the configuration")
                }
                return mail.description
            })
        findings.append(
            check("operator") {
                guard let email = settings.operatorContact.email else {
                    throw Failure.input(
                        "nobody is told when Plumbline's own network is lost; set the key operator.email of the "
                            + "configuration")
                }
                return email
            })
        findings += await database(settings)
        return findings
    }

    private func check(_ what: String, _ look: () throws -> String) -> Finding {
        do {
            return Finding(what: what, isGood: true, detail: try look())
        } catch {
            return Finding(what: what, isGood: false, detail: "\(error)")
        }
    }

    private static func roots(_ settings: Settings) throws -> String {
        let path = settings.network.caBundle ?? "/etc/ssl/certs/ca-certificates.crt"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.environment("\(path) cannot be read; install ca-certificates or set network.ca_bundle")
        }
        let count =
            String(decoding: data, as: UTF8.self).components(separatedBy: "-----BEGIN CERTIFICATE-----").count - 1
        guard count > 0 else { throw Failure.environment("\(path) holds no certificate") }
        return "\(count) certificates in \(path)"
    }

    private func secrets(_ settings: Settings) -> [Finding] {
        settings.secrets.sorted { $0.key < $1.key }.map { name, source in
            check("secret \(name)") {
                _ = try SecretReader(environment: ProcessInfo.processInfo.environment).read(name, from: source)
                return "readable"
            }
        }
    }

    private func database(_ settings: Settings) async -> [Finding] {
        do {
            if case .sqlite(let path) = try settings.datastoreLocation(), !FileManager.default.fileExists(atPath: path)
            {
                return [
                    Finding(
                        what: "database", isGood: true,
                        detail: "there is none yet at \(path); the first `plumbline register` or `serve` makes it")
                ]
            }
            let store = try Opening.store(settings)
            let problems = try store.datastore.integrityCheck()
            let seen = try await store.read { try $0.lastSeen() }
            let services = try await store.read { try $0.currentRegistrations(of: .service) }.count
            let isAlive = seen.map { Opening.now() - $0 < .seconds(10) } ?? false
            return [
                Finding(
                    what: "database", isGood: problems.isEmpty,
                    detail: problems.isEmpty
                        ? "sound, \(services) services" : problems.prefix(5).joined(separator: "; ")),
                Finding(
                    what: "server", isGood: true,
                    detail: isAlive ? "running" : seen.map { "not running; last alive \($0)" } ?? "never started"),
            ]
        } catch {
            return [Finding(what: "database", isGood: false, detail: "\(error)")]
        }
    }
}

/// Reading secrets where the configuration says they are.
struct SecretReader {
    let environment: [String: String]

    /// The secret; line ends at its end are not part of it.
    func read(_ name: String, from source: SecretSource) throws -> String {
        switch source.place {
        case .file(let path):
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Failure.input("secret \"\(name)\": the file \(path) cannot be read")
            }
            let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
            guard !text.isEmpty else { throw Failure.input("secret \"\(name)\": the file \(path) is empty") }
            return text
        case .environment(let variable):
            guard let text = environment[variable], !text.isEmpty else {
                throw Failure.input("secret \"\(name)\": the environment variable \(variable) is not set")
            }
            return text
        }
    }
}

extension SecretReader {
    /// Reads every secret once, so that a missing one is known at the start and not at the first outage.
    static func check(_ settings: Settings) throws {
        let reader = SecretReader(environment: ProcessInfo.processInfo.environment)
        for (name, source) in settings.secrets { _ = try reader.read(name, from: source) }
    }
}

extension Settings {
    /// The settings with the password of the relay read.
    func withSecrets() throws -> Settings {
        var settings = self
        let reader = SecretReader(environment: ProcessInfo.processInfo.environment)
        if let name = settings.mail?.passwordSecret, let source = secrets[name] {
            settings.mail?.password = try reader.read(name, from: source)
        }
        return settings
    }

    /// Where the database is, with its password where the secrets hold one named `database-password`.
    func datastoreLocation() throws -> DatastoreLocation {
        let reader = SecretReader(environment: ProcessInfo.processInfo.environment)
        let password = try secrets["database-password"].map { try reader.read("database-password", from: $0) }
        return DatastoreLocation(database, password: password)
    }
}
