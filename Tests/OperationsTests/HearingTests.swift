import Alerting
import Feedback
import Foundation
import Measures
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

struct HearingTests {
    private func begun(_ engine: TestEngine) async throws -> Office {
        let office = try Office(engine)
        _ = try await office.register(heard)
        return office
    }

    private func form(
        _ satisfaction: String = "satisfied", words: String? = nil, channel: String = "web"
    ) -> FeedbackForm {
        var fields = ["satisfaction": [satisfaction]]
        fields["improve"] = words.map { [$0] }
        return FeedbackForm(service: "permits", channel: channel, fields: fields, language: "en")
    }

    @Test(arguments: TestEngine.allCases)
    func `what somebody says is followed by its code, answered, and taken back`(engine: TestEngine) async throws {
        let office = try await begun(engine)
        let useCases = office.useCases
        let receipt = try await useCases.submit(form("dissatisfied", words: "slow, write to ada@town.example"))
        let code = receipt.code.description.lowercased().replacing("-", with: " ")
        var followed = try await useCases.follow(code)
        #expect(followed.state == .received && followed.words == ["slow, write to [e-mail]"])
        let inbox = try await useCases.inbox("permits", state: nil, page: 1, by: .commandLine)
        let entry = try #require(inbox.entries.first)
        #expect(entry.choices.first?.options.first?.words(in: "en") == "Dissatisfied" && entry.words == followed.words)
        try await useCases.act(.acknowledge, on: entry.id, of: "permits", by: .commandLine)
        office.clock.advance(by: .seconds(60))
        try await useCases.act(.answer("It is faster now."), on: entry.id, of: "permits", by: .commandLine)
        followed = try await useCases.follow(code)
        #expect(followed.state == .answered)
        #expect(followed.events.map(\.kind) == [.received, .acknowledged, .answered])
        #expect(followed.events.last?.words == "It is faster now.")
        try await useCases.withdraw(code)
        try await useCases.withdraw(code)
        followed = try await useCases.follow(code)
        #expect(followed.words.isEmpty && followed.events.last?.kind == .withdrawn)
        await #expect(throws: FeedbackRefusal.unknownCode) { try await useCases.follow("4T7QK-M2XPA") }
        await #expect(throws: StatementRefusal.self) {
            try await useCases.act(.answer(" "), on: entry.id, of: "permits", by: .commandLine)
        }
    }

    @Test func `an identifier in a comment is nowhere in what the database writes`() async throws {
        let office = try await begun(.sqlite)
        let secrets = ["grace.hopper@navy.example", "4111111111111111", "GB82WEST12345698765432", "AB123456C"]
        for (number, secret) in secrets.enumerated() {
            _ = try await office.useCases.submit(form(words: "about \(secret) again"), key: "k\(number)")
        }
        let written = try office.writtenBytes()
        for secret in secrets {
            #expect(!written.contains(subsequence: Array(secret.utf8)), "\(secret)")
        }
        #expect(written.contains(subsequence: Array("about [card] again".utf8)))
    }

    @Test(arguments: TestEngine.allCases)
    func `the same sent again under its key is taken once, and other words under it are refused`(
        engine: TestEngine
    ) async throws {
        let office = try await begun(engine)
        let useCases = office.useCases
        let first = try await useCases.submit(form(words: "slow"), key: "k1")
        let again = try await useCases.submit(form(words: "slow"), key: "k1")
        #expect(again.isRepeat && !first.isRepeat && again.code == first.code)
        await #expect(throws: FeedbackRefusal.keyReused) {
            try await useCases.submit(form(words: "slower"), key: "k1")
        }
        #expect(try await useCases.inbox("permits", state: nil, page: 1, by: .commandLine).pagination.total == 1)
        office.clock.advance(by: .seconds(8 * 86_400))
        _ = try await useCases.dropExpired(limit: 100)
        #expect(try await !useCases.submit(form(words: "slower"), key: "k1").isRepeat)
    }

    @Test func `what is refused is not kept, and each field says why`() async throws {
        let office = try await begun(.sqlite)
        func words(_ form: FeedbackForm) async -> String {
            do {
                _ = try await office.useCases.submit(form)
                return "taken"
            } catch {
                return "\(error)"
            }
        }
        func sent(_ fields: [String: [String]], channel: String = "web") -> FeedbackForm {
            FeedbackForm(service: "permits", channel: channel, fields: fields, language: "en")
        }
        #expect(await words(sent([:])) == "satisfaction is missing")
        #expect(await words(sent(["satisfaction": ["<b>"]])) == "satisfaction has no option \"<b>\"")
        #expect(
            await words(sent(["satisfaction": ["satisfied", "neither"]]))
                == "satisfaction has several answers, expected one")
        #expect(
            await words(sent(["satisfaction": ["satisfied"], "mood": ["x"]])) == "there is no question \"mood\"")
        #expect(
            await words(form(words: String(repeating: "x", count: 1201)))
                == "improve has 1201 characters, expected at most 1200")
        for text in ["a\u{0}b", "a\u{202E}b", "a\u{1B}[31m"] {
            #expect(
                await words(form(words: text))
                    == "improve holds control characters or marks that turn the direction of text")
        }
        #expect(
            await words(sent(["satisfaction": ["satisfied"]], channel: "api"))
                == "the service \"permits\" does not ask for feedback on the channel \"api\"")
        #expect(try await office.useCases.inbox("permits", state: nil, page: 1, by: .commandLine).entries.isEmpty)
        // What only looks dangerous is words like any other.
        #expect(await words(form(words: "<script>alert(1)</script> '; DROP TABLE answer; --")) == "taken")
    }

    @Test(arguments: TestEngine.allCases)
    func `answers become measures with their interval, and none are no value`(engine: TestEngine) async throws {
        let office = try await begun(engine)
        func value(_ id: String, of subject: Subject = .service("permits")) async throws -> MeasuredValue {
            let now = office.clock.now
            return try await office.useCases.measure(
                [id], of: subject, over: Window(start: now - .seconds(86_400), end: now), keeper: nil, by: .commandLine)[
                    0]
        }
        #expect(try await value("satisfaction.mean10").outcome == .none(.noData))
        for answer in ["very_satisfied", "very_satisfied", "satisfied", "neither"] {
            _ = try await office.useCases.submit(form(answer))
        }
        #expect(try await value("satisfaction.mean10").outcome == .none(.insufficientData))
        _ = try await office.useCases.submit(form("very_dissatisfied", channel: "phone"))
        let all = try await value("satisfaction.mean10")
        #expect(all.outcome == .number(6.5) && all.sampleSize == 5)
        #expect(all.interval?.contains(6.5) == true && all.interval != 6.5...6.5)
        #expect(try await value("satisfaction.mean10", of: .channel("permits", "web")).sampleSize == 4)
        #expect(try await value("clarity.mean10").outcome == .none(.noData))
    }

    @Test(arguments: Array(0..<20))
    func `a drop in ratings opens one alert with counts and examples, and none is opened without it`(
        seed: Int
    ) async throws {
        for drops in [true, false] {
            let office = try await begun(.sqlite)
            var random = SplitMix64(seed: UInt64(seed))
            for number in 0..<300 {
                let share = drops && number >= 180 ? 0.55 : 0.1
                let isUnhappy = Double.random(in: 0..<1, using: &random) < share
                _ = try await office.useCases.submit(
                    form(isUnhappy ? "dissatisfied" : "satisfied", words: isUnhappy ? "it lost my data" : nil))
                office.clock.advance(by: .seconds(600))
            }
            let alerts = try await office.useCases.alerts(state: nil, limit: 50, offset: 0, by: .commandLine).files
                .map(\.alert)
            guard drops else {
                #expect(alerts.isEmpty)
                continue
            }
            #expect(alerts.count == 1 && alerts.first?.subject == .channel("permits", "web"))
            let model = try await office.useCases.alertPage(try #require(alerts.first).id, by: .commandLine)
            let ratings = try #require(model.ratings)
            #expect(
                ratings.unhappy > 5 && ratings.answers >= ratings.unhappy && ratings.usual.map { $0 < 0.25 } == true)
            #expect(ratings.examples?.map(\.words) == Array(repeating: "it lost my data", count: 3))
            #expect(alerts.first?.opening.evidence.allSatisfy { $0.detail.hasPrefix("submission ") } == true)
        }
    }

    @Test func `what fills the field for machines is set aside, counts nowhere, and can be taken back in`() async throws
    {
        let office = try await begun(.sqlite)
        var spam = form(words: "buy now")
        spam.honeypot = "http://x.example"
        let receipt = try await office.useCases.submit(spam)
        #expect(try await office.useCases.follow(receipt.code.description).state == .held)
        let inbox = try await office.useCases.inbox("permits", state: .held, page: 1, by: .commandLine)
        #expect(inbox.entries.count == 1)
        await #expect(throws: StatementRefusal.self, "what counts nowhere is not answered") {
            try await office.useCases.act(.answer("Thanks."), on: inbox.entries[0].id, of: "permits", by: .commandLine)
        }
        try await office.useCases.act(.release, on: inbox.entries[0].id, of: "permits", by: .commandLine)
        #expect(try await office.useCases.follow(receipt.code.description).state == .received)
        // It counts as if it had come in on its day.
        let day = office.clock.now.milliseconds / 86_400_000
        let sums = try await office.useCases.store.read { transaction in
            let channel = try transaction.subject(.channel("permits", "web"))?.id ?? -1
            return try transaction.answerSums(of: [channel], set: "uk-satisfaction", version: 1, days: day...day)
        }
        #expect(sums["satisfaction"]?["satisfied"] == 1 && sums["satisfaction"]?[""] == 1)
    }

    @Test(arguments: TestEngine.allCases)
    func `what is past its retention is dropped with all that belongs to it, and its sums stay`(
        engine: TestEngine
    ) async throws {
        let office = try await begun(engine)
        let old = try await office.useCases.submit(form("satisfied", words: "long ago"), key: "k1")
        office.clock.advance(by: .seconds(Int64(86_400 * 365) * 2 + 86_400 * 3))
        let new = try await office.useCases.submit(form("satisfied", words: "just now"), key: "k2")
        _ = try await office.useCases.dropExpired(limit: 1)
        await #expect(throws: FeedbackRefusal.unknownCode) {
            try await office.useCases.follow(old.code.description)
        }
        #expect(try await office.useCases.follow(new.code.description).state == .received)
        let inbox = try await office.useCases.inbox("permits", state: nil, page: 1, by: .commandLine)
        #expect(inbox.entries.map(\.words) == [["just now"]])
        let days = Window(start: Office.start, end: office.clock.now)
        #expect(
            try await office.useCases.measure(
                ["satisfaction.mean10"], of: .service("permits"), over: days, keeper: nil, by: .commandLine)[0]
                .sampleSize == 2)
    }

    @Test func `the code of somebody cannot be made from what is kept`() async throws {
        let office = try await begun(.sqlite)
        let one = try await office.useCases.submit(form("satisfied"), key: "the key of the sender")
        let again = try await office.useCases.submit(form("satisfied"), key: "the key of the sender")
        #expect(one.code == again.code && again.isRepeat)
        var other = form("satisfied")
        other.language = "fr"
        #expect(try await office.useCases.submit(other, key: "the key of the sender").isRepeat)
        let written = try office.writtenBytes()
        #expect(!written.contains(subsequence: Array(one.code.description.utf8)))
        #expect(!written.contains(subsequence: Array("the key of the sender".utf8)))
    }
}

extension [UInt8] {
    /// Whether some bytes stand somewhere in a row.
    fileprivate func contains(subsequence other: [UInt8]) -> Bool {
        guard let first = other.first, count >= other.count else { return false }
        var start = startIndex
        while let found = self[start...].firstIndex(of: first), found + other.count <= count {
            if self[found..<found + other.count].elementsEqual(other) { return true }
            start = found + 1
        }
        return false
    }
}
