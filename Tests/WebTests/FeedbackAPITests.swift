import Feedback
import HTTPTypes
import Measures
import Operations
import Pages
import Registry
import Storage
import Testing

struct FeedbackAPITests {
    private static let path = "/api/v1/feedback/permits/web"

    private func body(_ more: String = "") -> String { "{ \"answers\": { \"satisfaction\": \"satisfied\" }\(more) }" }

    @Test func `a key that is not known is named with the one that was meant, and nothing is kept`() async throws {
        let site = try await FeedbackSite()
        let wrong = [
            (body(#", "langauge": "fr""#), #"there is no key \"langauge\", did you mean \"language\"?"#),
            (body(#", "colour": 1"#), #"there is no key \"colour\", expected one of answers, language, assisted"#),
            (#"{ "answer": { "satisfaction": "satisfied" } }"#, #"did you mean \"answers\"?"#),
            (#"{ "answers": { "satisfaction": "satisfied", "improv": "x" } }"#, #"did you mean \"improve\"?"#),
        ]
        for (body, words) in wrong {
            let answer = try await site.post(Self.path, body)
            #expect(answer.status == .unprocessableContent && answer.body.contains(words), "\(answer.body)")
        }
        #expect(try await site.post(Self.path, "[]").status == .badRequest)
        #expect(try await site.post(Self.path, #"{ "answers": 3 }"#).status == .badRequest)
        let inbox = try await site.useCases.inbox("permits", state: nil, page: 1, by: .commandLine)
        #expect(inbox.entries.isEmpty)
    }

    @Test func `a language is kept as it was sent, and what is none is refused`() async throws {
        let site = try await FeedbackSite()
        for tag in ["", "english", "e", "fr_CA", "fr-", "1234", "français"] {
            let answer = try await site.post(Self.path, body(", \"language\": \"\(tag)\""))
            #expect(answer.status == .unprocessableContent && answer.body.contains("a language tag such as"), "\(tag)")
        }
        for tag in ["fr-CA", "GA", "zh-Hant-TW"] {
            #expect(try await site.post(Self.path, body(", \"language\": \"\(tag)\"")).status == .created)
        }
        #expect(try await site.post(Self.path, body(#", "language": null"#)).status == .created)
        let kept = try await site.useCases.store.read { transaction -> [String] in
            guard let service = try transaction.subject(.service("permits")) else { return [] }
            return try transaction.submissions(of: service.id, state: nil, limit: 9, offset: 0).map(\.language)
        }
        #expect(kept == ["en", "zh-Hant-TW", "GA", "fr-CA"])
    }

    @Test func `only those who may enter what people say can say that they helped`() async throws {
        let site = try await FeedbackSite()
        let helped = body(#", "assisted": true"#)
        #expect(try await site.post(Self.path, helped).status == .forbidden)
        for role in [Caller.Role.analyst, .auditor, .operator_] {
            let headers = try await site.headers(role)
            #expect(try await site.post(Self.path, helped, headers: headers).status == .forbidden, "\(role)")
            #expect(try await site.post(Self.path, body(), headers: headers).status == .created, "\(role)")
        }
        for role in [Caller.Role.captureAgent, .serviceTeam, .official] {
            let headers = try await site.headers(role, services: ["permits"])
            #expect(try await site.post(Self.path, helped, headers: headers).status == .created, "\(role)")
        }
        let entries = try await site.useCases.inbox("permits", state: nil, page: 1, by: .commandLine).entries
        #expect(entries.count == 6 && entries.count(where: \.isAssisted) == 3)
        #expect(try await site.post(Self.path, body(#", "assisted": false"#)).status == .created)
    }
}
