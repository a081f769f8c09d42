/// Traces that programs print when they end in the middle, found among the words of a page.
///
/// A page that people came for may quote one; so it counts only where the page is short, nearly all of its text is the trace,
/// and nobody has marked it up as a listing, or put a menu beside it.
struct TraceSearch {
    /// A language whose traces are known.
    enum Language: String, CaseIterable {
        case python = "Python"
        case java = "Java"
        case dotNet = ".NET"
        case php = "PHP"
        case ruby = "Ruby"
        case node = "JavaScript"
        case go = "Go"
        case perl = "Perl"
    }

    /// The longest text that is looked through, in bytes.
    private static let longest = 32 << 10
    /// The most text beside the trace: a heading, an excuse, whom to write to.
    private static let mostBeside = 160
    /// The most links: a page of a site has more.
    private static let mostLinks = 3
    /// The most text between two lines of a trace that belongs to them: causes, and lines of the program.
    private static let mostBetween = 400
    /// The longest message before the first line, in bytes.
    private static let longestMessage = 200

    /// What stands in traces of one kind or another, so that nearly no page is read word by word.
    private static let hints = [
        "(most recent call last)", ".java:", ".kt:", ".scala:", ".groovy:", "(Native Method)", "(Unknown Source)",
        "Exception", "#0 ", ".php on line ", ":in `", ":in '", ".js:", ".ts:", ".mjs:", ".cjs:", ".go:", ".pl line ",
        ".pm line ", ".cgi line ",
    ]
    /// How those who write about programs mark listings up.
    private static let listings = [
        "<pre><code", "<code class=", "class=\"highlight", "class=\"language-", "class=\"hljs",
    ]

    /// Parts of a page that somebody has laid out.
    private static let parts = ["<main", "<article", "<nav", "<footer"]

    private let text: [UInt8]
    private let words: [Range<Int>]

    /// The language of the trace that a page is; nil for a page that is none.
    static func language(of page: borrowing PageView) -> Language? {
        let (start, text) = (page.start, page.text)
        guard text.count <= longest, hints.contains(where: { ByteSearch.contains($0, in: start) }) else { return nil }
        let search = TraceSearch(text)
        guard let found = Language.allCases.first(where: search.isMostly) else { return nil }
        return isQuoted(on: page) ? nil : found
    }

    /// Whether whoever made the page quotes a trace: as a listing, beside a menu, or with words of theirs after it.
    ///
    /// A program that ends in the middle says nothing after its trace.
    static func isQuoted(on page: borrowing PageView) -> Bool {
        let characters = page.characters
        if listings.contains(where: { ByteSearch.contains($0, in: characters) }) || links(in: characters) > mostLinks {
            return true
        }
        guard let end = QuotedListing.end(in: characters) else { return false }
        return parts.contains { ByteSearch.contains($0, in: characters) }
            || QuotedListing.hasWords(characters[end...])
    }

    private static func links(in characters: [UInt8]) -> Int {
        var count = 0
        var place = 0
        while place + 2 < characters.count, count <= mostLinks {
            let isLink = characters[place] == 0x3C && characters[place + 1] | 0x20 == 0x61
            if isLink, characters[place + 2] <= 0x20 { count += 1 }
            place += 1
        }
        return count
    }

    private init(_ text: [UInt8]) {
        self.text = text
        var words: [Range<Int>] = []
        var start = 0
        for end in text.indices where text[end] == 0x20 {
            if end > start { words.append(start..<end) }
            start = end + 1
        }
        if text.count > start { words.append(start..<text.count) }
        self.words = words
    }

    /// Whether the text is mostly a trace of one language.
    private func isMostly(_ language: Language) -> Bool {
        var covered = 0
        var end: Int?
        var index = 0
        var frames = 0
        while index < words.count {
            guard let last = frame(language, at: index) else {
                index += 1
                continue
            }
            let start = words[index].lowerBound
            // What stands between two lines belongs to them, and what comes before the first if it says what happened.
            let from = end ?? head(language, before: index)
            covered += words[last].upperBound - (end == nil || start - from <= Self.mostBetween ? from : start)
            end = words[last].upperBound
            frames += 1
            index = last + 1
        }
        guard let end, frames > 1 || isEnough(language) else { return false }
        covered += min(text.count - end, Self.tail(language))
        let beside = text.count - covered
        return beside <= Self.mostBeside && beside <= covered
    }

    /// Whether one line of a trace shows that it is one.
    private func isEnough(_ language: Language) -> Bool {
        switch language {
        case .python, .ruby, .perl: true
        case .java, .dotNet, .node, .php, .go: words.contains { isHead(language, $0) }
        }
    }

    /// How much after the last line belongs to it.
    private static func tail(_ language: Language) -> Int {
        switch language {
        case .python, .ruby: 200
        case .java, .dotNet, .php, .node, .go, .perl: 20
        }
    }

    /// Where what happened begins before the first line of a trace.
    private func head(_ language: Language, before index: Int) -> Int {
        var first = words[index].lowerBound
        // Perl says what happened before the place, and nothing marks it.
        if language == .perl { return max(0, first - Self.longestMessage) }
        var place = index - 1
        while place >= 0, first - words[place].lowerBound <= Self.longestMessage {
            if isHead(language, words[place]) { first = words[place].lowerBound }
            place -= 1
        }
        return first
    }

    /// Whether a word says what happened.
    private func isHead(_ language: Language, _ word: Range<Int>) -> Bool {
        let word = trimmed(word)
        switch language {
        case .python: return word == "Traceback"
        case .java, .dotNet:
            guard word.contains(".") else { return false }
            return ["Exception", "Error", "Throwable"].contains { word.hasSuffix($0) }
        case .php: return word.hasSuffix("Exception") || word.hasSuffix("Error") || word == "Fatal" || word == "Parse"
        case .node: return word.hasSuffix("Error")
        case .go: return word == "panic" || word == "goroutine"
        case .ruby, .perl: return false
        }
    }

    // MARK: Lines of traces

    /// The last word of the line of a trace that begins with a word; nil where none does.
    private func frame(_ language: Language, at index: Int) -> Int? {
        guard mayBegin(language, words[index]) else { return nil }
        switch language {
        case .python:
            guard word(index) == "File", word(index + 1).hasSuffix("\","), word(index + 2) == "line",
                isNumber(word(index + 3))
            else { return nil }
            return word(index + 4) == "in" && index + 5 < words.count ? index + 5 : index + 3
        case .java:
            guard word(index) == "at" else { return nil }
            let place = word(index + 1)
            guard let paren = place.firstIndex(of: "("), place[..<paren].contains(".") else { return nil }
            let source = place[place.index(after: paren)...]
            if source == "Native" || source == "Unknown" { return word(index + 2).hasSuffix(")") ? index + 2 : nil }
            let file = source.prefix { $0 != ":" && $0 != ")" }
            let isSource = [".java", ".kt", ".scala", ".groovy", ".clj"].contains { file.hasSuffix($0) }
            return isSource && source.contains(")") ? index + 1 : nil
        case .dotNet: return dotNetFrame(at: index)
        case .php: return phpFrame(at: index)
        case .ruby:
            guard let quote = word(index + 1).first, quote == "`" || quote == "'" else { return nil }
            let parts = word(index).split(separator: ":")
            guard parts.count >= 3, parts.last == "in", isNumber(parts[parts.count - 2]) else { return nil }
            let file = parts[parts.count - 3]
            return [".rb", ".ru", ".erb", ".rake", ".haml", ".slim"].contains { file.hasSuffix($0) } ? index + 1 : nil
        case .node:
            guard word(index) == "at" else { return nil }
            return (index + 1..<index + 7).first { isScriptPlace(word($0)) }
        case .go:
            let parts = word(index).split(separator: ":")
            guard parts.count >= 2, parts[parts.count - 2].hasSuffix(".go"), isNumber(parts[parts.count - 1]) else {
                return nil
            }
            return word(index + 1).hasPrefix("+0x") ? index + 1 : index
        case .perl:
            guard word(index) == "at", word(index + 2) == "line", isNumber(word(index + 3)) else { return nil }
            return [".pl", ".pm", ".cgi"].contains { word(index + 1).hasSuffix($0) } ? index + 3 : nil
        }
    }

    /// Whether a line may begin with a word; costs nothing, and nearly all words of prose are out.
    private func mayBegin(_ language: Language, _ word: Range<Int>) -> Bool {
        let first = text[word.lowerBound]
        return switch language {
        case .python: first == UInt8(ascii: "F")
        case .java, .dotNet, .node, .perl: word.count == 2 && first == UInt8(ascii: "a")
        case .php: first == UInt8(ascii: "#") || word.count == 2 && first == UInt8(ascii: "i")
        case .ruby, .go: text[word].contains(UInt8(ascii: ":"))
        }
    }

    // `at Name.Space.Class.Method(String id, Int32 n) in C:\src\Class.cs:line 42`
    private func dotNetFrame(at index: Int) -> Int? {
        let method = word(index + 1)
        guard word(index) == "at", let paren = method.firstIndex(of: "("), method[..<paren].contains("."),
            let end = (index + 1..<index + 14).first(where: { word($0).hasSuffix(")") })
        else { return nil }
        guard word(end + 1) == "in" else { return end }
        return (end + 2..<end + 8).first { word($0).hasSuffix(":line") && isNumber(word($0 + 1)) }.map { $0 + 1 } ?? end
    }

    // `#0 /srv/index.php(12): start()`, `#1 {main}`, `in /srv/index.php on line 12`
    private func phpFrame(at index: Int) -> Int? {
        let first = word(index)
        if first.hasPrefix("#"), isNumber(first.dropFirst()) {
            let place = word(index + 1)
            if place == "{main}" { return index + 1 }
            guard place == "[internal" || place.contains(".php(") && place.hasSuffix("):") else { return nil }
            return min(index + 2, words.count - 1)
        }
        guard first == "in", word(index + 1).hasSuffix(".php"), word(index + 2) == "on", word(index + 3) == "line",
            isNumber(word(index + 4))
        else { return nil }
        return index + 4
    }

    // `(/srv/app/start.js:12:31)`
    private func isScriptPlace(_ word: Substring) -> Bool {
        let parts = word.drop { $0 == "(" }.split(separator: ":")
        guard parts.count >= 3, isNumber(parts[parts.count - 1].prefix { $0 != ")" }), isNumber(parts[parts.count - 2])
        else { return false }
        let file = parts[parts.count - 3]
        return parts[0] == "node" || [".js", ".ts", ".mjs", ".cjs", ".jsx", ".tsx"].contains { file.hasSuffix($0) }
    }

    // MARK: Words

    /// A word; empty after the last.
    private func word(_ index: Int) -> Substring {
        index < words.count ? Substring(decoding: text[words[index]], as: UTF8.self) : ""
    }

    /// A word without the signs around it.
    private func trimmed(_ range: Range<Int>) -> Substring {
        var word = Substring(decoding: text[range], as: UTF8.self)
        while let last = word.last, !last.isLetter { word.removeLast() }
        return word.drop { !$0.isLetter }
    }

    /// Whether a word is a number, perhaps with a comma or full stop behind it.
    private func isNumber(_ word: Substring) -> Bool {
        let digits = word.utf8.prefix { (48...57).contains($0) }
        return !digits.isEmpty && word.utf8.dropFirst(digits.count).allSatisfy { [44, 46, 58].contains($0) }
    }
}
