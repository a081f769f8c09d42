import PageText

/// A page as its marks are looked for on it.
struct PageView {
    /// How much of the text patterns are tried on, in bytes.
    private static let tried = 4096

    /// The title; empty for none.
    let title: String
    /// The text without the title.
    let text: [UInt8]
    /// The beginning of that.
    let start: [UInt8]
    /// The page as it came, as UTF-8.
    let characters: [UInt8]

    init(_ visible: VisibleText, characters: [UInt8]) {
        let all = visible.bytes
        if let range = visible.signs?.title, range.upperBound <= all.count {
            title = String(decoding: all[range], as: UTF8.self)
            let before = all[..<range.lowerBound]
            let after = all[range.upperBound...].drop { $0 == 0x20 }
            text = before.isEmpty ? Array(after) : Array(before) + after
        } else {
            title = ""
            text = all
        }
        start = Array(text.prefix(Self.tried))
        self.characters = characters
    }
}
