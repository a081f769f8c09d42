public import Registry

/// The page of a request that failed: what happened and what to do, in words.
///
/// - Parameters:
///   - status: The HTTP status code.
///   - detail: What was wrong with this request, in one sentence without its full stop; not shown for 5xx.
public func errorPage(status: Int, detail: String? = nil, in context: PageContext) -> HTML {
    let words = context.words
    let (title, next) = words.failure(status)
    return page(
        title, in: context,
        """
        <h1>\(title)</h1>
        \(if: status < 500 ? detail : nil, { "<p>\(words.capitalised($0)).</p>" })
        <p>\(next)</p>
        <p><a href="\(context.link(.statuses))">\(words.toStatuses)</a></p>
        <p class="quiet">\(words.errorCode(status))</p>
        """)
}

/// The same where nothing is known of the request but its language.
public func errorPage(status: Int, detail: String, language: Language, now: Timestamp) -> HTML {
    errorPage(status: status, detail: detail, in: PageContext(language: language, now: now))
}
