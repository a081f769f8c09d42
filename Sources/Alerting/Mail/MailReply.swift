/// One reply of a mail server (RFC 5321 §4.2, RFC 3463).
struct MailReply {
    /// What a refusal means for the mail.
    enum Meaning {
        /// Try again.
        case later
        /// It refuses the sender or the connection, whatever the mail.
        case ofPlumbline
        /// It will never take this mail for this recipient.
        case never
    }

    /// The reply in one line.
    let text: String
    private let code: Int
    private let enhanced: [Int]

    /// Reads a reply; `status` counts where the text begins with no code.
    init(_ reply: String, status: Int) {
        text = String(HeaderText.clean(reply).prefix(300))
        let words = text.split(whereSeparator: { $0 == " " || $0 == "-" })
        code = words.first.flatMap { Int($0) } ?? status
        let parts = words.dropFirst().first?.split(separator: ".").map { Int($0) } ?? []
        enhanced = parts.count == 3 ? parts.compactMap(\.self) : []
    }

    /// What it means.
    var meaning: Meaning {
        // Sign-in wanted or refused (RFC 4954 §4 and §6): 454 and 535 among them.
        if [530, 534, 535, 538].contains(code) { return .ofPlumbline }
        guard code >= 500 else { return .later }
        switch enhanced.dropFirst().first {
        case 7: return .ofPlumbline
        case 1 where enhanced.last == 7 || enhanced.last == 8: return .ofPlumbline
        // What it says of the mail itself or its recipient.
        case .some: return .never
        case nil: break
        }
        // Commands out of order or unknown: a relay that is no relay.
        if [500, 501, 502, 503, 504].contains(code) { return .ofPlumbline }
        return text.lowercased().contains("relay") ? .ofPlumbline : .never
    }

    /// The line with which the server took the mail, among all of its lines.
    static func acceptance(in lines: [UInt8]) -> String {
        let accepted = split(lines).last { $0.hasPrefix("250") }
        return accepted ?? "accepted"
    }

    /// The last refusal among all lines of the server, or its last line.
    static func last(in lines: [UInt8]) -> String {
        let all = split(lines)
        return all.last { $0.hasPrefix("4") || $0.hasPrefix("5") } ?? all.last ?? ""
    }

    private static func split(_ lines: [UInt8]) -> [String] {
        lines.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
            .map { HeaderText.clean(String(decoding: $0, as: UTF8.self)) }
    }
}
