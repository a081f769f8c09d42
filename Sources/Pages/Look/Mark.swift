import Measures

/// The small drawings: the product's sign and one shape for each status.
enum Mark {
    /// A plumb bob on its line.
    static let sign: HTML = """
        <svg viewBox="0 0 24 32" aria-hidden="true" focusable="false"><path fill="none" stroke="#8cc4f5" \
        stroke-width="2" d="M3 2h18M12 2v12"/><path fill="#fff" d="M6.5 14h11v4L12 30 6.5 18z"/></svg>
        """

    /// The same as a file.
    static let icon: HTML = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" \
        fill="#12344f"/><path fill="none" stroke="#8cc4f5" stroke-width="2" d="M8 4h16M16 4v10"/><path fill="#fff" \
        d="M11 14h10v4l-5 11-5-11z"/></svg>
        """

    /// The shape of a status: a tick in a disc, a triangle, a cross in a square, two bars, a ring with a question.
    static func shape(_ status: Status) -> HTML {
        let path: HTML =
            switch status {
            case .up: "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm-1.2 12L3 8.2l1.5-1.5 2.3 2.3 4.7-4.7L13 5.8Z"
            case .degraded: "M8 .5 16 15H0Zm-1 5v5h2v-5Zm0 6.3v1.9h2v-1.9Z"
            case .down:
                """
                M0 0h16v16H0Zm4.7 3.2L3.2 4.7 6.5 8l-3.3 3.3 1.5 1.5L8 9.5l3.3 3.3 1.5-1.5L9.5 8l3.3-3.3-1.5-1.5L8 \
                6.5Z
                """
            case .maintenance: "M1 0h5v16H1Zm9 0h5v16h-5Z"
            case .unknown:
                """
                M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm0 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM7.1 11.2h1.8V13H7.1Z\
                M8 3.2c1.7 0 2.9 1 2.9 2.5 0 1.2-.7 1.8-1.3 2.3-.5.4-.7.6-.7 1.2v.6H7.1v-.7\
                c0-1.3.6-1.8 1.2-2.3.5-.4.8-.6.8-1.1 \
                0-.6-.4-1-1.1-1-.7 0-1.2.4-1.2 1.2H5C5 4.2 6.3 3.2 8 3.2Z
                """
            }
        return """
            <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill-rule="evenodd" d="\(path)"/></svg>
            """
    }
}

extension HTML {
    /// A status by shape, word and colour.
    static func status(_ status: Status, _ word: String, isLarge: Bool = false) -> HTML {
        """
        <span class="status is-\(status.rawValue)\(when: isLarge, " large")">\(Mark.shape(status))\(word)</span>
        """
    }
}
