/// A way in which characters are written as bytes, by the Encoding standard of the WHATWG.
public struct Charset: Sendable, Hashable {
    /// Its name in the standard, in small letters.
    public let name: String
    /// What iconv calls it; nil for those that are decoded here.
    let converter: String?

    /// The charset of most pages.
    public static let utf8 = Charset(name: "utf-8", converter: nil)
    /// What old pages without a label are taken for.
    public static let windows1252 = Charset(name: "windows-1252", converter: nil)

    private static let byLabel = reading(labels)

    /// The charset that a label means, whatever its case; nil for a label that no browser knows.
    public static func labelled(_ label: some StringProtocol) -> Charset? {
        let word = label.utf8.drop { isBlank($0) }.reversed().drop { isBlank($0) }.reversed()
        return byLabel[String(decoding: word, as: UTF8.self).lowercased()]
    }

    private static func isBlank(_ byte: UInt8) -> Bool { [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte) }

    private static func reading(_ table: String) -> [String: Charset] {
        var byLabel: [String: Charset] = [:]
        var charset = utf8
        for line in table.split(separator: "\n") {
            var words = line.split(separator: " ").map(String.init)
            if !line.hasPrefix(" "), words.count > 2 {
                let converter = words[1].filter { $0 != ":" }
                charset = Charset(name: words[0], converter: converter == "-" ? nil : converter)
                words.removeFirst(2)
            }
            for word in words { byLabel[word] = charset }
        }
        return byLabel
    }
}
