import Registry

/// An address that a page may point to: a path of this site, or a checked URL.
///
/// A path is built from segments that are percent-encoded, so no name can leave its place in it.
public struct Link: Sendable, Hashable {
    /// The address, ready for a quoted attribute after escaping.
    public let text: String

    /// A path of this site from its segments, with a query in the order given.
    public init(_ segments: [String], query: [(name: String, value: String)] = [], fragment: String? = nil) {
        var text = "/" + segments.map(Link.encoded).joined(separator: "/")
        if !query.isEmpty {
            text += "?" + query.map { Link.encoded($0.name) + "=" + Link.encoded($0.value) }.joined(separator: "&")
        }
        if let fragment { text += "#" + Link.encoded(fragment) }
        self.text = text
    }

    /// A place on the same page.
    public init(fragment: String) {
        text = "#" + Link.encoded(fragment)
    }

    /// A URL found at run time: `http`, `https`, `mailto` or `tel`; nothing for all else (`javascript:`, `data:` …).
    public init?(checking text: String) {
        let lower = text.lowercased()
        if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
            guard let address = try? WebAddress(text) else { return nil }
            self.text = address.wire
            return
        }
        guard lower.hasPrefix("mailto:") || lower.hasPrefix("tel:"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) })
        else { return nil }
        self.text = text
    }

    /// The same path on a site with a public URL (`https://watch.example`), for mails.
    public func absolute(on publicURL: String) -> String {
        guard text.hasPrefix("/") else { return text }
        return (publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL) + text
    }

    /// The same path with one more part of the query.
    public func adding(_ name: String, _ value: String) -> Link {
        guard text.hasPrefix("/") else { return self }
        let end = text.utf8.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
        let hasQuery = text.utf8.contains(UInt8(ascii: "?"))
        let part = Link.encoded(name) + "=" + Link.encoded(value)
        return Link(raw: text[..<end] + (hasQuery ? "&" : "?") + part + text[end...])
    }

    private init(raw: String) { text = raw }

    /// Percent-encodes all but the unreserved characters of RFC 3986; `.` and `..` are encoded too.
    static func encoded(_ text: String) -> String {
        if text == "." { return "%2E" }
        if text == ".." { return "%2E%2E" }
        guard !text.utf8.allSatisfy(isUnreserved) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
