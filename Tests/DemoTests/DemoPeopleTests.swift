import Feedback
import Measures
import Registry
import Standards
import Testing

@testable import Demo

/// What the people of the town say, do and state.
struct DemoPeopleTests {
    private let voices = DemoVoices(end: DemoTown.sample.start)

    private func rows(_ service: String, _ channel: String) throws -> [[String]] {
        let collected = try #require(voices.collected.first { $0.service == service && $0.channel == channel })
        let lines = collected.file.text.split(separator: "\n").dropFirst()
        #expect(lines.count == collected.answers)
        return lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    private func unhappyShare(_ rows: some Collection<[String]>) -> Double {
        Double(rows.count { $0[1].hasSuffix("dissatisfied") }) / Double(rows.count)
    }

    @Test func `unhappy answers are many since payments failed, and few before`() throws {
        let rows = try rows("renew-parking-permit", "web")
        let before = rows.filter { Timestamp($0[0]).map { $0 < voices.paymentsFailed } == true }
        let since = rows.filter { Timestamp($0[0]).map { $0 >= voices.paymentsFailed } == true }
        #expect(before.count + since.count == rows.count && since.count > 30)
        #expect(unhappyShare(before) < 0.12 && unhappyShare(since) > 0.3)
    }

    @Test func `a new form makes parents happier`() throws {
        let rows = try rows("register-birth", "web")
        let before = rows.filter { Timestamp($0[0]).map { $0 < voices.formReplaced } == true }
        let since = rows.filter { Timestamp($0[0]).map { $0 >= voices.formReplaced } == true }
        #expect(unhappyShare(before) > 0.3 && unhappyShare(since) < 0.15)
    }

    @Test func `answers come on channels on which people are asked, in order, and lie in the past`() throws {
        let services = try DemoTown.sample.services()
        for collected in voices.collected {
            let service = try #require(services.first { $0.id == collected.service })
            #expect(service.feedback?.channels.contains(collected.channel) == true)
            let moments = try rows(collected.service, collected.channel).compactMap { Timestamp($0[0]) }
            #expect(moments.count == collected.answers && moments == moments.sorted())
            #expect(moments.allSatisfy { voices.window.start <= $0 && $0 < voices.window.end })
        }
    }

    @Test func `people are counted on channels and tasks that the services have, and everybody ends somehow`() throws {
        let services = try DemoTown.sample.services()
        for (slug, rows) in DemoVolumes.rows(end: DemoTown.sample.start) {
            let service = try #require(services.first { $0.id == slug })
            for row in rows {
                #expect(service.channels.contains { $0.id == row.channel })
                #expect(service.tasks.contains { $0.id == row.task })
                #expect(row.ended == row.started)
                #expect(row.day.days * 86_400_000 < DemoTown.sample.start.milliseconds)
            }
        }
    }

    @Test func `every loop follows the rules, and its office and comment are there`() throws {
        let services = try DemoTown.sample.services()
        for story in DemoLoop.all(voices) {
            let service = try #require(services.first { $0.id == story.service })
            var loop = FeedbackLoop(id: 1, said: story.said, origin: story.origin, openedAt: story.openedAt)
            for step in story.steps {
                loop = try loop.taking(step.step, at: step.at)
                if let owner = loop.owner { #expect(service.officials.contains { $0.office == owner }) }
            }
            guard let comment = story.comment else { continue }
            let said = voices.collected.filter { $0.service == story.service }.map(\.file.text).joined()
            #expect(said.contains(comment))
        }
    }

    @Test func `a judged town names its standards, and the others are as they were`() throws {
        let judged = DemoTown(
            ports: DemoTown.sample.ports, start: DemoTown.sample.start,
            standards: [DemoTown.british: "2019.7", DemoTown.french: "2023.1"])
        let services = try judged.services()
        #expect(services.allSatisfy { !$0.standards.isEmpty })
        #expect(try DemoTown.sample.services().allSatisfy { $0.standards.isEmpty })
        for statement in DemoStatement.all {
            let service = try #require(services.first { $0.id == statement.service })
            #expect(service.standards.contains { $0.id == statement.standard })
        }
    }
}
