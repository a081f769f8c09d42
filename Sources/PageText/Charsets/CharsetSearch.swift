/// Finding out in which charset a text is written: mark of the byte order, header, meta element, or what the bytes allow.
public enum CharsetSearch {
    /// How many bytes are looked through for a declaration (HTML standard, §13.2.3.2).
    static let prescanned = 1024
    /// How far it is searched where the first bytes declare nothing, as browsers change their mind while they parse.
    static let searchedLater = 64 << 10

    /// The charset of a text, and how many bytes at its start are the mark of the byte order.
    ///
    /// - Parameters:
    ///   - isWhole: whether the bytes are all; a character that a limit cut in two is then no fault.
    public static func charset(of bytes: [UInt8], _ type: MediaType, isWhole: Bool) -> (Charset, mark: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (Charset(name: "utf-16be", converter: nil), 2) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (Charset(name: "utf-16le", converter: nil), 2) }
        if let label = type.charset, let charset = Charset.labelled(label) { return (charset, 0) }
        let form = type.form
        if form != .plain {
            if let declared = declared(in: bytes, upTo: prescanned, form) { return (declared, 0) }
            if form != .html { return (.utf8, 0) }
        }
        if UTF8Check.isValid(bytes, isWhole: isWhole) { return (.utf8, 0) }
        if form == .html, let later = declared(in: bytes, upTo: searchedLater, form) { return (later, 0) }
        return (.windows1252, 0)
    }

    /// What the text itself declares.
    private static func declared(in bytes: [UInt8], upTo count: Int, _ form: MediaType.Form) -> Charset? {
        let head = Array(bytes.prefix(count))
        if let label = xmlDeclaration(head), let charset = meant(by: label) { return charset }
        guard form != .xml else { return nil }
        var reader = MetaReader(head)
        while let label = reader.next() {
            if let charset = meant(by: label) { return charset }
        }
        return nil
    }

    /// A declaration that could be read is in a charset that has ASCII in it.
    private static func meant(by label: String) -> Charset? {
        guard let charset = Charset.labelled(label) else { return nil }
        return switch charset.name {
        case "utf-16le", "utf-16be": .utf8
        case "x-user-defined": .windows1252
        default: charset
        }
    }

    /// The encoding that `<?xml … encoding="…"?>` names.
    private static func xmlDeclaration(_ head: [UInt8]) -> String? {
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let declaration = String(decoding: head[..<end], as: UTF8.self)
        guard let name = declaration.range(of: "encoding") else { return nil }
        let value = declaration[name.upperBound...].drop { $0 != "\"" && $0 != "'" }
        guard let quote = value.first else { return nil }
        return String(value.dropFirst().prefix { $0 != quote })
    }
}
