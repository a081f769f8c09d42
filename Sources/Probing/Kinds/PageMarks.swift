import Patterns

/// Marks of pages that stand in the place of a service, from the sources of the programs that show them.
///
/// A new mark is one entry here, with the text as the program shows it once white space is collapsed, and where it was read.
enum PageMarks {
    /// Every mark but those of traces, which a page may also quote.
    static let all: [PageMark] = servers + hosts + domains + frameworks + errors + databases + serverErrors

    /// Paths that hosting programs show their own pages at.
    private static let paths = ["/cgi-sys/defaultwebpage.cgi", "/cgi-sys/suspendedpage.cgi"]

    /// Such a path in a URL; nil for none.
    static func path(in url: String) -> String? {
        paths.first { path in url.prefix { $0 != "?" && $0 != "#" }.hasSuffix(path) }
    }

    static func placeholder(
        _ what: String, title: PageMark.Title = .any, starts: String = "", whole: String? = nil, says: String...,
        pattern: String? = nil, markup: String..., longest: Int = 2000
    ) -> PageMark {
        PageMark(
            what: what, reason: .pageIsPlaceholder, title: title, starts: starts, whole: whole, says: says,
            pattern: pattern.map(anchored), markup: markup, longest: longest)
    }

    static func error(
        _ what: String, title: PageMark.Title = .any, starts: String = "", whole: String? = nil, says: String...,
        pattern: String? = nil, markup: String..., longest: Int = 2000
    ) -> PageMark {
        PageMark(
            what: what, reason: .pageShowsAnError, title: title, starts: starts, whole: whole, says: says,
            pattern: pattern.map(anchored), markup: markup, longest: longest)
    }

    private static func anchored(_ pattern: String) -> Pattern { compiled("\\A(?:\(pattern))") }

    // A mark without its pattern would be on every page.
    private static func compiled(_ pattern: String) -> Pattern {
        do throws(PatternError) {
            return try Pattern(pattern)
        } catch {
            preconditionFailure("the pattern of a mark: \(error): \(pattern)")
        }
    }

    static func titled(_ pattern: String) -> PageMark.Title { .matches(compiled(pattern)) }
}
