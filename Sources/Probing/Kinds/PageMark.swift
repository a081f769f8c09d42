import Patterns

/// A sign by which a page can be told that people did not come for.
///
/// All that it says must be so. Each mark is so specific that a page *about* the same thing does not bear it: the whole title,
/// or the first words of the text, and how long the text may be at most.
struct PageMark: Sendable {
    /// What the title must be.
    enum Title: Sendable {
        case any
        case exactly(String)
        case starts(String)
        case ends(String)
        case matches(Pattern)
    }

    /// What the page is.
    let what: String
    let reason: Reason
    var title = Title.any
    /// How the text, without its title, begins.
    var starts = ""
    /// All of the text, without its title.
    var whole: String?
    /// What else the text says.
    var says: [String] = []
    /// What the text begins with, as a pattern.
    var pattern: Pattern?
    /// What stands in the markup as it came.
    var markup: [String] = []
    /// The longest text, in bytes.
    var longest = 2000

    /// Whether a page bears the mark.
    func isOn(_ page: borrowing PageView) -> Bool {
        guard page.text.count <= longest else { return false }
        switch title {
        case .any: break
        case .exactly(let words): guard page.title == words else { return false }
        case .starts(let words): guard page.title.hasPrefix(words) else { return false }
        case .ends(let words): guard page.title.hasSuffix(words) else { return false }
        case .matches(let pattern):
            guard (try? pattern.firstMatch(in: Array(page.title.utf8))) ?? nil != nil else { return false }
        }
        guard page.text.starts(with: starts.utf8), whole.map({ page.text.elementsEqual($0.utf8) }) ?? true else {
            return false
        }
        for words in says where !ByteSearch.contains(words, in: page.text) { return false }
        for part in markup where !ByteSearch.contains(part, in: page.characters) { return false }
        guard let pattern else { return true }
        return ((try? pattern.firstMatch(in: page.start)) ?? nil)?.range.lowerBound == 0
    }
}
