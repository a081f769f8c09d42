/// What libcurl says of answers that break HTTP, in words for people who have never heard of libcurl.
enum HTTPWords {
    private static let known = [
        ("Header without colon", "a line among its headers has no colon"),
        ("Nul byte in header", "a header holds a byte that no text has"),
        ("Unsupported response code", "its status code is none"),
        ("Invalid status line", "its first line says no status"),
        ("Unsupported HTTP", "it names a version of HTTP that browsers do not speak"),
        ("HTTP/0.9", "it does not begin with a line that says its status"),
        ("Weird server reply", "it does not begin with a line that says its status"),
        ("Content-Length", "what it says of its length is no number"),
        ("chunk", "the parts in which it comes are not marked as they must be"),
        ("HTTP2 framing", "it breaks the rules of HTTP/2"),
        ("HTTP/2 stream", "the server broke it off"),
    ]

    /// Such words; nothing for what is not known here.
    static func fault(_ text: String) -> String? { known.first { text.contains($0.0) }?.1 }
}
