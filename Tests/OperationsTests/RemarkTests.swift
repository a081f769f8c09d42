import Alerting
import Measures
import Pages
import Probing
import Registry
import Testing

@testable import Operations

/// What the history of an alert keeps in words of this program's own is told in the language of the reader.
struct RemarkTests {
    private static let french = Messages(.french, now: Office.start)
    private static let english = Messages(.english, now: Office.start)

    private func expectTold(_ kept: String) {
        let (french, english) = (Self.french.remark(kept), Self.english.remark(kept))
        #expect(french != nil && english != nil && french != english, "\(kept)")
    }

    private func kept(_ file: AlertFile) -> [String] {
        file.events.compactMap(\.detail) + file.deliveries.filter { $0.state == .cancelled }.compactMap(\.lastError)
    }

    private func failing(_ settings: Settings, service: String = Office.service) async throws -> Office {
        let office = try Office(.sqlite, settings: settings)
        _ = try await office.register(service)
        _ = try await office.keeper.begin()
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.bad, "permits/web/probe:start")
        }
        return office
    }

    @Test func `over before it was told, acknowledged, and nobody to tell`() async throws {
        var office = try await failing(try Office.mailing())
        for _ in 1...3 { _ = try await office.find(.good, "permits/web/probe:start") }
        var all = try await office.files().flatMap(kept)
        #expect(all.contains("over before anybody was told") && all.contains("it was over before the message was sent"))
        office = try await failing(
            try Office.mailing(),
            service: Office.service.replacing(
                "officials: [ { office: \"service_owner\", email: \"owner@town.example\" } ]\n", with: ""))
        all += try await office.files().flatMap(kept)
        #expect(all.contains { $0.contains("names no official") })
        for remark in all { expectTold(remark) }
    }

    @Test func `retired, unregistered and taken back`() async throws {
        let office = try await failing(try Office.mailing())
        _ = try await office.useCases.retire(service: "permits", by: .commandLine)
        let all = try await office.files().flatMap(kept)
        #expect(all.contains("the service was retired"))
        for remark in all { expectTold(remark) }
    }

    @Test(arguments: [
        "the check “line” of the channel “phone” is no longer registered", "no probe of it is registered any more",
        "no probe of permits/web is registered any more", "the service is no longer judged by org.example.minimum",
        "people are no longer asked on the channel “web”", "processing_time is no longer stated by the service",
        "it eased before the message was sent", "it was acknowledged before the message was sent",
        "no reminder: an earlier message still waits", "what it is about is no longer watched",
        "our own network was cut off", "our own network was cut off: what it said was not so",
        "nobody is named who runs this program (operator.email)",
    ]) func `whatever this program notes has words`(kept: String) { expectTold(kept) }

    @Test(arguments: ["smtp://relay:25 answered \"550 no such user\"", "I phoned the host.", ""])
    func `what a server answered or a person wrote stays as it is`(kept: String) {
        #expect(Self.french.remark(kept) == nil && Self.english.remark(kept) == nil)
    }
}
