extension PageMarks {
    /// Reasons that servers write beside a number (RFC 9110 §15), in the spellings of their programs.
    private static let reasons =
        "(?:Bad Request|Unauthorized|Authorization Required|Payment Required|Forbidden|Not Found|Not Allowed"
        + "|Method Not Allowed|Not Acceptable|Request Time-?out|Request Timeout|Gone|Request Entity Too Large"
        + "|Internal Server Error|Not Implemented|Bad Gateway|Service (?:Temporarily |Not )?(?:Un)?[Aa]vailable"
        + "|Gateway Time-?out|Gateway Timeout|Insufficient Storage|Too Many Requests|Misdirected Request)"

    /// The names by which servers sign such pages.
    private static let signature =
        "(?:(?:nginx|openresty|[tT]engine|angie|freenginx|cloudflare|kong|stgw|[A-Za-z][\\w-]*/[\\w.]+)"
        + "(?:/[\\w.+-]+)?(?: \\([\\w ./+-]+\\))?)"

    /// A page of a number and a reason, in its title and in its text.
    private static let numbered = titled("^[45]\\d\\d(?: -)? \(reasons)$")

    /// The error pages of web servers and proxies, which some send with a status of success.
    ///
    /// The whole text is told, or its beginning and how little may follow: a page *about* "502 Bad Gateway" says more.
    static let serverErrors: [PageMark] = [
        // nginx: src/http/ngx_http_special_response.c; the balancers of AWS, Azure and others have its shape.
        error(
            "the error page of a web server", title: numbered,
            pattern: "[45]\\d\\d(?: -)? \(reasons)(?: \(sentence))?(?: \(signature))?\\z", longest: 250),
        // HAProxy: doc/configuration.txt, "errorfile"; src/http.c.
        error(
            "the error page of HAProxy",
            pattern: "[45]\\d\\d \(reasons) (?:No server is available to handle this request\\."
                + "|The server returned an invalid or incomplete response\\.|The server didn't respond in time\\."
                + "|An internal server error occurred\\.|Request forbidden by administrative rules\\.)\\z",
            longest: 200),
        // Apache: modules/http/http_protocol.c, get_canned_error_string.
        error(
            "the error page of Apache", title: numbered,
            pattern: "\(reasons) (?:You don't have permission to access .{1,200}"
                + "|The requested URL .{0,200}was not found on this server\\."
                + "|The server encountered an internal error or misconfiguration and was unable to complete your request\\."
                + "|The proxy server received an invalid response from an upstream server\\."
                + "|The server is temporarily unable to service your request due to maintenance downtime or capacity "
                + "problems\\.|The gateway did not receive a timely response from the upstream server or application\\."
                + "|This server could not verify that you are authorized to access the document requested\\."
                + "|The requested resource is no longer available on this server)",
            longest: 900),
        // IIS: inetpub/custerr, http.sys, and its detailed pages.
        error(
            "the error page of IIS", title: titled("^[45]\\d\\d - "),
            pattern: "Server Error [45]\\d\\d - .{5,200}", longest: 500),
        error(
            "the error page of IIS", pattern: "[\\w -]{5,60} HTTP Error [45]\\d\\d\\. [\\w ,]{5,100}\\.\\z",
            longest: 200),
        error(
            "the error page of IIS", title: titled("^IIS [\\d.]+ Detailed Error - [45]\\d\\d\\."), says: "HTTP Error ",
            longest: 8000),
        error(
            "the error page of IIS", pattern: "HTTP Error 50[0-3]\\.\\d+ - (?:ANCM |ASP\\.NET Core |Process Failure)",
            longest: 2000),
        // Jetty: org.eclipse.jetty.server.handler.ErrorHandler.
        error(
            "the error page of Jetty", title: titled("^Error [45]\\d\\d "),
            pattern: "HTTP ERROR(?::)? [45]\\d\\d ", longest: 20_000),
        // Werkzeug: werkzeug/exceptions.py; Gunicorn: gunicorn/util.py, write_error.
        error(
            "an error of Flask", title: .exactly("500 Internal Server Error"),
            starts: "Internal Server Error The server encountered an internal error and was unable to complete your "
                + "request.", longest: 400),
        error(
            "the error page of Gunicorn", title: .exactly("Internal Server Error"), whole: "Internal Server Error"),
        // Squid: errors/templates/ERR_CONNECT_FAIL and others; CloudFront.
        error(
            "the error page of Squid", title: .exactly("ERROR: The requested URL could not be retrieved"),
            starts: "ERROR The requested URL could not be retrieved", longest: 3000),
        error(
            "the error page of CloudFront", title: .exactly("ERROR: The request could not be satisfied"),
            pattern: "[45]\\d\\d ERROR The request could not be satisfied\\.", longest: 1500),
        // Google's front end.
        error(
            "the error page of Google's servers", title: titled("^Error [45]\\d\\d \\("),
            pattern: "[45]\\d\\d\\. That.{1,3}s an error\\. ", longest: 600),
        // Envoy: source/common/router/router.cc.
        error(
            "the error page of Envoy", starts: "upstream connect error or disconnect/reset before headers",
            longest: 400),
        // Phusion Passenger.
        error(
            "the error page of Passenger",
            starts: "We're sorry, but something went wrong. The issue has been logged for investigation.", longest: 500),
    ]

    /// What nginx says beside some numbers of 400 and above.
    private static let sentence =
        "(?:The plain HTTP request was sent to HTTPS port|Request Header Or Cookie Too Large"
        + "|The SSL certificate error|No required SSL certificate was sent)"
}
