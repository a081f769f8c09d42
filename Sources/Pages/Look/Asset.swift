/// One file that is part of the program and served under `/assets/`.
public struct Asset: Sendable, Hashable {
    /// The name, with a hash of the content in it, so that it may be kept for ever.
    public let name: String
    /// What it is.
    public let mediaType: String
    /// What it contains.
    public let content: String

    /// The stylesheet of all pages.
    public static let stylesheet = Asset("plumbline", "css", "text/css; charset=utf-8", Stylesheet.text)
    /// The sign in the tab of a browser.
    public static let icon = Asset("plumbline", "svg", "image/svg+xml", Mark.icon.text)
    /// All of them.
    public static let all = [stylesheet, icon]

    /// The file of a name.
    public static func named(_ name: String) -> Asset? { all.first { $0.name == name } }

    private init(_ stem: String, _ suffix: String, _ mediaType: String, _ content: String) {
        // FNV-1a: it only has to differ when the content does.
        let hash = content.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        name = stem + "-" + String(hash, radix: 16) + "." + suffix
        self.mediaType = mediaType
        self.content = content
    }
}
