import Feedback
import Operations
import Pages
import Registry
import Storage
import TestSupport
import Testing

private let heard =
    Office.service + """

        feedback: { question_set: "uk-satisfaction", channels: ["web", "phone"] }
        """

/// Submissions that arrive at the same time are written together, and each is answered for itself.
struct SubmissionWriterTests {
    private enum Answer: Equatable {
        case taken(FollowCode)
        case refused
    }

    @Test(arguments: TestEngine.allCases)
    func `what arrives together is kept once each, and what is refused harms no other`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        _ = try await office.register(heard)
        let useCases = office.useCases
        let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
            for number in 0..<300 {
                group.addTask {
                    // One in ten is wrong, and every key is sent twice.
                    let isWrong = number % 10 == 3
                    let form = FeedbackForm(
                        service: "permits", channel: "web",
                        fields: ["satisfaction": [isWrong ? "mauve" : "satisfied"]], language: "en")
                    do {
                        return .taken(try await useCases.submit(form, key: "k\(number % 150)").code)
                    } catch is FeedbackRefusal {
                        return .refused
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0 == .refused } == 30)
        let codes = answers.compactMap { answer -> FollowCode? in
            if case .taken(let code) = answer { code } else { nil }
        }
        #expect(codes.count == 270 && Set(codes).count == 135, "each key has one code")
        #expect(try await useCases.inbox("permits", state: nil, page: 1, by: .commandLine).pagination.total == 135)
        for code in Set(codes) { #expect(try await useCases.follow(code.description).state == .received) }
    }

    @Test func `a changed file is followed at once`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(heard)
        let form = FeedbackForm(
            service: "permits", channel: "phone", fields: ["satisfaction": ["satisfied"]], language: "en")
        _ = try await office.useCases.submit(form)
        _ = try await office.register(heard.replacing("[\"web\", \"phone\"]", with: "[\"web\"]"))
        await #expect(throws: FeedbackRefusal.notAsked(service: "permits", channel: "phone")) {
            try await office.useCases.submit(form)
        }
    }
}
