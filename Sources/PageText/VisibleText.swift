/// What a person would read of an answer: its characters without markup, white space collapsed, in Unicode's form C.
///
/// Comments, scripts, styles and templates are out; tags are gone, and those of blocks separate words. What a style sheet
/// hides is there, and what a script would put in is not.
public struct VisibleText: Sendable, Hashable {
    /// The text, UTF-8.
    public let bytes: [UInt8]
    /// Whether it is all of it; else a limit ended the reading.
    public let isWhole: Bool
    /// What the markup tells beside; nil for an answer that is no page.
    public let signs: PageSigns?

    /// Reads the text of an answer whose content codings are undone.
    ///
    /// - Parameters:
    ///   - content: the bytes, and whether they are all.
    ///   - type: what the header says they are; nil where they must be looked at.
    ///   - limit: the most bytes of text that are kept.
    public init(_ content: DecodedContent, type: MediaType?, limit: Int = .max) {
        let type = type ?? MediaType.sniffed(content.bytes)
        let characters = Self.characters(of: content, type: type)
        let isCut: Bool
        switch type.form {
        case .plain:
            (bytes, isCut) = TextCollector.normalised(characters, limit: limit)
            signs = nil
        case .html, .xhtml, .xml:
            let found: PageSigns
            (bytes, found, isCut) = HTMLReader.text(of: characters, type.form, limit: limit)
            signs = type.form == .xml ? nil : found
        }
        isWhole = content.isWhole && !isCut
    }

    /// The characters of an answer as UTF-8, markup and all.
    public static func characters(of content: DecodedContent, type: MediaType?) -> [UInt8] {
        let type = type ?? MediaType.sniffed(content.bytes)
        let (charset, mark) = CharsetSearch.charset(of: content.bytes, type, isWhole: content.isWhole)
        return CharacterDecoding.utf8(content.bytes, charset, mark: mark, isWhole: content.isWhole)
    }

    /// Words as they are looked for in such a text.
    public static func normalised(_ words: String) -> String {
        String(decoding: TextCollector.normalised(Array(words.utf8)).text, as: UTF8.self)
    }

    /// A pattern as it is looked for in such a text: its accents in one form; its blanks are its own matter.
    public static func normalised(pattern: String) -> String { Composition.composed(pattern) }
}
