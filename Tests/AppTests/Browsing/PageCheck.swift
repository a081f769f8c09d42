import TestSupport
import Testing

/// Whether everybody can use a page: on a narrow and a wide screen, by day and by night, with scripts off, by axe-core.
struct PageCheck {
    /// How a page is looked at.
    private struct Look {
        let width: Int
        let isDark: Bool

        var name: String { "\(width) px, \(isDark ? "dark" : "light")" }
    }

    private static let looks = [320, 1280].flatMap { width in
        [false, true].map { Look(width: width, isDark: $0) }
    }

    let page: BrowserPage
    let axe: Axe

    /// Opens a page in both languages and checks both.
    func open(_ url: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for language in ["en", "fr"] {
            let address = url + (url.contains("?") ? "&" : "?") + "lang=\(language)"
            try await page.allowScripts(false)
            try await page.open(address)
            let tongue = try await page.evaluate("document.documentElement.lang", as: String.self)
            #expect(tongue == language, "\(address)", sourceLocation: sourceLocation)
            try await shown(as: address, sourceLocation: sourceLocation)
        }
    }

    /// Checks the page that is shown; its scripts are off before and afterwards.
    func shown(as name: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for look in Self.looks {
            try await page.look(width: look.width, isDark: look.isDark)
            let problems = try await page.layoutProblems()
            #expect(problems.isEmpty, "\(name), \(look.name)", sourceLocation: sourceLocation)
        }
        // axe-core waits for promises, which come to nothing where scripts are off. The page stays the one that was
        // loaded without them.
        try await page.allowScripts(true)
        for look in Self.looks.reversed() {
            try await page.look(width: look.width, isDark: look.isDark)
            let violations = try await axe.violations(on: page)
            #expect(violations.isEmpty, "\(name), \(look.name)", sourceLocation: sourceLocation)
        }
        try await page.allowScripts(false)
    }

    /// Walks over the page by the Tab key: everything that can be used is reached, in order, seen, and marked.
    func walk(_ url: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await page.open(url)
        let count = try await page.evaluate("(\(BrowserPage.usable)).length", as: Int.self)
        #expect(count > 5, sourceLocation: sourceLocation)
        for number in 0..<count {
            try await page.press(.tab)
            let stop = try await page.focus()
            #expect(
                stop.number == number && stop.isMarked && stop.isSeen, "\(url): stop \(number) is \(stop)",
                sourceLocation: sourceLocation)
        }
    }
}
