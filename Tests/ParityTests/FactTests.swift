import Registry
import Testing

@testable import Parity

struct FactTests {
    @Test func `sets, telephones, days and words are compared by what they mean`() {
        #expect(FactValue(["photo", "Old passport"], kind: .set) == FactValue(["old  passport, PHOTO"], kind: .set))
        #expect(FactValue(["tel:+353 1 234"], kind: .phone) == FactValue(["00353 1234"], kind: .phone))
        #expect(FactValue(["2026-03-01"], kind: .date) == FactValue(["1.3.2026"], kind: .date))
        #expect(FactValue(["Mo-Fr  09:00-17:00"], kind: .hours) == FactValue(["mo-fr 09:00-17:00"], kind: .hours))
    }

    private let now = Timestamp(milliseconds: 1_772_323_200_000)

    private func service(_ phone: [String], asOf: CivilDate? = nil, own: [String]? = ["75.00 EUR"]) -> PublicService {
        PublicService(
            id: "permits", title: Text("en", "Permits"), organisation: "town",
            facts: own.map { [ServiceFact(id: "fee", kind: .money, values: $0)] } ?? [],
            channels: [
                ServiceChannel(
                    id: "web", kind: .web,
                    facts: [
                        ChannelFact(
                            id: "fee", kind: .money, currency: "EUR",
                            source: .extracted(probe: "start", method: .regex, expression: "x"))
                    ]),
                ServiceChannel(
                    id: "phone", kind: .phone,
                    facts: [
                        ChannelFact(
                            id: "fee", kind: .money,
                            source: .declared(values: phone, source: "script", asOf: asOf))
                    ]),
            ])
    }

    private func findings(_ service: PublicService, web: FoundFact?, looked: Bool = true) -> [FactComparison.Finding] {
        let table = FactTable(of: service, found: { _, _ in web }, looked: { _, _ in looked }, now: now)
        return table.comparisons.flatMap { $0.entries.map(\.finding) }
    }

    @Test func `a fee is the same, differs, is missing, stale or unreadable, and each is said`() {
        let fresh = FoundFact(written: "75.00", at: now - .seconds(60), countsFor: .seconds(600))
        let other = FoundFact(written: "80.00", at: now, countsFor: .seconds(600))
        let old = FoundFact(written: "75.00", at: now - .seconds(601), countsFor: .seconds(600))
        let odd = FoundFact(written: "ask at the counter", at: now, countsFor: .seconds(600))
        #expect(findings(service(["75.00 EUR"]), web: fresh) == [.same, .same])
        #expect(findings(service(["80.00 EUR"]), web: fresh) == [.same, .differs])
        #expect(findings(service(["75.00 EUR"]), web: other) == [.differs, .same])
        #expect(findings(service(["75.00 EUR"]), web: nil) == [.missing, .same])
        #expect(
            findings(service(["75.00 EUR"]), web: nil, looked: false) == [.pending, .same],
            "not looked for is not missing")
        #expect(findings(service(["75.00 EUR"]), web: old) == [.stale, .same])
        #expect(findings(service(["75.00 EUR"]), web: odd) == [.unreadable, .same])
        let longAgo = CivilDate(year: 2024, month: 1, day: 1)
        #expect(findings(service(["80.00 EUR"], asOf: longAgo), web: fresh) == [.same, .stale])
    }

    @Test func `each statement says how it is known, where it stands and since when`() {
        let fresh = FoundFact(
            written: "75.00", address: "https://town.example/fees", at: now - .seconds(60), countsFor: .seconds(600))
        let day = CivilDate(year: 2026, month: 2, day: 1)
        let table = FactTable(
            of: service(["75.00 EUR"], asOf: day), found: { _, _ in fresh }, looked: { _, _ in true }, now: now)
        #expect(table.comparisons[0].ownWord?.origin == .service)
        #expect(
            table.comparisons[0].entries.map(\.statement?.origin) == [
                .found(probe: "start", address: "https://town.example/fees", at: now - .seconds(60)),
                .declared(source: "script", asOf: day),
            ])
    }

    @Test func `where the service itself says nothing, channels are held against what most say`() {
        let found = FoundFact(written: "80", at: now, countsFor: .seconds(600))
        #expect(findings(service(["75.00 EUR"], own: nil), web: found) == [.same, .differs])
    }

    @Test func `the only channel that can be read agrees with nobody`() {
        let odd = FoundFact(written: "ask at the counter", at: now, countsFor: .seconds(600))
        #expect(findings(service(["75.00 EUR"], own: nil), web: odd) == [.unreadable, .alone])
        #expect(findings(service(["75.00 EUR"], own: nil), web: nil) == [.missing, .alone])
    }

    @Test func `a channel that differed is settled when it agrees or is gone, not when nothing can be read of it`() {
        func comparison(_ entries: [(String, FactComparison.Finding)]) -> FactComparison {
            var comparison = FactComparison(
                fact: "fee", kind: .money, service: nil, channels: [], isStale: { _ in false })
            comparison.entries = entries.map { .init(channel: $0.0, statement: nil, finding: $0.1) }
            return comparison
        }
        for finding in FactComparison.Finding.allCases {
            let isSettled = comparison([("web", finding), ("phone", .same)]).isSettled("web")
            #expect(isSettled == (finding == .same), "\(finding)")
        }
        #expect(comparison([("phone", .same)]).isSettled("web"))
        // Where nothing else states it any more, there is nothing to contradict.
        #expect(comparison([("web", .alone)]).isSettled("web"))
    }

    @Test func `the gap lies between the best and the worst channel, with both their uncertainties`() throws {
        let gap = try #require(
            AvailabilityGap([
                .init(channel: "web", percent: 99, interval: 98.5...99.5, knownShare: 1),
                .init(channel: "phone", percent: 90, interval: 88...92, knownShare: 0.5),
                .init(channel: "api", percent: 95, interval: 94...96, knownShare: 1),
            ]))
        #expect(gap.points == 9 && gap.interval == 6.5...11.5)
        #expect(gap.best.channel == "web" && gap.worst.channel == "phone")
        #expect(AvailabilityGap([gap.best]) == nil)
    }
}
