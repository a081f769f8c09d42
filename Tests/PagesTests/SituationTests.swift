@testable import Pages
import Measures
import Registry
import Testing

@Suite struct SituationTests {
    private let samples: Samples
    private let words: Messages

    init() throws {
        samples = try Samples()
        words = Messages(.english, zone: samples.zone, now: samples.now)
    }

    @Test func `channels that say the same are told of together, with their tasks`() {
        let cannot = samples.situation.cannot
        #expect(cannot.count == 1)
        #expect(cannot.first?.channels.map(\.id) == ["web", "mobile"])
        #expect(cannot.first?.tasks == [samples.apply, samples.track])
    }

    @Test func `the summary says what fails first, then what works, then what is not known`() {
        #expect(
            words.summary(samples.situation) == """
                People have not been able to do this online and on the mobile site since 14:05 today: \
                Apply; See how far my application is. \
                This works at the counter: Apply; See how far my application is. \
                Since 13:13 today we have not known whether this works by phone, because we no longer hear from it: \
                Apply.
                """)
    }

    @Test func `a service without tasks is spoken of as a whole`() {
        let situation = Situation(cells: [
            .init(task: nil, channel: samples.web, status: .up, since: samples.ago(5)),
            .init(
                task: nil, channel: samples.phone, status: .unknown, cause: .pending, since: samples.ago(5),
                isWatched: false),
        ])
        #expect(
            words.summary(situation) == """
                The service works online. We do not know whether the service works by phone, because nothing checks \
                it.
                """
        )
    }

    @Test func `failures that began at other times are told apart`() {
        let situation = Situation(cells: [
            .init(task: nil, channel: samples.web, status: .down, since: samples.ago(5)),
            .init(task: nil, channel: samples.phone, status: .down, since: samples.ago(50)),
        ])
        #expect(situation.cannot.count == 2)
    }

    @Test func `closed is neither failing nor unknown`() {
        let situation = Situation(cells: [
            .init(task: nil, channel: samples.counter, status: .unknown, cause: .closed, since: samples.ago(5))
        ])
        #expect(situation.unknown.isEmpty && situation.cannot.isEmpty)
        #expect(words.summary(situation) == "Closed at this time at the counter.")
    }

    @Test func `two channels of one kind are told apart by their names`() {
        let channels = [
            ServiceChannel(id: "north", kind: .counter, title: Text("en", "North")),
            ServiceChannel(id: "south", kind: .counter),
            ServiceChannel(id: "web", kind: .web),
        ]
        let labels = ChannelLabel.labels(channels)
        #expect(labels.map(words.way) == ["at the counter (North)", "at the counter (south)", "online"])
    }

    @Test func `nothing registered is said`() {
        #expect(words.summary(Situation(cells: [])) == "Nothing is registered that could be checked.")
    }

    @Test func `what is not known now was as it was when it was last seen, and that is said of each way by itself`() {
        func cell(_ channel: ChannelLabel, _ seen: Status) -> Situation.Cell {
            .init(
                task: nil, channel: channel, status: .unknown, cause: .blocked, since: samples.ago(5),
                lastSeen: LastSeen(seen, at: samples.ago(6)))
        }
        let same = Situation(cells: [cell(samples.web, .down), cell(samples.phone, .down)])
        #expect(same.unknown.count == 1)
        let situation = Situation(cells: [cell(samples.web, .down), cell(samples.phone, .up)])
        #expect(situation.unknown.count == 2)
        let told = words.summary(situation)
        let at = words.spoken(samples.ago(6))
        #expect(told.contains("because it keeps automatic visitors out. When last seen, at \(at), it did not work."))
        #expect(told.contains("When last seen, at \(at), it worked."))
        let french = Messages(.french, zone: samples.zone, now: samples.now)
        #expect(french.summary(situation).contains("cela ne fonctionnait pas."))
    }
}
