@testable import Pages
import Testing

@Suite struct StylesheetTests {
    /// The values of the colour names in one scheme; the dark one inherits what it does not set.
    private func colours(isDark: Bool) -> [String: String] {
        let parts = Asset.stylesheet.content.split(separator: "prefers-color-scheme: dark", maxSplits: 1)
        var colours: [String: String] = [:]
        for part in parts.prefix(isDark ? 2 : 1) {
            for match in part.prefix(1400).matches(of: /--([a-z-]+): (#[0-9a-f]{6})/) {
                colours[String(match.1)] = String(match.2)
            }
        }
        return colours
    }

    /// The relative luminance of WCAG 2.
    private func luminance(_ colour: String) -> Double {
        let value = UInt32(colour.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// x to the power 2.4, by x² times the fifth root of x², found by Newton's method.
    private func power(_ x: Double) -> Double {
        let square = x * x
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }

    private func contrast(_ first: String, _ second: String) -> Double {
        let (a, b) = (luminance(first), luminance(second))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    @Test(
        arguments: [false, true],
        [
            ("ink", "ground", 7.0), ("ink", "raised", 7.0), ("quiet", "ground", 4.5), ("quiet", "raised", 4.5),
            ("link", "ground", 4.5),
            ("link", "raised", 4.5), ("link-hover", "ground", 4.5), ("on-brand", "brand", 7.0),
            ("on-brand-quiet", "brand", 4.5),
            ("on-focus", "focus", 7.0), ("edge", "ground", 3.0), ("up", "up-tint", 4.5),
            ("degraded", "degraded-tint", 4.5),
            ("down", "down-tint", 4.5), ("maintenance", "maintenance-tint", 4.5), ("unknown", "unknown-tint", 4.5),
            ("down", "ground", 4.5),
            ("bar", "ground", 3.0), ("ink", "degraded-tint", 7.0),
        ])
    func `text and shapes stand out from their ground in both schemes`(isDark: Bool, pair: (String, String, Double))
        throws
    {
        let colours = colours(isDark: isDark)
        let (front, back) = (try #require(colours[pair.0]), try #require(colours[pair.1]))
        #expect(contrast(front, back) >= pair.2, "\(pair.0) \(front) on \(pair.1) \(back)")
    }

    @Test func `the contrast of black on white is 21`() {
        #expect(abs(contrast("#000000", "#ffffff") - 21) < 0.01)
    }

    @Test func `nothing is loaded from elsewhere`() {
        #expect(!Asset.stylesheet.content.contains("url("))
        #expect(!Asset.stylesheet.content.contains("@import"))
        #expect(Asset.stylesheet.content.count { $0 == "{" } == Asset.stylesheet.content.count { $0 == "}" })
    }
}
