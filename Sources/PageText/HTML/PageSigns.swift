/// What a page shows beside its text, as far as its markup tells.
public struct PageSigns: Sendable, Hashable {
    /// A sign in the markup to go on to another page.
    public struct Refresh: Sendable, Hashable {
        /// After how many seconds.
        public let delay: Int
        /// Where to, as it was written.
        public let target: String
    }

    /// Where in the text its title stands; nil where it has none.
    public var title: Range<Int>?
    /// Whether something other than text is shown, or a script might put text in.
    public var showsMore = false
    /// The first sign to go on; nil for none.
    public var refresh: Refresh?
    /// What its links are relative to, as it was written; nil for the page itself.
    public var base: String?

    /// A page without any.
    public init() {}
}

extension PageSigns.Refresh {
    /// Reads the content of such a meta element, or the value of the header; nil where it names no other page.
    ///
    /// HTML standard, §4.2.5.3, "shared declarative refresh steps".
    public init?(content: String) {
        var rest = content.utf8.drop { ASCII.isBlank($0) }
        let digits = rest.prefix { ASCII.isDigit($0) }
        guard !digits.isEmpty || rest.first == UInt8(ascii: ".") else { return nil }
        rest = rest.dropFirst(digits.count).drop { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }
        func isGap(_ byte: UInt8) -> Bool {
            ASCII.isBlank(byte) || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
        }
        guard let gap = rest.first, isGap(gap) else { return nil }
        rest = rest.drop(while: isGap)
        let word = String(decoding: rest.prefix(3), as: UTF8.self).lowercased()
        if word == "url" {
            let after = rest.dropFirst(3).drop { ASCII.isBlank($0) }
            if after.first == UInt8(ascii: "=") { rest = after.dropFirst().drop { ASCII.isBlank($0) } }
        }
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            rest = rest.dropFirst().prefix { $0 != quote }
        }
        let target = String(decoding: rest.filter { $0 > 0x20 }, as: UTF8.self)
        guard !target.isEmpty else { return nil }
        self.init(delay: digits.count > 9 ? Int.max : Int(String(decoding: digits, as: UTF8.self)) ?? 0, target: target)
    }
}
