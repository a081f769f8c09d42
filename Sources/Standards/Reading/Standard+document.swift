public import Documents
import Measures
import Registry

extension Standard {
    /// The format of a checklist file.
    public static let format = "service-checklist"

    /// Reads a checklist file.
    ///
    /// - Throws: everything that is wrong in the file, with its place.
    public static func read(_ document: Document) throws(DocumentProblems) -> Standard {
        guard document.format == format else {
            throw DocumentProblems([
                DocumentProblem(
                    file: document.file, location: document.formatLocation,
                    what: "the format is \(quoted(document.format))", expected: quoted(format))
            ])
        }
        let decoder = DocumentDecoder(document)
        return try decoder.finish(read(decoder.root, decoder))
    }

    private static func read(_ root: MappingReader, _ decoder: DocumentDecoder) -> Standard? {
        let id = root.required("id") { $0.publishedID() }
        let version = root.required("version") { $0.standardVersion() }
        let status = root.required("status") { $0.choice(Status.self) }
        let title = root.required("title") { $0.text() }
        let summary = root.optional("summary") { $0.text() }
        let publisher = root.required("publisher") { $0.publisher() }
        let licence = root.optional("licence") { $0.string() }
        let source = root.optional("source") { $0.webAddress() }
        let derivedFrom = root.optional("derived_from") { reader -> String? in
            guard let other = reader.publishedID() else { return nil }
            if other == id { reader.report("the copy has the id of its original", expected: "an id of its own") }
            return other
        }
        let published = root.optional("published") { $0.civilDate() }
        let effective = root.optional("effective_from") { $0.civilDate() }
        let effectiveExisting = root.optional("effective_from_existing") { $0.civilDate() }
        checkDates(root, published, effective, effectiveExisting)
        let supersedes = root.optional("supersedes") { $0.predecessor(of: version) }
        var parameterNames: [String] = []
        let parameters = root.list("parameters") { ChecklistParameter.read($0, names: &parameterNames) }
        let lists = root.optional("reference_data") { $0.referenceData() } ?? [:]
        var groupIDs: [String] = []
        let groups = root.list("groups") { Group.read($0, ids: &groupIDs) }
        let scope = ChecklistScope(
            decoder: decoder, parameters: parameters, parameterNames: parameterNames, groups: groupIDs,
            lists: lists.keys.sorted())
        var criterionIDs: [String] = []
        let criteria = root.list("criteria", required: true) { Criterion.read($0, ids: &criterionIDs, scope) }
        if criteria.isEmpty, criterionIDs.isEmpty, let place = root.location(of: "criteria"), !decoder.hasProblems {
            root.report("the standard has no criteria", at: place, expected: "at least one")
        }
        var profileIDs: [String] = []
        let profiles = root.list("profiles") { Profile.read($0, ids: &profileIDs, criteria: criterionIDs, scope) }
        let changes = root.list("changes") { DeclaredChange.read($0, criteria: criterionIDs) }
        let scoring = root.optional("scoring") { Scoring.read($0) } ?? Scoring()
        root.done()
        guard let id, let version, let status, let title, let publisher else { return nil }
        return Standard(
            id: id, version: version, status: status, title: title, summary: summary, publisher: publisher,
            licence: licence, source: source?.text, derivedFrom: derivedFrom, published: published,
            effectiveFrom: effective, effectiveFromExisting: effectiveExisting, supersedes: supersedes,
            changes: changes, parameters: parameters, profiles: profiles, referenceData: lists, groups: groups,
            criteria: criteria, scoring: scoring)
    }

    private static func checkDates(
        _ root: MappingReader, _ published: CivilDate?, _ effective: CivilDate?, _ existing: CivilDate?
    ) {
        if let published, let effective, effective < published {
            root.report(
                "the standard counts from \(effective), before it is published",
                at: root.location(of: "effective_from"),
                expected: "\(published) or later")
        }
        guard let existing else { return }
        guard let effective else {
            // One that could not be read is told already.
            if !root.contains("effective_from") {
                root.report(
                    "\"effective_from_existing\" has no \"effective_from\" beside it",
                    at: root.location(of: "effective_from_existing"), expected: "both or none")
            }
            return
        }
        if existing < effective {
            root.report(
                "the standard counts for existing services from \(existing), before it counts for new ones",
                at: root.location(of: "effective_from_existing"), expected: "\(effective) or later")
        }
    }
}

extension Standard.Group {
    static func read(_ value: ValueReader, ids: inout [String]) -> Standard.Group? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { $0.newID("group", among: &ids) }
        let title = mapping.required("title") { $0.text() }
        guard let id, let title else { return nil }
        return Standard.Group(id: id, title: title)
    }
}

extension DeclaredChange {
    static func read(_ value: ValueReader, criteria: [String]) -> DeclaredChange? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let kind = mapping.required("type") { $0.choice(Kind.self) }
        let criterion = mapping.required("criterion") { reader -> String? in
            // What was taken out is not in the file any more.
            let isGone = kind == .removed || kind == .renamed || kind == .split || kind == .merged
            guard isGone else { return reader.word(among: criteria, of: "criterion") }
            guard let id = reader.criterionID() else { return nil }
            if kind == .removed, criteria.contains(id) {
                reader.report(
                    "the criterion \(quoted(id)) is still here", expected: "one that is not in the file any more")
            }
            return id
        }
        let from = mapping.optional("from") { $0.string() }
        let to = mapping.optional("to") { $0.string() }
        let note = mapping.optional("note") { $0.text() }
        guard let kind, let criterion else { return nil }
        return DeclaredChange(kind: kind, criterion: criterion, from: from, to: to, note: note)
    }
}

extension ValueReader {
    /// A version of one to three numbers.
    func standardVersion() -> StandardVersion? {
        parse(expected: "one to three numbers without leading zeros, as \"2019.7\" or \"2.1.0\"") {
            StandardVersion($0)
        }
    }

    fileprivate func publisher() -> Standard.Publisher? {
        guard let mapping = mapping() else { return nil }
        defer { mapping.done() }
        let name = mapping.required("name") { $0.string() }
        let address = mapping.optional("uri") { $0.webAddress() }
        let contact = mapping.optional("contact") { $0.string() }
        return name.map { Standard.Publisher(name: $0, address: address?.text, contact: contact) }
    }

    fileprivate func predecessor(of version: StandardVersion?) -> Standard.Predecessor? {
        guard let mapping = mapping() else { return nil }
        defer { mapping.done() }
        let older = mapping.required("version") { reader -> StandardVersion? in
            guard let older = reader.standardVersion() else { return nil }
            if let version, older >= version {
                reader.report("\(version) cannot replace \(older)", expected: "a version before \(version)")
            }
            return older
        }
        let digest = mapping.required("sha256") { reader in
            reader.parse(expected: "the SHA-256 of the file that is replaced, 64 hexadecimal digits") { word in
                let digits = word.lowercased()
                return digits.utf8.count == 64
                    && digits.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
                    ? digits : nil
            }
        }
        guard let older, let digest else { return nil }
        return Standard.Predecessor(version: older, sha256: digest)
    }

    fileprivate func referenceData() -> [String: [String: [String]]]? {
        guard let mapping = mapping() else { return nil }
        var lists: [String: [String: [String]]] = [:]
        for (name, location, value) in mapping.entries() {
            guard isSlug(name, orUnderscore: true) else {
                mapping.report("the list is called \(quoted(name))", at: location, expected: "a name of a-z 0-9 - _")
                continue
            }
            guard let languages = value.mapping() else { continue }
            for (language, location, words) in languages.entries() {
                guard isLanguageTag(language) else {
                    languages.report(
                        "\(quoted(language)) in \(quoted(name)) is not a language", at: location,
                        expected: "a BCP 47 language tag, as en or fr-CA")
                    continue
                }
                lists[name, default: [:]][language] = words.list { $0.string() }
            }
        }
        return lists
    }
}
