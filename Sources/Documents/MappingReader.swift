/// Reads the keys of one mapping; `done()` reports those that nobody asked for.
public struct MappingReader {
    /// Where the mapping begins.
    public let location: SourceLocation
    private let decoder: DocumentDecoder
    private let name: String?
    private let written: [DocumentEntry]
    private let values: [String: DocumentEntry]
    private let asked = AskedKeys()

    /// The keys asked for so far; a reference, because readers are passed into closures as values.
    private final class AskedKeys {
        var keys: Set<String> = []
        var takesAll = false
    }

    init(decoder: DocumentDecoder, name: String?, entries: [DocumentEntry], location: SourceLocation) {
        self.decoder = decoder
        self.name = name
        written = entries
        self.location = location
        values = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    }

    /// Reads a key that must be there.
    public func required<T>(_ key: String, _ read: (ValueReader) -> T?) -> T? {
        guard let value = value(key) else {
            let owner = name.map { " of \(quoted($0))" } ?? ""
            decoder.report("the key \(quoted(key))\(owner) is missing", at: location)
            return nil
        }
        return read(value)
    }

    /// Reads a key that may be left out.
    public func optional<T>(_ key: String, _ read: (ValueReader) -> T?) -> T? {
        value(key).flatMap(read)
    }

    /// Reads a list; what cannot be read of it is reported and left out.
    public func list<T>(_ key: String, required: Bool = false, _ read: (ValueReader) -> T?) -> [T] {
        let items = required ? self.required(key) { $0.list(read) } : optional(key) { $0.list(read) }
        return items ?? []
    }

    /// All keys with their values, in the order of the file, for a mapping whose keys are free.
    public func entries() -> [(key: String, location: SourceLocation, value: ValueReader)] {
        asked.takesAll = true
        return written.map { entry in
            (entry.key, entry.keyLocation, ValueReader(decoder: decoder, name: entry.key, node: entry.value))
        }
    }

    /// The value of a key, taken; nothing where the key is not there.
    public func value(_ key: String) -> ValueReader? {
        asked.keys.insert(key)
        return values[key].map { ValueReader(decoder: decoder, name: key, node: $0.value) }
    }

    /// Whether a key is there; it counts as known, though not as wrong.
    public func contains(_ key: String) -> Bool {
        asked.keys.insert(key)
        return values[key] != nil
    }

    /// Where a key stands; nothing where it is not there.
    public func location(of key: String) -> SourceLocation? { values[key]?.keyLocation }

    /// Reports something wrong with the mapping, at its beginning unless a place is given.
    public func report(
        _ what: String, at place: SourceLocation? = nil, expected: String? = nil, hint: String? = nil
    ) {
        decoder.report(what, at: place ?? location, expected: expected, hint: hint)
    }

    private static func expectation(_ known: [String]) -> String {
        switch known.count {
        case 0: "no keys"
        case 1: quoted(known[0])
        default: "one of \(known.joined(separator: ", "))"
        }
    }

    /// Reports every key that was never asked for, with the known key that was probably meant.
    public func done() {
        guard !asked.takesAll else { return }
        let known = asked.keys.sorted()
        let missing = known.filter { values[$0] == nil }
        for entry in written where !asked.keys.contains(entry.key) {
            let hint = suggestion(for: entry.key, among: missing) ?? suggestion(for: entry.key, among: known)
            let owner = name.map { " in \(quoted($0))" } ?? ""
            decoder.report(
                "the key \(quoted(entry.key))\(owner) is not known", at: entry.keyLocation,
                expected: hint == nil ? MappingReader.expectation(known) : nil, hint: hint)
        }
    }
}
