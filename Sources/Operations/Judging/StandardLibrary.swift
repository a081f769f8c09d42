public import Documents
public import Standards

/// One checklist file as it was read.
public struct InstalledStandard: Sendable, Hashable {
    /// What it says.
    public let standard: Standard
    /// The file, byte for byte.
    public let source: String
    /// SHA-256 of the file, in hexadecimal digits.
    public let sha256: String

    /// Reads a checklist file.
    ///
    /// - Throws: everything that is wrong in it.
    public init(_ file: SourceFile) throws(DocumentProblems) {
        standard = try Standard.read(try Document.read(file.bytes, file: file.name))
        source = String(decoding: file.bytes, as: UTF8.self)
        sha256 = Secrets.sha256(source)
    }
}

/// The standards that services may be judged by.
public struct StandardLibrary: Sendable {
    /// All files, by id and version, the newest version first.
    public let all: [InstalledStandard]

    /// Creates a library; of two files with the same id and version the first one counts.
    public init(_ files: [InstalledStandard]) {
        var kept: [InstalledStandard] = []
        for file in files where !kept.contains(where: { Self.isSame($0.standard, file.standard) }) { kept.append(file) }
        all = kept.sorted { left, right in
            (left.standard.id, right.standard.version) < (right.standard.id, left.standard.version)
        }
    }

    /// Every version of a standard, the newest first.
    public func versions(of id: String) -> [InstalledStandard] { all.filter { $0.standard.id == id } }

    /// One version of a standard.
    public func standard(_ id: String, _ version: String) -> InstalledStandard? {
        guard let version = StandardVersion(version) else { return nil }
        return versions(of: id).first { $0.standard.version == version }
    }

    /// A file that is installed: the version named, or the newest.
    ///
    /// - Throws: `MissingStandard` that says what is there instead.
    public func installed(_ id: String, _ version: String?) throws(MissingStandard) -> InstalledStandard {
        let versions = versions(of: id)
        let found = version.map { standard(id, $0) } ?? versions.first
        if let found { return found }
        let names = versions.map { "\(id) \($0.standard.version)" }
        throw MissingStandard(
            id: id, version: version, installed: versions.isEmpty ? ids : names,
            suggestion: versions.isEmpty ? suggestion(for: id, among: ids) : nil)
    }

    /// The ids, each once.
    public var ids: [String] {
        all.map(\.standard.id).reduce(into: []) { ids, id in if ids.last != id { ids.append(id) } }
    }

    private static func isSame(_ left: Standard, _ right: Standard) -> Bool {
        left.id == right.id && left.version == right.version
    }
}
