import Addresses
import Curl
import Probing
import Registry
import Testing

struct DefinitionBindingTests {
    static let url = "https://Service.example:8443/start"

    static func problems(_ parameters: [String: String], secrets: [String: String] = [:], in text: String? = nil) throws
        -> [String]
    {
        let definition = try DefinitionText.read(text ?? DefinitionText.http)
        switch definition.bind(parameters: parameters, secrets: secrets) {
        case .success: return []
        case .failure(let failure): return failure.description.split(separator: "\n").map(String.init)
        }
    }

    @Test func `a plan carries what the engine needs`() throws {
        let definition = try DefinitionText.read(DefinitionText.http)
        let plan = try definition.bind(parameters: ["url": Self.url]).get()
        #expect(plan.definition == "page")
        #expect(plan.kind == "http")
        #expect(plan.host == "service.example")
        #expect(!plan.isPushed)
        #expect(!plan.isCostly)
        let transfer = try #require(plan.firstTransfer)
        #expect(transfer.url == Self.url)
        #expect(transfer.method == "GET")
        #expect(transfer.headers.map(\.name) == ["Accept-Language"])
        #expect(transfer.timeoutMilliseconds == 10_000)
        #expect(transfer.bodyLimit == 1 << 20)
        #expect(transfer.addresses == AddressPolicy(purpose: .probe))
        #expect(transfer.trust == .judged)
        let rules = plan.statusRules(every: .seconds(60))
        #expect(rules.downAfter == 3)
        #expect(rules.recheck == .seconds(10))
        #expect(!rules.isPushed)
    }

    @Test func `the limit of what is read may be a parameter`() throws {
        let text = DefinitionText.http.replacing(#"body_limit: "1MiB""#, with: #"body_limit: "{limit}""#)
            .replacing(
                "parameters:\n", with: "parameters:\n  - { id: \"limit\", type: \"bytes\", default: \"2MiB\" }\n")
        let definition = try DefinitionText.read(text)
        #expect(try definition.bind(parameters: ["url": Self.url]).get().firstTransfer?.bodyLimit == 2 << 20)
        let given = try definition.bind(parameters: ["url": Self.url, "limit": "500KiB"]).get()
        #expect(given.firstTransfer?.bodyLimit == 500 << 10)
        for (limit, words) in [
            ("1GiB", #"the parameter "limit" is "1GiB", expected from 1 to 64MiB, as 500, 20KiB or 1MiB"#),
            ("much", #"the parameter "limit" is "much", expected a number of bytes, as 500, 20KiB or 2MiB"#),
        ] {
            guard case .failure(let failure) = definition.bind(parameters: ["url": Self.url, "limit": limit]) else {
                Issue.record("\(limit) was taken")
                continue
            }
            #expect(failure.description == words)
        }
    }

    @Test func `where nothing is said, 2 MiB of an answer are read`() throws {
        let text = DefinitionText.http.replacing("body_limit: \"1MiB\"\n", with: "")
        let plan = try DefinitionText.read(text).bind(parameters: ["url": Self.url]).get()
        #expect(plan.firstTransfer?.bodyLimit == 2 << 20)
    }

    @Test(
        arguments: [
            (
                [:],
                [
                    "the parameter \"url\" is missing, expected url: a URL with http or https and no password, as https://service.example/start"
                ]
            ),
            (
                ["url": "service.example"],
                [
                    "the parameter \"url\" is \"service.example\", expected a URL with http or https and no password, as https://service.example/start"
                ]
            ),
            (
                ["url": "https://me:pass@a.example/"],
                [
                    "the parameter \"url\" is written out, and not right, expected a URL with http or https and no password, as https://service.example/start"
                ]
            ),
            (
                ["url": "https://a.example/", "txt": "x"],
                ["there is no parameter \"txt\", expected one of url, text, slow, token, did you mean \"text\"?"]
            ),
            (
                ["url": "https://a.example/", "slow": "2"],
                ["the parameter \"slow\" is \"2\", expected a duration, as 800ms, 2s or 5m"]
            ),
            (
                ["url": "https://a.example/", "token": "hunter2"],
                [
                    "the parameter \"token\" is written out, and not right, expected the name of a secret, as { secret: \"crm-token\" }"
                ]
            ),
        ] as [([String: String], [String])])
    func `wrong parameters are told`(parameters: [String: String], lines: [String]) throws {
        #expect(try Self.problems(parameters) == lines)
    }

    @Test func `a parameter that is no secret is not taken from secrets`() throws {
        #expect(
            try Self.problems([:], secrets: ["url": "name"]) == [
                "the parameter \"url\" is given as a secret, expected a URL with http or https and no password, as https://service.example/start"
            ])
    }

    @Test func `a condition under a parameter counts only when it is given`() async throws {
        let definition = try DefinitionText.read(DefinitionText.http)
        for (parameters, lines) in [
            (["url": Self.url], ["status in 200..299", "time.total < 2s"]),
            (
                ["url": Self.url, "text": #"say "now""#, "slow": "1500ms"],
                ["status in 200..299", #"body contains "say \"now\"""#, "time.total < 1500ms"]
            ),
        ] {
            let plan = try definition.bind(parameters: parameters).get()
            let finding = await plan.runOnce(now: { Timestamp(milliseconds: 0) }) { _ in
                var result = TransferResult()
                result.status = 200
                return result
            }
            #expect(finding.explanation?.conditions.map(\.condition) == lines)
        }
    }

    @Test func `text in a URL is one part of it`() throws {
        let text = DefinitionText.http.replacing(
            #"url: "{url}""#, with: #"url: "{url}?q={text}""#
        ).replacing(#"type: "text" }"#, with: #"type: "text", default: "a&b=c/é #" }"#)
            .replacing(#"  - { when: "text given", expect: "body contains {text}" }"#, with: "")
        let plan = try DefinitionText.read(text).bind(parameters: ["url": "https://a.example/s"]).get()
        #expect(plan.firstTransfer?.url == "https://a.example/s?q=a%26b%3Dc%2F%C3%A9%20%23")
    }

    @Test func `a header cannot be made two by a parameter`() throws {
        let text = DefinitionText.http.replacing(#"Accept-Language: "en""#, with: #"X-Text: "{url} {lang}""#)
            .replacing(
                #"  - { id: "text", type: "text" }"#, with: "  - { id: \"lang\", type: \"text\", required: true }"
            )
            .replacing(#"  - { when: "text given", expect: "body contains {text}" }"#, with: "")
        #expect(
            try Self.problems(["url": Self.url, "lang": "en\r\nHost: evil"], in: text) == [
                "the header \"X-Text\" would hold control characters, expected one line of text"
            ])
    }

    @Test func `a pattern that is broken is told when it is given`() throws {
        let text = DefinitionText.http.replacing(#"type: "text" }"#, with: #"type: "pattern" }"#)
            .replacing("body contains {text}", with: "body matches {text}")
        #expect(
            try Self.problems(["url": Self.url, "text": "a("], in: text) == [
                "in the condition \"body matches {text}\": the pattern is wrong at character 7: missing closing parenthesis, expected a regular expression"
            ])
        let plan = try DefinitionText.read(text).bind(parameters: ["url": Self.url, "text": "a|b"]).get()
        #expect(plan.isCostly)
    }

    @Test func `what a channel wants extracted is added`() throws {
        let definition = try DefinitionText.read(DefinitionText.http)
        let fee = Extraction(id: "fee", method: .regex, expression: "€([0-9.]+)", kind: .money)
        #expect(try definition.bind(parameters: ["url": Self.url], extracting: [fee]).get().isCostly)
        let css = Extraction(id: "fee", method: .css, expression: "h1")
        guard case .failure(let failure) = definition.bind(parameters: ["url": Self.url], extracting: [css]) else {
            Issue.record("a css selector was taken")
            return
        }
        #expect(
            failure.description
                == "the value \"fee\" cannot be extracted: pages are not searched by css selectors, expected regex, json or header"
        )
    }
}
