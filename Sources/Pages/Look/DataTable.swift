/// A table with a caption; on narrow screens its rows become cards, or it scrolls inside a region that keys reach.
struct DataTable {
    /// One column.
    struct Column {
        var title: String
        var isNumber = false

        init(_ title: String, isNumber: Bool = false) {
            self.title = title
            self.isNumber = isNumber
        }
    }

    /// What becomes of it on a narrow screen.
    enum Narrow {
        case stacks, scrolls
        /// Stacks, and scrolls where many columns do not fit on a wider screen either.
        case matrix
    }

    /// The id, unique on the page.
    var id: String
    var caption: String
    /// Whether a heading above says the same as the caption, so that only screen readers need it.
    var isCaptionHidden = false
    var columns: [Column]
    /// One cell for each column; the first names the row.
    var rows: [[HTML]]
    var narrow: Narrow = .stacks

    var html: HTML {
        switch narrow {
        case .stacks: "<div class=\"table\">\(table)</div>"
        case .scrolls, .matrix:
            """
            <div class="scroll\(when: narrow == .matrix, " matrix")" role="region" tabindex="0" \
            aria-labelledby="\(id)">\(table)</div>
            """
        }
    }

    private var table: HTML {
        // Roles are written out: `display: block` on narrow screens would otherwise take them away.
        let stacks = narrow != .scrolls
        return """
            <table\(when: stacks, " class=\"stacks\" role=\"table\"")><caption id="\(id)"\
            \(when: isCaptionHidden, " class=\"hidden\"")><span>\(caption)</span></caption>
            <thead\(when: stacks, " role=\"rowgroup\"")><tr\(when: stacks, " role=\"row\"")>\(each: columns, { column in
                """
                <th scope="col"\(when: stacks, " role=\"columnheader\"")\(when: column.isNumber, " class=\"number\"")>\
                \(column.title)</th>
                """
            })</tr></thead>
            <tbody\(when: stacks, " role=\"rowgroup\"")>\(each: rows, { row($0, stacks: stacks) })
            </tbody></table>
            """
    }

    private func row(_ cells: [HTML], stacks: Bool) -> HTML {
        """

        <tr\(when: stacks, " role=\"row\"")>\(each: zip(columns, cells).enumerated(), { place, cell in
            place == 0
                ? "<th scope=\"row\"\(when: stacks, " role=\"rowheader\"")>\(cell.1)</th>"
                : """
                <td\(when: stacks, " role=\"cell\" data-label=\"\(cell.0.title)\"")\
                \(when: cell.0.isNumber, " class=\"number\"")>\(cell.1)</td>
                """
        })</tr>
        """
    }
}
