import Addresses
import CCurl

/// What a URL says about where a transfer leads, read by libcurl's own parser so that both agree.
struct TransferTarget {
    /// Why a URL cannot be used.
    struct Refusal: Error {
        var failure: TransferResult.Failure
    }

    var kind: PreparedTransfer.Kind
    /// The host without brackets and without a last dot.
    var host: String
    /// The host as libcurl names it.
    var writtenHost: String
    var port: String
    var isAddress: Bool
    var lookupKey: String?

    /// Reads a URL.
    static func reading(_ url: String) -> Result<TransferTarget, Refusal> {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else {
            return bad("the URL \"\(url)\" has blanks or control characters; write them percent-encoded")
        }
        guard let parser = curl_url() else { return .failure(Refusal(failure: .ours("no memory is left for a URL"))) }
        defer { curl_url_cleanup(parser) }
        let code = curl_url_set(parser, CURLUPART_URL, url, UInt32(CURLU_NON_SUPPORT_SCHEME))
        guard code == CURLUE_OK else {
            return bad("the URL \"\(url)\" cannot be read: \(String(cString: curl_url_strerror(code)))")
        }
        let kind: PreparedTransfer.Kind
        switch part(CURLUPART_SCHEME, of: parser) ?? "" {
        case "http": kind = .http
        case "https": kind = .https
        case "smtp": kind = .smtp
        case "smtps": kind = .smtps
        case let other:
            return bad("the URL \"\(url)\" begins with \(other):; http:, https:, smtp: or smtps: is expected")
        }
        guard part(CURLUPART_USER, of: parser) == nil, part(CURLUPART_PASSWORD, of: parser) == nil else {
            return bad("the URL holds a user name; give credentials as a secret instead")
        }
        guard var host = part(CURLUPART_HOST, of: parser, flags: UInt32(CURLU_PUNYCODE)), !host.isEmpty else {
            return bad("the URL \"\(url)\" has no host that can be looked up")
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        let port = part(CURLUPART_PORT, of: parser, flags: UInt32(CURLU_DEFAULT_PORT)) ?? ""
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        let isAddress = IPAddress(name) != nil
        return .success(
            TransferTarget(
                kind: kind, host: name, writtenHost: host, port: port, isAddress: isAddress,
                lookupKey: isAddress ? nil : domain(of: name.lowercased())))
    }

    /// The domain whose name servers answer for a host, by its shape; nothing for `localhost`, which libcurl knows.
    ///
    /// The last two labels, or three where the last is a country's and the one before it short (`gov.uk`, `gob.mx`): a
    /// share of look-ups needs no exact list of public suffixes.
    static func domain(of host: String) -> String? {
        let labels = host.split(separator: ".")
        guard labels.last != "localhost", let last = labels.last else { return nil }
        let isShort = labels.count > 2 && last.utf8.count == 2 && labels[labels.count - 2].utf8.count <= 4
        return labels.suffix(isShort ? 3 : 2).joined(separator: ".")
    }

    private static func bad(_ text: String) -> Result<TransferTarget, Refusal> {
        .failure(Refusal(failure: .badURL(text)))
    }

    private static func part(_ part: CURLUPart, of parser: OpaquePointer, flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parser, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
