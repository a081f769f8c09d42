import Measures

/// The HTML of a mail: one column, styles inside, nothing loaded, no pictures.
enum MailMarkup {
    static func render(_ parts: [MailPart], subject: String, language: Language) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
        <title>\(subject)</title></head>
        <body style="margin:0;padding:0;background:#f5f7f9;">
        <div style="max-width:38rem;margin:0 auto;padding:24px 16px;">
        <div style="background:#12344f;color:#ffffff;padding:12px 24px;font:bold 18px/1.4 \(font);">Plumbline</div>
        <div style="background:#ffffff;color:#16202b;border:1px solid #ccd4dc;padding:8px 24px 24px;\
        font:16px/1.55 \(font);">
        \(each: parts, { part($0, language) })
        </div></div></body></html>

        """
    }

    private static let font: HTML = "system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"

    private static func part(_ part: MailPart, _ language: Language) -> HTML {
        switch part {
        case .title(let text, let status):
            """
            <h1 style="font-size:24px;line-height:1.25;margin:20px 0 16px;padding-left:14px;border-left:6px solid \
            \(colour(status));">\(text)</h1>

            """
        case .heading(let text): "<h2 style=\"font-size:18px;line-height:1.3;margin:28px 0 8px;\">\(text)</h2>\n"
        case .paragraph(let text): "<p style=\"margin:0 0 12px;\">\(text)</p>\n"
        case .bullets(let items): "<ul style=\"margin:0 0 12px;padding-left:22px;\">\(each: items, item)</ul>\n"
        case .findings(let findings):
            "<ul style=\"margin:0 0 12px;padding-left:22px;\">\(each: findings, { finding($0, language) })</ul>\n"
        case .steps(let items): "<ol style=\"margin:0 0 12px;padding-left:22px;\">\(each: items, item)</ol>\n"
        case .action(let label, let url, let isMain): action(label, url, isMain)
        case .closing(let text):
            """
            <p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #ccd4dc;\
            color:#4a5765;font-size:14px;">\(text)</p>

            """
        }
    }

    private static func item(_ text: String) -> HTML { "<li style=\"margin:0 0 6px;\">\(text)</li>" }

    private static func finding(_ words: EvidenceWords, _ language: Language) -> HTML {
        """
        <li style="margin:0 0 6px;">\(words.sentence)\(if: words.technicalLine(language), { line in
            "<br><span style=\"color:#4a5765;font-size:13px;\">\(line)</span>"
        })</li>
        """
    }

    private static func action(_ label: String, _ url: String, _ isMain: Bool) -> HTML {
        guard let link = Link(checking: url) else { return "<p style=\"margin:0 0 12px;\">\(label) – \(url)</p>\n" }
        guard isMain else {
            return "<p style=\"margin:0 0 12px;\"><a href=\"\(link)\" style=\"color:#0b558f;\">\(label)</a></p>\n"
        }
        return """
            <p style="margin:20px 0;"><a href="\(link)" style="display:inline-block;background:#0f5a94;color:#ffffff;\
            padding:12px 22px;text-decoration:none;font-weight:bold;border-radius:3px;">\(label)</a></p>

            """
    }

    private static func colour(_ status: Status) -> HTML {
        switch status {
        case .up: "#0b6338"
        case .degraded: "#854a00"
        case .down: "#a3131f"
        case .maintenance: "#3c4a99"
        case .unknown: "#4a5765"
        }
    }
}
