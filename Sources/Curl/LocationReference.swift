/// Where an answer sends people on to (`Location`), as browsers read it (URL standard, §4.4).
///
/// Browsers forgive much that RFC 3986 does not: blanks around it and line ends in it, back slashes for slashes, a scheme
/// without its slashes.
enum LocationReference {
    /// The reference as it is meant, to be resolved against the URL of the answer.
    ///
    /// - Parameter isSecure: whether that URL is `https`.
    static func meant(by text: String, isSecure: Bool) -> String {
        var bytes = Array(text.utf8)
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        bytes = bytes.drop { $0 <= 0x20 }.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
        let head = bytes[..<end]
        let rest = String(decoding: bytes[end...], as: UTF8.self)
        let scheme = head.firstIndex(of: UInt8(ascii: ":")).map {
            String(decoding: head[..<$0], as: UTF8.self).lowercased()
        }
        // What is no URL of the web keeps its back slashes.
        if let scheme, scheme != "http", scheme != "https", isScheme(scheme) {
            return String(decoding: head, as: UTF8.self) + rest
        }
        let place = String(decoding: head.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
        guard let scheme, scheme == "http" || scheme == "https" else {
            return (place.hasPrefix("//") ? "//" + place.drop { $0 == "/" } : place) + rest
        }
        let after = place.dropFirst(scheme.count + 1)
        // Of the same scheme, and without two slashes, it names a place on the same host.
        let isSame = (scheme == "https") == isSecure
        if isSame, !after.hasPrefix("//") { return "\(after)\(rest)" }
        return "\(scheme)://\(after.drop { $0 == "/" })" + rest
    }

    private static func isScheme(_ text: String) -> Bool {
        guard let first = text.first, first.isASCII, first.isLetter else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }
}
