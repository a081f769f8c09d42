/// Takes the text out of markup that is UTF-8, in one pass, by the tokenizer's rules of the HTML standard (§13.2.5).
///
/// It builds no tree: of what the tree builder knows it keeps only how deep it is in templates and in foreign content, as
/// counts, so that neither time nor memory grows faster than the page.
struct HTMLReader {
    private var cursor: MarkupCursor
    private let isXML: Bool
    /// Whether the names of elements have no meaning here: then each stands by itself.
    private let isStrange: Bool
    private var collector: TextCollector
    private var signs = PageSigns()
    /// How many templates are open; nothing is collected within them.
    private var templates = 0
    /// Foreign content that is open, with the HTML within it; deeper than anybody nests it is no longer told apart.
    private var surroundings: [(name: TagName, isForeign: Bool)] = []
    private var isInNoscript = false
    /// Whether frames take the place of the text.
    private var isFrames = false

    private init(_ bytes: [UInt8], form: MediaType.Form, limit: Int) {
        cursor = MarkupCursor(bytes)
        isXML = form != .html
        isStrange = form == .xml
        collector = TextCollector(limit: limit)
    }

    /// The text of a page.
    static func text(
        of bytes: [UInt8], _ form: MediaType.Form, limit: Int
    ) -> (text: [UInt8], signs: PageSigns, isCut: Bool) {
        var reader = HTMLReader(bytes, form: form, limit: limit)
        reader.read()
        let text = reader.collector.finish()
        return (text, reader.signs, reader.collector.isCut)
    }

    private mutating func read() {
        while cursor.place < cursor.bytes.count {
            readText(to: cursor.bytes.count, resolving: true, stopsAtTags: true)
            guard cursor.current == UInt8(ascii: "<") else { return }
            readMarkup()
        }
    }

    /// Collects text up to a place, or to what may be a tag.
    private mutating func readText(to end: Int, resolving: Bool, stopsAtTags: Bool) {
        while cursor.place < end {
            let start = cursor.place
            var next = start
            while next < end {
                let byte = cursor.bytes[next]
                if byte == UInt8(ascii: "<"), stopsAtTags { break }
                if byte == UInt8(ascii: "&"), resolving { break }
                next += 1
            }
            put(start..<next)
            cursor.place = next
            guard next < end, cursor.bytes[next] == UInt8(ascii: "&"), resolving else { return }
            if let found = CharacterReference.reading(cursor.bytes, at: next), next + found.length <= end {
                if templates == 0, !isFrames {
                    collector.append(found.scalars.0)
                    if let second = found.scalars.1 { collector.append(second) }
                }
                cursor.place += found.length
            } else {
                put(next..<(next + 1))
                cursor.place += 1
            }
        }
    }

    private mutating func separate() {
        if templates == 0 { collector.separate() }
    }

    private mutating func put(_ range: Range<Int>) {
        if templates == 0, !isFrames, !range.isEmpty { collector.append(cursor.bytes[range]) }
    }

    private mutating func readMarkup() {
        guard let second = cursor.byte(at: 1) else {
            putMark(count: 1)
            return
        }
        if ASCII.isLetter(second) {
            cursor.place += 1
            beginElement()
            return
        }
        switch second {
        case UInt8(ascii: "!"): readDeclaration()
        case UInt8(ascii: "/"):
            guard let third = cursor.byte(at: 2) else {
                putMark(count: 2)
                return
            }
            guard ASCII.isLetter(third) else {
                cursor.place += 2
                cursor.skip(past: UInt8(ascii: ">"))
                return
            }
            cursor.place += 2
            endElement()
        case UInt8(ascii: "?"):
            cursor.place += 2
            guard isXML else {
                cursor.skip(past: UInt8(ascii: ">"))
                return
            }
            while cursor.current != nil, !cursor.takes("?>") { cursor.place += 1 }
        default: putMark(count: 1)
        }
    }

    /// Takes a sign of markup that begins none as text.
    private mutating func putMark(count: Int) {
        put(cursor.place..<(cursor.place + count))
        cursor.place += count
    }

    private mutating func readDeclaration() {
        if cursor.takes("<!--") {
            cursor.skipComment()
        } else if isXML || isForeign, cursor.takes("<![cdata[") {
            let start = cursor.place
            while cursor.current != nil, !cursor.stands("]]>") { cursor.place += 1 }
            put(start..<cursor.place)
            cursor.place = min(cursor.place + 3, cursor.bytes.count)
        } else {
            cursor.place += 2
            guard isXML else {
                cursor.skip(past: UInt8(ascii: ">"))
                return
            }
            // A declaration of XML may hold others in brackets.
            while let byte = cursor.current, byte != UInt8(ascii: ">") {
                cursor.place += 1
                if byte == UInt8(ascii: "[") { cursor.skip(past: UInt8(ascii: "]")) }
            }
            cursor.skip(past: UInt8(ascii: ">"))
        }
    }

    private var isForeign: Bool { surroundings.last?.isForeign ?? false }

    // MARK: Elements

    private mutating func beginElement() {
        let name = cursor.tagName()
        let isTelling = name == Self.meta || name == Self.base
        let tag = cursor.attributes(isWanted: isTelling)
        guard tag.isComplete else { return }
        let isEmpty = tag.closesItself && (isXML || isForeign)
        if isForeign, ElementRole.breakouts.contains(name) {
            while isForeign { surroundings.removeLast() }
        }
        if templates == 0 {
            if ElementRole.showing.contains(name) { signs.showsMore = true }
            if isTelling { note(name, tag.attributes) }
        }
        if name == Self.noscript { isInNoscript = !isEmpty }
        if name == Self.frameset, templates == 0, collector.mark() == signs.title?.upperBound ?? 0 { isFrames = true }
        if isStrange, !ElementRole.breakouts.contains(name) { separate() }
        guard let role = ElementRole.of(name) else { return }
        switch role {
        case .block: separate()
        case .hidden:
            if !isEmpty { skipElement(name) }
        case .literal where !isForeign, .raw where !isForeign:
            separate()
            if !isEmpty { readLiteral(name, resolving: role == .literal) }
            separate()
        case .plaintext where !isForeign:
            separate()
            readText(to: cursor.bytes.count, resolving: false, stopsAtTags: false)
        case .template where !isForeign:
            if !isEmpty { templates += 1 }
        case .foreign:
            if !isEmpty { surround(name, isForeign: true) }
        case .htmlInForeign:
            if !isEmpty, isForeign { surround(name, isForeign: false) }
        case .literal, .raw, .plaintext, .template: break
        }
    }

    private mutating func endElement() {
        let name = cursor.tagName()
        guard cursor.attributes(isWanted: false).isComplete else { return }
        if name == Self.noscript { isInNoscript = false }
        switch ElementRole.of(name) {
        case .block, .literal, .raw: separate()
        case .template: templates = max(0, templates - 1)
        case .foreign, .htmlInForeign:
            guard let open = surroundings.lastIndex(where: { $0.name == name }) else { return }
            surroundings.removeSubrange(open...)
        case .hidden, .plaintext: break
        case nil: if isStrange, !ElementRole.breakouts.contains(name) { separate() }
        }
    }

    private mutating func surround(_ name: TagName, isForeign: Bool) {
        // A bound that no drawing reaches; the innermost then stays what it is.
        if surroundings.count < 64 { surroundings.append((name, isForeign)) }
    }

    // MARK: Elements whose text is taken as it stands

    private mutating func skipElement(_ name: TagName) {
        if name == Self.script { cursor.skipScript() } else { cursor.skip(toEndOf: name) }
        closeElement()
    }

    private mutating func readLiteral(_ name: TagName, resolving: Bool) {
        let start = cursor.place
        cursor.skip(toEndOf: name)
        let end = cursor.place
        cursor.place = start
        let first = collector.mark()
        readText(to: end, resolving: resolving, stopsAtTags: false)
        let last = collector.mark()
        if name == Self.title, signs.title == nil, templates == 0, last > first {
            // The blank between the title and what stands before it belongs to neither.
            signs.title = (first > 0 ? first + 1 : first)..<last
        }
        closeElement()
    }

    /// Goes past an end tag that was found.
    private mutating func closeElement() {
        guard cursor.current != nil else { return }
        cursor.place += 2
        _ = cursor.tagName()
        _ = cursor.attributes(isWanted: false)
    }

    // MARK: What else the markup tells

    private mutating func note(_ name: TagName, _ attributes: [MarkupCursor.Attribute]) {
        if name == Self.base {
            let target = attributes.first { $0.name == "href" }
            if signs.base == nil { signs.base = target.map { CharacterReference.resolved($0.value) } }
            return
        }
        guard signs.refresh == nil, !isInNoscript,
            attributes.contains(where: { $0.name == "http-equiv" && $0.value.lowercased() == "refresh" }),
            let content = attributes.first(where: { $0.name == "content" })
        else { return }
        signs.refresh = PageSigns.Refresh(content: CharacterReference.resolved(content.value))
    }

    private static let meta = TagName("meta")
    private static let base = TagName("base")
    private static let script = TagName("script")
    private static let title = TagName("title")
    private static let noscript = TagName("noscript")
    private static let frameset = TagName("frameset")
}
