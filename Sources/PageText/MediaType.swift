/// The media type of an answer: what a `Content-Type` header says, or what its first bytes look like.
public struct MediaType: Sendable, Hashable {
    /// How text of the type is read.
    public enum Form: Sendable, Hashable {
        /// HTML, read as forgivingly as browsers do.
        case html
        /// XHTML: the names of HTML, the rules of XML.
        case xhtml
        /// Any other XML.
        case xml
        /// Everything else: the characters are the text.
        case plain
    }

    /// The type in small letters, `text/html`.
    public let essence: String
    /// What the header says about the charset, as it was written; nil where it says nothing.
    public let charset: String?
    /// How text of the type is read.
    public let form: Form

    /// Creates a type.
    public init(essence: String, charset: String? = nil) {
        self.essence = essence
        self.charset = charset
        form = Self.form(essence)
    }

    /// Reads the value of a header; nil where no type stands there, and browsers look at the bytes.
    public init?(header: String) {
        // Byte by byte, and without memory of its own: it is read with every answer.
        let bytes = header.utf8.span
        var end = 0
        while end < bytes.count, bytes[end] != UInt8(ascii: ";") { end += 1 }
        var (first, last) = (0, end)
        while first < last, Self.isBlank(bytes[first]) { first += 1 }
        while last > first, Self.isBlank(bytes[last - 1]) { last -= 1 }
        var slash: Int?
        var isSmall = true
        for place in first..<last {
            let byte = bytes[place]
            if byte == UInt8(ascii: "/") {
                guard slash == nil else { return nil }
                slash = place
            }
            if Self.isBlank(byte) { return nil }
            if (0x41...0x5A).contains(byte) { isSmall = false }
        }
        guard let slash, slash > first, slash + 1 < last else { return nil }
        let written =
            last - first == bytes.count ? header : String(Substring(header.utf8.prefix(last).dropFirst(first)))
        essence = isSmall ? written : Self.small(written)
        // Most of all others are neither HTML nor XML, as the last letter says at once.
        form = bytes[last - 1] | 0x20 == UInt8(ascii: "l") ? Self.form(essence) : .plain
        charset = end < bytes.count ? Self.charset(in: header) : nil
    }

    /// With A to Z in small letters, and no other letter changed.
    private static func small(_ text: String) -> String {
        String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// - Parameter essence: a type in small letters.
    private static func form(_ essence: String) -> Form {
        switch essence {
        case "text/html": .html
        case "application/xhtml+xml": .xhtml
        case "text/xml", "application/xml": .xml
        default: essence.utf8.count > 4 && essence.hasSuffix("+xml") ? .xml : .plain
        }
    }

    /// The first charset parameter; a semicolon within quotes begins no new one.
    private static func charset(in header: String) -> String? {
        var rest = header.utf8.drop { $0 != UInt8(ascii: ";") }
        while !rest.isEmpty {
            rest = rest.dropFirst().drop { $0 <= 0x20 }
            let name = rest.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "=") }
            rest = rest[name.endIndex...]
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst()
            var value: [UInt8] = []
            if rest.first == UInt8(ascii: "\"") {
                rest = rest.dropFirst()
                while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
                    value.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
                }
                rest = rest.drop { $0 != UInt8(ascii: ";") }
            } else {
                value = Array(rest.prefix { $0 != UInt8(ascii: ";") })
                rest = rest.dropFirst(value.count)
            }
            let text = String(decoding: trimmed(value[...]), as: UTF8.self)
            if String(Substring(name)).lowercased() == "charset" { return text.isEmpty ? nil : text }
        }
        return nil
    }

    private static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
        let bytes = bytes.drop(while: isBlank)
        let end = bytes.lastIndex { !isBlank($0) }.map(bytes.index(after:)) ?? bytes.startIndex
        return bytes[..<end]
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension MediaType {
    /// What the first bytes of an answer without a type look like (WHATWG MIME Sniffing §7.1).
    public static func sniffed(_ bytes: [UInt8]) -> MediaType {
        var start = 0
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        while start < bytes.count, [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(bytes[start]) { start += 1 }
        let head = bytes[start..<min(bytes.count, start + 16)].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if head.starts(with: "<?xml".utf8) { return MediaType(essence: "text/xml") }
        let isPage = tags.contains { tag in
            guard head.starts(with: tag.utf8) else { return false }
            guard head.count > tag.utf8.count else { return false }
            return tag == "<!--" || head[tag.utf8.count] == 0x20 || head[tag.utf8.count] == UInt8(ascii: ">")
        }
        return MediaType(essence: isPage ? "text/html" : "text/plain")
    }

    private static let tags = [
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style",
        "<title", "<b", "<body", "<br", "<p", "<!--",
    ]
}
