/// The plain text of a mail.
enum MailText {
    static let width = 72

    static func render(_ parts: [MailPart], colon: String) -> String {
        var blocks: [String] = []
        for part in parts {
            switch part {
            case .title(let text, _): blocks.append(wrapped(text))
            case .heading(let text):
                blocks.append(wrapped(text) + "\n" + String(repeating: "-", count: min(width, text.count)))
            case .paragraph(let text): blocks.append(wrapped(text))
            case .bullets(let items):
                blocks.append(items.map { wrapped($0, first: "- ", rest: "  ") }.joined(separator: "\n"))
            case .findings(let findings):
                blocks.append(findings.map { finding($0, colon: colon) }.joined(separator: "\n"))
            case .steps(let items):
                blocks.append(
                    items.enumerated().map { wrapped($1, first: "\($0 + 1). ", rest: "   ") }.joined(separator: "\n"))
            case .action(let label, let url, _): blocks.append(wrapped(label + colon) + "\n" + url)
            case .closing(let text): blocks.append("-- \n" + wrapped(text))
            }
        }
        // The underline of a heading belongs to what follows it.
        return blocks.joined(separator: "\n\n").replacing("-\n\n", with: "-\n") + "\n"
    }

    private static func finding(_ words: EvidenceWords, colon: String) -> String {
        let sentence = wrapped(words.sentence, first: "- ", rest: "  ")
        guard let technical = words.technical else { return sentence }
        return sentence + "\n" + wrapped("(\(technical))", first: "  ", rest: "  ")
    }

    /// A text in lines of at most `width` characters; a longer word stands alone.
    static func wrapped(_ text: String, first: String = "", rest: String = "") -> String {
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = rest
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        lines.append(line)
        return lines.joined(separator: "\n")
    }
}
