/// A way in which the bytes of an answer are packed (RFC 9110 §8.4).
public enum ContentCoding: Sendable, Hashable {
    case gzip, deflate, brotli, zstd
    /// One that has a name, and that no browser reads without having agreed to it.
    case unreadable(String)

    /// What is asked for, as browsers do.
    public static let acceptable = "gzip, deflate, br"

    /// The codings that `Content-Encoding` headers name, in the order in which they were applied.
    ///
    /// Words that are no coding do not count, as in browsers: servers put charsets there, or what their storage did.
    public static func named(in headers: [String]) -> [ContentCoding] {
        var codings: [ContentCoding] = []
        for header in headers {
            for part in header.utf8.split(separator: UInt8(ascii: ",")) {
                let word = String(decoding: part.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
                switch word {
                case "", "identity": continue
                case "gzip", "x-gzip": codings.append(.gzip)
                case "deflate": codings.append(.deflate)
                case "br": codings.append(.brotli)
                case "zstd": codings.append(.zstd)
                case "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip": codings.append(.unreadable(word))
                default: continue
                }
            }
        }
        return codings
    }

    /// The name by which headers call it.
    public var name: String {
        switch self {
        case .gzip: "gzip"
        case .deflate: "deflate"
        case .brotli: "br"
        case .zstd: "zstd"
        case .unreadable(let name): name
        }
    }
}

/// Why an answer cannot be unpacked, in words.
public struct UndecodableContent: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public let description: String
}

/// The bytes of an answer, unpacked.
public struct DecodedContent: Sendable, Hashable {
    /// The bytes, at most as many as were allowed.
    public var bytes: [UInt8]
    /// Whether these are all there are, and no limit ended the reading.
    public var isWhole: Bool

    /// Creates content.
    public init(bytes: [UInt8], isWhole: Bool) {
        self.bytes = bytes
        self.isWhole = isWhole
    }
}
