import Foundation

/// A mail read into headers and parts (RFC 5322, RFC 2045), as far as our own mails need it.
///
/// What cannot be read stays as it is: a mail that was caught is always shown.
struct MailMessage {
    private var headers: [(name: String, value: String)] = []
    private var body: ArraySlice<UInt8>
    private var parts: [MailMessage] = []

    /// How deep parts within parts are followed.
    private static let deepest = 4

    init(_ raw: [UInt8]) {
        self.init(raw[...], depth: 0)
    }

    private init(_ raw: ArraySlice<UInt8>, depth: Int) {
        body = raw[raw.endIndex...]
        var rest = raw
        while !rest.isEmpty {
            let line = Self.takeLine(&rest)
            guard !line.isEmpty else { break }
            let words = String(decoding: line, as: UTF8.self)
            if words.first == " " || words.first == "\t" {
                // A folded header goes on; the blank that it was folded at stays (RFC 5322 §2.2.3).
                guard !headers.isEmpty else { continue }
                headers[headers.count - 1].value += words
            } else if let colon = words.firstIndex(of: ":") {
                let value = words[words.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
                headers.append((words[..<colon].lowercased(), String(value)))
            }
        }
        body = rest
        if depth < Self.deepest, let boundary = parameter("boundary"), type.hasPrefix("multipart/") {
            parts = Self.split(body, at: boundary).map { MailMessage($0, depth: depth + 1) }
        }
    }

    /// The value of the first header of a name (in lower case), unfolded.
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The content of the first part of a type, decoded; nothing where there is none.
    func content(ofType wanted: String) -> String? {
        guard parts.isEmpty else { return parts.lazy.compactMap { $0.content(ofType: wanted) }.first }
        guard type == wanted else { return nil }
        let bytes =
            switch header("content-transfer-encoding")?.lowercased() {
            case "quoted-printable": QuotedPrintable.decode(body)
            case "base64":
                Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters).map(Array.init) ?? Array(body)
            default: Array(body)
            }
        return Charset.decode(bytes, named: parameter("charset") ?? "utf-8").replacing("\r\n", with: "\n")
    }

    /// The type in lower case; mail without one is plain text.
    private var type: String {
        guard let value = header("content-type") else { return "text/plain" }
        return value.prefix { $0 != ";" }.trimmed.lowercased()
    }

    /// A parameter of the type, without its quotes.
    private func parameter(_ name: String) -> String? {
        for part in (header("content-type") ?? "").split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmed.lowercased() == name else { continue }
            let value = pair[1].trimmed
            return value.hasPrefix("\"") ? String(value.dropFirst().prefix { $0 != "\"" }) : value
        }
        return nil
    }

    private static func takeLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = rest.firstIndex(of: 10) ?? rest.endIndex
        var line = rest[rest.startIndex..<end]
        if line.last == 13 { line.removeLast() }
        rest = rest[min(end + 1, rest.endIndex)...]
        return line
    }

    /// The parts between the lines `--boundary` and `--boundary--` (RFC 2046 §5.1.1).
    private static func split(_ body: ArraySlice<UInt8>, at boundary: String) -> [ArraySlice<UInt8>] {
        let opening = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var begin: Int?
        var rest = body
        while !rest.isEmpty {
            let at = rest.startIndex
            let line = takeLine(&rest)
            guard line.starts(with: opening) else { continue }
            let tail = String(decoding: line.dropFirst(opening.count), as: UTF8.self)
            guard tail.hasPrefix("--") || tail.allSatisfy(\.isWhitespace) else { continue }
            if let begin {
                // The line end before the boundary belongs to the boundary.
                var part = body[begin..<max(begin, at)]
                if part.last == 10 { part.removeLast() }
                if part.last == 13 { part.removeLast() }
                parts.append(part)
            }
            begin = rest.startIndex
            if tail.hasPrefix("--") { break }
        }
        return parts
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
