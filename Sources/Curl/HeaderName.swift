/// The name of a header that is asked for with every answer, so that looking for it costs little.
public struct HeaderName: Sendable, Hashable {
    /// The name in small letters.
    public let bytes: [UInt8]
    /// Its bit in `HeaderNames`; none for an empty name.
    let bit: UInt64

    /// Creates a name, written in any case.
    public init(_ name: some StringProtocol) {
        bytes = Array(name.lowercased().utf8)
        if let first = bytes.first, let last = bytes.last {
            bit = HeaderNames.bit(first, last, count: bytes.count)
        } else {
            bit = 0
        }
    }

    /// `Content-Type`: what the answer is.
    public static let contentType = HeaderName("Content-Type")
    /// `Content-Encoding`: how it was packed.
    public static let contentEncoding = HeaderName("Content-Encoding")
    /// `Content-Length`: how long it is.
    public static let contentLength = HeaderName("Content-Length")
}
