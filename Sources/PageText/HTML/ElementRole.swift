/// What the reader does when an element begins or ends.
enum ElementRole {
    /// It stands on lines of its own: its ends separate words.
    case block
    /// Its text is taken as it stands up to its end tag, and nobody sees it.
    case hidden
    /// Its text is taken as it stands, with references resolved.
    case literal
    /// Its text is taken as it stands.
    case raw
    /// Everything after it is text.
    case plaintext
    /// It holds what is not shown, with elements in it.
    case template
    /// It brings in something other than HTML.
    case foreign
    /// HTML again, within something foreign.
    case htmlInForeign

    private static let roles: [TagName: ElementRole] = {
        var roles: [TagName: ElementRole] = [:]
        func say(_ role: ElementRole, _ names: String) {
            for name in names.split(separator: " ") { roles[TagName(String(name))] = role }
        }
        say(
            .block,
            """
            address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt fieldset \
            figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu \
            nav ol optgroup option p pre listing search section select summary table tbody td tfoot th thead tr ul
            """)
        say(.hidden, "script style iframe noembed noframes")
        say(.literal, "title textarea")
        say(.raw, "xmp")
        say(.plaintext, "plaintext")
        say(.template, "template")
        say(.foreign, "svg math")
        say(.htmlInForeign, "foreignobject")
        return roles
    }()

    /// The role of an element; nil for one that stands within a line and has no rule.
    static func of(_ name: TagName) -> ElementRole? { roles[name] }

    /// Elements that end whatever is foreign when they begin there (HTML standard, §13.2.6.5).
    static let breakouts: Set<TagName> = Set(
        """
        b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta \
        nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
        """.split(separator: " ").map { TagName(String($0)) })

    /// Elements that show something other than text, or put text in later.
    static let showing: Set<TagName> = Set(
        """
        a script style link img svg math iframe frame object embed video audio canvas input select textarea button template
        """.split(whereSeparator: \.isWhitespace).map { TagName(String($0)) })
}
