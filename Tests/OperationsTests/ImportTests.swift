import Alerting
import Documents
import Feedback
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

private let today = CivilDate(days: Office.start.milliseconds / 86_400_000)

private func day(_ back: Int64) -> CivilDate { CivilDate(days: today.days - back) }

struct ImportTests {
    private func begun(_ engine: TestEngine, _ service: String = heard) async throws -> Office {
        let office = try Office(engine)
        _ = try await office.register(service)
        return office
    }

    /// Takes a file; gives how many rows were added, and how many known.
    private func take(_ text: String, _ office: Office, channel: String = "phone") async throws -> [Int] {
        let done = try await office.useCases.importFeedback(
            "permits", channel: channel, SourceFile(name: "f.csv", bytes: Array(text.utf8)), by: .commandLine)
        return [done.added, done.known]
    }

    private func problems(_ text: String, _ office: Office) async throws -> [String] {
        do {
            _ = try await take(text, office)
            return []
        } catch let error as DocumentProblems {
            return error.problems.map(\.description)
        }
    }

    private func exported(_ office: Office, _ days: ClosedRange<CivilDate> = day(4000)...day(0)) async throws
        -> [String]
    {
        let lines = Lines()
        try await office.useCases.exportFeedback("permits", days: days, by: .commandLine) { lines.add($0) }
        return lines.all
    }

    private func inbox(_ office: Office) async throws -> InboxModel {
        try await office.useCases.inbox("permits", state: nil, page: 1, by: .commandLine)
    }

    @Test(arguments: TestEngine.allCases)
    func `rows are taken once, redacted, and counted on their own day`(engine: TestEngine) async throws {
        let office = try await begun(engine)
        let file = """
            at,satisfaction,completion,improve,language
            \(day(2))T09:30:00+01:00,very_satisfied,yes,"quick, and kind",fr
            \(day(40)),dissatisfied,no,write to ada@town.example,
            \(day(2)),satisfied,,,
            """
        #expect(try await take(file, office) == [3, 0])
        #expect(try await take(file, office) == [0, 3])
        office.clock.advance(by: .seconds(30 * 86_400))
        _ = try await office.useCases.dropExpired(limit: 100)
        #expect(try await take(file, office) == [0, 3])
        let entries = try await inbox(office).entries
        #expect(entries.count == 3 && entries.allSatisfy { $0.channel?.id == "phone" && $0.state == .received })
        #expect(entries.last?.words == ["write to [e-mail]"])
        #expect(entries.map(\.receivedAt) == entries.map(\.receivedAt).sorted(by: >))
        #expect(entries.first?.receivedAt == Timestamp("\(day(2))T08:30:00Z"))
        func sum(_ days: ClosedRange<Int64>) async throws -> [String: Int] {
            try await office.useCases.store.read { transaction in
                guard let channel = try transaction.subject(.channel("permits", "phone")) else { return [:] }
                return try transaction.answerSums(of: [channel.id], set: "uk-satisfaction", version: 1, days: days)[
                    "satisfaction"] ?? [:]
            }
        }
        #expect(try await sum(day(40).days...day(40).days) == ["dissatisfied": 1, "": 1])
        #expect(try await sum(day(2).days...day(2).days) == ["very_satisfied": 1, "satisfied": 1, "": 2])
    }

    @Test func `each wrong row is told with its line, and nothing is kept`() async throws {
        let office = try await begun(.sqlite)
        let found = try await problems(
            """
            at;satisfaction;improve;language
            \(day(1));satisfied;fine;en
            \(day(1));satisifed;;en
            yesterday;satisfied;;
            \(day(-2));satisfied;;english!
            \(day(1));;;
            \(day(1));satisfied|neither;;
            \(day(1));satisfied;\(String(repeating: "x", count: 1201));
            \(day(1));satisfied
            """, office)
        let options = "very_satisfied, satisfied, neither, dissatisfied, very_dissatisfied"
        #expect(
            found == [
                "f.csv:3:12: satisfaction has no option \"satisifed\", expected one of \(options), "
                    + "did you mean \"satisfied\"?",
                "f.csv:4:1: \"at\" is \"yesterday\", expected a time with its zone as 2026-03-01T09:30:00Z, or a day "
                    + "as 2026-03-01, from 1970",
                "f.csv:5:1: \"\(day(-2))\" is in the future, expected \(Office.start) or earlier",
                "f.csv:5:23: \"language\" is \"english!\", expected a language tag such as en or fr-CA",
                "f.csv:6:12: satisfaction is missing",
                "f.csv:7:12: satisfaction has several answers, expected one",
                "f.csv:8:22: improve has 1201 characters, expected at most 1200",
                "f.csv:9:1: the row has 2 cells, expected 4, as the first line has",
            ])
        #expect(try await inbox(office).entries.isEmpty)
        #expect(
            try await problems("at;improve\n\(day(1));x", office) == [
                "f.csv:1:1: the column \"satisfaction\" is missing, expected it in the first line"
            ])
        #expect(
            try await problems("at;satisfaction\n", office) == [
                "f.csv:1:1: there is no row, expected one or more under the first line"
            ])
        await #expect(throws: FeedbackRefusal.notAsked(service: "permits", channel: "post")) {
            try await take("at,satisfaction\n\(day(1)),satisfied", office, channel: "post")
        }
        await #expect(throws: AccessError.self) {
            try await office.useCases.importFeedback(
                "permits", channel: "web", SourceFile(name: "f", bytes: []), by: Caller(name: "a", role: .analyst))
        }
    }

    @Test func `several options are separated by a line`() async throws {
        let office = try await begun(.sqlite, heard.replacing("uk-satisfaction", with: "fr-jdma"))
        #expect(
            try await take("at,satisfaction,help,reached\n\(day(1)),good,phone | counter,yes", office) == [1, 0])
        let lines = try await exported(office)
        #expect(lines.last?.hasSuffix(",fr-jdma 1,good,,counter|phone,yes,,") == true, "\(lines)")
        #expect(
            try await problems("at,satisfaction,help\n\(day(1)),good,none|phone", office) == [
                "f.csv:2:17: help has \"none\" and others, which exclude each other"
            ])
    }

    @Test func `a drop in imported ratings is found by the time of the rows, however they are ordered`() async throws {
        let office = try await begun(.sqlite)
        var random = SplitMix64(seed: 3)
        var lines: [String] = []
        for number in 0..<300 {
            let isUnhappy = Double.random(in: 0..<1, using: &random) < (number >= 180 ? 0.6 : 0.1)
            let at = office.clock.now - .seconds(86_400 * 30 - number * 600)
            lines.append("\(at),\(isUnhappy ? "dissatisfied" : "satisfied"),\(isUnhappy ? "it lost my data" : "")")
        }
        lines.shuffle(using: &random)
        let file = (["at,satisfaction,improve"] + lines).joined(separator: "\n")
        #expect(try await take(file, office, channel: "web") == [300, 0])
        let alerts = try await office.useCases.alerts(state: nil, limit: 50, offset: 0, by: .commandLine).files
            .map(\.alert)
        #expect(alerts.count == 1 && alerts.first?.subject == .channel("permits", "web"))
        let alert = try #require(alerts.first)
        #expect(alert.openedAt == office.clock.now)
        let turn = office.clock.now - .seconds(86_400 * 30 - 180 * 600)
        #expect(alert.since > turn - .seconds(60 * 600) && alert.since < turn + .seconds(80 * 600))
        let examples = try await office.useCases.alertPage(alert.id, by: .commandLine).ratings?.examples
        #expect(examples?.map(\.words).contains("it lost my data") == true)
        // Who may see alerts and not what people say sees the figures alone.
        let auditor = Caller(name: "audit", role: .auditor)
        let seen = try await office.useCases.alertPage(alert.id, by: auditor).ratings
        #expect(seen?.examples == nil && seen?.unhappy ?? 0 > 5)
    }

    @Test(arguments: TestEngine.allCases)
    func `what is exported holds no code, no personal data and no formula`(engine: TestEngine) async throws {
        let office = try await begun(engine)
        let words = ["=HYPERLINK(\"http://x\")", "-2 stars", "call 020 7946 0958", "two\nlines, \"quoted\""]
        for text in words {
            _ = try await office.useCases.submit(
                FeedbackForm(
                    service: "permits", channel: "web", fields: ["satisfaction": ["neither"], "improve": [text]],
                    language: "en"))
            office.clock.advance(by: .seconds(86_400))
        }
        let lines = try await exported(office, day(0)...day(-9))
        #expect(lines[0] == "submission,at,channel,language,mode,state,question_set,satisfaction,completion,improve")
        let table = try CSVTable(Array(lines.joined(separator: "\n").utf8), file: "f")
        try table.finish()
        #expect(
            table.rows.map { $0["improve"]?.text } == [
                "'=HYPERLINK(\"http://x\")", "'-2 stars", "call [phone]", "two\nlines, \"quoted\"",
            ])
        #expect(table.rows.allSatisfy { $0["satisfaction"]?.text == "neither" && $0["state"]?.text == "received" })
        #expect(try await exported(office, day(-1)...day(-2)).count == 3)
        await #expect(throws: AccessError.self) {
            try await office.useCases.exportFeedback(
                "permits", days: day(1)...day(0), by: Caller(name: "a", role: .operator_)
            ) { _ in }
        }
    }
}

/// Lines as they are written.
private final class Lines {
    private(set) var all: [String] = []

    func add(_ line: String) { all.append(line) }
}
