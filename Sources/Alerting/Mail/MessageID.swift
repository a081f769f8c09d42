/// The `Message-ID` of messages (RFC 5322 §3.6.4): made once from what never changes, so that every try has the same.
enum MessageID {
    /// The id of a delivery, `<plumbline.3k5f1a9z0b@watch.example.gov>`.
    static func of(delivery: Int64, host: String) -> String {
        "<plumbline.\(String(UInt64(bitPattern: delivery), radix: 36))@\(host)>"
    }

    /// The host of an address such as `https://watch.example.gov:8443/plumbline`, fit for a message id.
    static func host(ofAddress address: String) -> String {
        var rest = address[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        rest = rest.prefix { !"/?#".contains($0) }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            // An IPv6 address: its colons may not stand in a message id.
            let literal = rest[rest.index(after: rest.startIndex)..<end]
            return "v6-" + literal.map { $0.isHexDigit ? String($0) : "-" }.joined()
        }
        let host = rest.prefix { $0 != ":" }.lowercased().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".")
        }
        let labels = host.split(separator: ".")
        return labels.isEmpty ? "localhost" : labels.joined(separator: ".")
    }
}
