import Documents
import Foundation
import Probing
import Registry
import Testing

struct DefinitionReadingTests {
    @Test func `a definition is read whole`() throws {
        let definition = try DefinitionText.read(DefinitionText.http)
        #expect(definition.id == "page")
        #expect(definition.title.words(in: "en") == "A page")
        #expect(definition.kind == "http")
        #expect(definition.role == .availability)
        #expect(definition.provides == ["response.mean"])
        #expect(definition.parameters.map(\.id) == ["url", "text", "slow", "token"])
        #expect(definition.parameters.map(\.isRequired) == [true, false, false, false])
        #expect(definition.parameters[2].defaultValue == "2s")
        #expect(definition.timeout == .seconds(10))
        #expect(definition.confirm.downAfter == 3)
        #expect(definition.confirm.of == nil)
        #expect(definition.silence == .unknown)
        #expect(!definition.isPushed)
    }

    @Test(arguments: [
        (
            #"kind: "http""#, #"kind: "htpp""#,
            [
                #"page.yaml:5:7: there is no kind of probe "htpp", expected one of http, certificate, heartbeat, did you mean "http"?"#
            ]
        ),
        (
            #"role: "availability""#, #"role: "availabilty""#,
            [
                #"page.yaml:6:7: "role" is "availabilty", expected one of availability, check, did you mean "availability"?"#
            ]
        ),
        (
            #""status in 200..299""#, #""statsu in 200..299""#,
            [#"page.yaml:21:6: nothing called "statsu" can be tested, did you mean "status"?"#]
        ),
        (
            #""status in 200..299""#, #"status in 2000"#,
            [#"page.yaml:21:15: "2000" stands here, expected a status code or a range, as 200 or 200..299"#]
        ),
        (
            #""status in 200..299""#, #"'body contains "x" y'"#,
            [
                "page.yaml:21:5: the condition goes on with \"y\" (at character 19), "
                    + "expected nothing more: one condition in each line"
            ]
        ),
        (
            #""time.total < {slow}""#, #""time.total < {slo}""#,
            [
                #"page.yaml:24:19: the parameter "slo" is not declared, expected one of url, text, slow, token, did you mean "slow"?"#
            ]
        ),
        (
            #""time.total < {slow}""#, #""time.total < {url}""#,
            [#"page.yaml:24:19: "{url}" stands here, expected a parameter of type duration"#]
        ),
        (
            #""time.total < {slow}""#, #""body contains {text}""#,
            [
                "page.yaml:24:20: the parameter {text} may be left out, expected required: true, a default, or the condition "
                    + "under { when: \"text given\", expect: … }"
            ]
        ),
        (
            #""time.total < {slow}""#, #""status  in 200..299""#,
            [#"page.yaml:24:5: the condition "status  in 200..299" is here a second time, expected it once"#]
        ),
        (
            #"when: "text given""#, #"when: "text is given""#,
            [
                #"page.yaml:22:13: "when" is "text is given", expected a parameter and "given" or "not given", as "text given""#
            ]
        ),
        (
            #"when: "text given""#, #"when: "slow given""#,
            [
                #"page.yaml:22:13: the parameter "slow" is always there, expected one that may be left out"#
            ]
        ),
        (
            #"default: "2s""#, #"default: "2 seconds""#,
            [#"page.yaml:11:46: "default" is "2 seconds", expected a duration, as 800ms, 2s or 5m"#]
        ),
        (
            #"id: "text", type: "text""#, #"id: "url", type: "text""#,
            [
                #"page.yaml:10:11: the parameter "url" is here a second time, expected another id"#,
                #"page.yaml:22:13: the parameter "text" is not declared, expected one of url, slow, token"#,
                #"page.yaml:22:50: the parameter "text" is not declared, expected one of url, slow, token"#,
            ]
        ),
        (
            #"type: "secret""#, #"type: "secret", default: "x""#,
            [#"page.yaml:12:45: a secret has a default, expected none: secrets are never written in files"#]
        ),
        (
            #"required: true"#, #"required: true, default: "https://a.example/""#,
            [
                #"page.yaml:9:56: a required parameter has a default, expected only one of "required" and "default""#
            ]
        ),
        (
            #"provides: ["response.mean"]"#, #"provides: ["response.meen"]"#,
            [
                #"page.yaml:7:12: there is no measure "response.meen", did you mean "response.mean"?"#
            ]
        ),
        (
            #"method: "GET""#, #"method: "FETCH""#,
            [
                #"page.yaml:14:11: "method" is "FETCH", expected one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"#
            ]
        ),
        (
            #"method: "GET""#, #"body: "x""#,
            [#"page.yaml:14:9: a GET request has a body, expected none, or another method"#]
        ),
        (
            #"Accept-Language: "en""#, #"Host: "a", "a b": "c""#,
            [
                #"page.yaml:16:14: the header "Host" follows from the request itself, expected other headers"#,
                #"page.yaml:16:25: no header can be called "a b", expected a name, as Accept-Language"#,
            ]
        ),
        (
            #"redirects: 5"#, #"redirects: 99"#,
            [#"page.yaml:17:14: "redirects" is 99, expected a whole number from 0 to 20"#]
        ),
        (
            #"redirects: 5"#, #"http: "3""#,
            [#"page.yaml:17:9: "http" is "3", expected one of auto, 1.1, 2, did you mean "2"?"#]
        ),
        (
            #"body_limit: "1MiB""#, #"body_limit: "1GiB""#,
            [#"page.yaml:19:13: "body_limit" is "1GiB", expected from 1 to 64MiB, as 500, 20KiB or 1MiB"#]
        ),
        (
            #"body_limit: "1MiB""#, #"body_limit: "{slow}""#,
            [#"page.yaml:19:13: the parameter {slow} is no number of bytes, expected a parameter of type bytes"#]
        ),
        (
            #"timeout: "10s""#, #"timeout: "10m""#,
            [#"page.yaml:18:10: "timeout" is 10m, expected from 100ms to 2m"#]
        ),
        (
            "down_after: 3", "down_after: 3, of: 2",
            [#"page.yaml:26:31: "of" is 2, expected at least 3, as many as "down_after""#]
        ),
        (
            "extract: []", #"extract: [{ id: "fee", from: "css", selector: "h1" }]"#,
            ["page.yaml:25:30: pages are not searched by css selectors, expected regex, json or header"]
        ),
        (
            "extract: []", #"extract: [{ id: "fee", from: "regex", pattern: "(" }]"#,
            [
                #"page.yaml:25:48: "pattern": the pattern is wrong at character 2: missing closing parenthesis, expected a regular expression"#
            ]
        ),
        (
            #"url: "{url}""#, #"url: "https://a.example/{token}""#,
            [
                "page.yaml:15:8: the parameter {token} may be left out, expected required: true, a default, or the condition "
                    + "under { when: \"token given\", expect: … }"
            ]
        ),
        (
            #"silence: "unknown""#, #"silnce: "unknown""#,
            [#"page.yaml:27:1: the key "silnce" is not known, did you mean "silence"?"#]
        ),
        (
            #"format: "plumbline-probe""#, #"format: "plumbline-service""#,
            [#"page.yaml:1:9: the format is "plumbline-service", expected "plumbline-probe""#]
        ),
    ])
    func `what is wrong is told with its place`(old: String, new: String, lines: [String]) throws {
        let found = try DefinitionText.problems(replacing: old, with: new)
        #expect(found.map(Self.withoutLists) == lines.map(Self.withoutLists))
    }

    /// The catalogue of measures is long and grows: only the beginning of such a message is compared.
    private static func withoutLists(_ line: String) -> String {
        guard line.contains("there is no measure") else { return line }
        return String(line.prefix { $0 != "," })
    }

    @Test func `all errors of a file are told at once`() {
        let text = DefinitionText.http.replacing("\"GET\"", with: "\"FETCH\"").replacing("status in", with: "statsu in")
            .replacing("\"2s\"", with: "\"2x\"")
        #expect(DefinitionText.problems(text).count == 3)
    }

    @Test func `a pushed kind knows nothing of requests`() throws {
        let heartbeat = """
            format: "plumbline-probe"
            format_version: "1"
            id: "line"
            title: { en: "A line" }
            kind: "heartbeat"
            role: "availability"
            provides: []
            silence: "failure"
            """
        let definition = try DefinitionText.read(heartbeat)
        #expect(definition.isPushed)
        #expect(definition.silence == .failure)
        #expect(
            DefinitionText.problems(heartbeat + "\nmust: []").first?.hasPrefix("page.yaml:9:1: the key \"must\"")
                == true)
    }

    @Test func `a secret in a URL is refused`() throws {
        let text = DefinitionText.http.replacing(#"type: "secret""#, with: #"type: "secret", required: true"#)
            .replacing(#"url: "{url}""#, with: #"url: "https://a.example/{token}""#)
        #expect(
            DefinitionText.problems(text) == [
                "page.yaml:15:8: the secret {token} stands in a URL, expected it in a header or in the body: URLs are shown"
            ])
    }

    /// The definitions that come with the product.
    static let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../probes")
        .standardizedFileURL

    @Test(arguments: ["web-page", "mobile-page", "json-api", "https-redirect", "file-download", "heartbeat"])
    func `every definition that comes with the product is valid`(id: String) throws {
        let bytes = try [UInt8](Data(contentsOf: Self.shipped.appending(path: "\(id).yaml")))
        let definition = try ProbeDefinition.read(Document.read(bytes, file: "\(id).yaml"))
        #expect(definition.id == id)
        #expect(definition.title.wordings.map(\.language) == ["en", "fr"])
        let values = ["url": "https://service.example/", "host": "service.example"]
        let given = values.filter { value in definition.parameters.contains { $0.id == value.key } }
        #expect(throws: Never.self) { try definition.bind(parameters: given).get() }
    }

    @Test func `no other definition comes with the product`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.shipped.path).sorted()
        #expect(
            names == [
                "accessibility-statement.yaml", "certificate.yaml", "contact-page.yaml", "file-download.yaml",
                "heartbeat.yaml", "https-redirect.yaml", "json-api.yaml", "mobile-page.yaml", "privacy-notice.yaml",
                "security-txt.yaml", "web-page.yaml", "web-security.yaml",
            ])
    }
}
