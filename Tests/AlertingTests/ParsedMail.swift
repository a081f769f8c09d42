import Foundation
import TestSupport
import Testing

/// Mails as Python's `email` package reads them: a second opinion that shares no code with what wrote them.
struct ParsedMail: Decodable {
    /// Header values in order, decoded.
    let headers: [[String]]
    /// What the package found wrong, parts included.
    let defects: [String]
    /// The content type of every part, the whole first.
    let types: [String]
    let text: String
    let html: String
    let fromName: String
    let fromAddress: String
    let toAddress: String
    let date: String

    /// The values of all headers of a name.
    func values(_ name: String) -> [String] {
        headers.filter { $0[0].lowercased() == name.lowercased() }.map { $0[1] }
    }

    /// Reads mails with `python3`.
    static func reading(_ mails: [[UInt8]]) throws -> [ParsedMail] {
        let texts = try JSONEncoder().encode(mails.map { String(decoding: $0, as: UTF8.self) })
        let read = try ChildProcess.run(
            "/usr/bin/env", ["python3", "-c", script], input: String(decoding: texts, as: UTF8.self))
        try #require(read.code == 0, "python3 is needed to check mails: \(read.errors)")
        return try JSONDecoder().decode([ParsedMail].self, from: Data(read.output.utf8))
    }

    private static let script = """
        import email, email.policy, json, sys
        from email.header import decode_header, make_header
        from email.utils import parseaddr
        def display_name(text):
            # The newer interface of the package puts spaces between encoded words of names, against RFC 2047 §6.2.
            line = email.message_from_string(text)["From"].replace("\\n", "").replace("\\r", "")
            return str(make_header(decode_header(parseaddr(line)[0])))
        def read(text):
            mail = email.message_from_bytes(text.encode("ascii"), policy=email.policy.default)
            defects = []
            for part in mail.walk():
                defects += [repr(d) for d in part.defects]
                for name, value in part.items():
                    defects += [f"{name}: {d!r}" for d in getattr(value, "defects", [])]
            sender, to = mail["From"].addresses[0], mail["To"].addresses[0]
            body = lambda kind: mail.get_body((kind,)).get_content().replace("\\r\\n", "\\n")
            return {"headers": [[n, str(v)] for n, v in mail.items()], "defects": defects,
                    "types": [p.get_content_type() for p in mail.walk()], "text": body("plain"),
                    "html": body("html"), "fromName": display_name(text), "fromAddress": sender.addr_spec,
                    "toAddress": to.addr_spec, "date": mail["Date"].datetime.isoformat()}
        json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
        """
}
