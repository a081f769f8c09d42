import Documents
import Probing
import Testing

/// A definition as text, one part of which a test replaces.
enum DefinitionText {
    static let http = """
        format: "plumbline-probe"
        format_version: "1"
        id: "page"
        title: { en: "A page" }
        kind: "http"
        role: "availability"
        provides: ["response.mean"]
        parameters:
          - { id: "url", type: "url", required: true }
          - { id: "text", type: "text" }
          - { id: "slow", type: "duration", default: "2s" }
          - { id: "token", type: "secret" }
        request:
          method: "GET"
          url: "{url}"
          headers: { Accept-Language: "en" }
          redirects: 5
        timeout: "10s"
        body_limit: "1MiB"
        must:
          - "status in 200..299"
          - { when: "text given", expect: "body contains {text}" }
        should:
          - "time.total < {slow}"
        extract: []
        confirm: { down_after: 3, up_after: 2, recheck: "10s" }
        silence: "unknown"
        """

    static func read(_ text: String) throws(DocumentProblems) -> ProbeDefinition {
        try ProbeDefinition.read(Document.read(Array(text.utf8), file: "page.yaml"))
    }

    /// The problems of the definition with one part replaced, one line each.
    static func problems(replacing old: String, with new: String) throws -> [String] {
        try #require(http.contains(old))
        return problems(http.replacing(old, with: new))
    }

    static func problems(_ text: String) -> [String] {
        do {
            _ = try read(text)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }
}
