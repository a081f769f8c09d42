/// Forms in which programs write things for each other: none of them belongs into what people read.
public enum RawForms {
    /// Forms that no one reads, not even in a technical line.
    private static var never: [(name: String, form: Regex<Substring>)] {
        [
            ("the address of a probe", #/[a-z0-9-]*\/?probe:[a-z0-9-]+/#),
            ("milliseconds since 1970", #/\b1[0-9]{12}\b/#),
            ("a length of time in ISO 8601", #/\bP(?:[0-9]+[YMWD]|T[0-9]+[HMS])(?:[0-9]+[YMWD])*\b/#),
            ("a function or case of Swift", #/\b[a-z]\w*\((?:\w+:)+/#),
            ("an optional of Swift", #/Optional\(|\bnil\b/#),
            ("the word of a change", #/\b(?:dropped|differs|critical|warning|info):\w/#),
        ]
    }

    /// Pages and mails write moments in words; the command line writes them so that they sort.
    private static var moment: Regex<Substring> { #/\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:/# }

    /// Codes: they may stand in a technical line, where the team looks them up.
    private static var code: Regex<Substring> { #/\b[a-z]+(?:_[a-z]+)+\b/# }

    /// What a text for people contains of them, with its name.
    ///
    /// - Parameters:
    ///   - technical: what stands beside it for those who look codes up.
    ///   - isForTerminal: whether moments may be written so that they sort.
    public static func found(in text: String, technical: String = "", isForTerminal: Bool = false) -> [String] {
        let moments =
            isForTerminal ? [] : (text + "\n" + technical).matches(of: moment).map { "a moment: \($0.output)" }
        let forms = never.flatMap { entry in
            (text + "\n" + technical).matches(of: entry.form).map { "\(entry.name): \($0.output)" }
        }
        return moments + forms + text.matches(of: code).map { "a code: \($0.output)" }
    }

    /// What a page or the HTML of a mail contains of them.
    public static func found(inHTML html: String) -> [String] {
        let body = html.replacing(#/<style.*?<\/style>/#.dotMatchesNewlines(), with: "")
        let apart = #/<code>.*?<\/code>|<p class="technical">.*?<\/p>|<small>.*?<\/small>/#.dotMatchesNewlines()
        let technical = body.matches(of: apart).map { String($0.output) }.joined(separator: "\n")
        return found(in: read(body.replacing(apart, with: " ")), technical: read(technical))
    }

    /// The text of a piece of HTML without its addresses, which nobody reads.
    private static func read(_ html: String) -> String {
        html.replacing(#/<[^>]*>/#, with: " ").replacing(#/https?:\/\/\S+/#, with: " ")
    }
}
