/// How a source reports, with commands to copy; part of a page, without a heading.
public func heartbeatFragment(_ model: HeartbeatModel, in context: PageContext) -> HTML {
    let words = context.words
    let separator = model.url.contains("?") ? "&" : "?"
    let message = Link([], query: [("message", words.heartbeatMessage)]).text.dropFirst(2)
    return """
        <p>\(words.heartbeatIntro(model))</p>
        <p>\(words.heartbeatGood)</p>
        <pre tabindex="0"><code>curl -fsS -X POST '\(model.url)\(separator)status=ok'</code></pre>
        <p>\(words.heartbeatBad)</p>
        <pre tabindex="0"><code>curl -fsS -X POST '\(model.url)\(separator)status=fail\
        &amp;\(String(message))'</code></pre>
        <p class="quiet">\(words.heartbeatSecret)</p>
        """
}

/// The same as a page of its own, for the address itself when a person opens it.
public func heartbeatPage(_ model: HeartbeatModel, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.heartbeatTitle, in: context,
        "<h1>\(words.heartbeatTitle)</h1>\n\(heartbeatFragment(model, in: context))")
}
