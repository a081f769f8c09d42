import Alerting
import Curl
import Foundation
import Pages
import Probing
import Registry
import Storage
import Synchronization
import Testing

@testable import Operations

/// Signed links: each opens what it is for, as long as it holds, and nothing else.
struct SealTests {
    private static let key = "key of this installation"
    private static let until = Office.start + .seconds(60)

    @Test(arguments: Seal.Purpose.allCases, Seal.Purpose.allCases)
    func `a seal opens only what it was made for`(made: Seal.Purpose, tried: Seal.Purpose) {
        let seal = Seal(purpose: made, id: 42, until: Self.until)
        #expect(Seal(seal.text(key: Self.key), for: tried, key: Self.key) == (made == tried ? seal : nil))
    }

    @Test(arguments: Seal.Purpose.allCases)
    func `a seal that was changed, cut or made with another key opens nothing`(purpose: Seal.Purpose) {
        let text = Seal(purpose: purpose, id: 42, until: Self.until).text(key: Self.key)
        #expect(Seal(text, for: purpose, key: "another") == nil)
        for place in text.indices {
            var changed = Array(text)
            changed[text.distance(from: text.startIndex, to: place)] = text[place] == "1" ? "2" : "1"
            #expect(Seal(String(changed), for: purpose, key: Self.key) == nil, "\(String(changed))")
        }
        for length in 0..<text.count { #expect(Seal(String(text.prefix(length)), for: purpose, key: Self.key) == nil) }
        for other in ["+" + text, "details-" + text, text + "-", " " + text] {
            #expect(Seal(other, for: purpose, key: Self.key) == nil, "\(other)")
        }
    }

    /// An office in which an outage was told by one mail.
    private func told() async throws -> (office: Office, mail: String) {
        var settings = Settings()
        settings.mail = try MailSettings(relay: "smtp://127.0.0.1:25", startTLS: .off, from: "watch@town.example")
        let office = try Office(.sqlite, settings: settings)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.bad, "permits/web/probe:start")
        }
        office.clock.advance(by: .seconds(600))
        return (office, try await sent(office))
    }

    private func sent(_ office: Office) async throws -> String {
        let sent = Mutex("")
        for delivery in try await office.useCases.dueDeliveries(limit: 10) {
            _ = try await office.useCases.deliver(delivery) { transfer in
                let body = String(decoding: transfer.body ?? [], as: UTF8.self)
                sent.withLock { $0 += body.replacing("=\r\n", with: "").replacing("=3D", with: "=") }
                var taken = TransferResult()
                taken.status = 250
                return taken
            }
        }
        return sent.withLock { $0 }
    }

    private static func seal(_ path: String, in mail: String) throws -> String {
        let pattern = try Regex("/\(path)/([0-9a-f-]+)", as: (Substring, Substring).self)
        return String(try #require(mail.firstMatch(of: pattern)?.output.1))
    }

    @Test func `the details link of a mail shows the alert for thirty days and says until when`() async throws {
        let (office, mail) = try await told()
        let seal = try Self.seal("details", in: mail)
        guard case .alert(let alert, let until, _) = try await office.useCases.openDetails(seal: seal) else {
            Issue.record("it shows nothing")
            return
        }
        #expect(alert.kind == .status && alert.deliveries.isEmpty && alert.history.isEmpty)
        #expect(alert.evidence.allSatisfy { $0.detail.isEmpty && $0.check == nil })
        #expect(until == office.clock.now + .seconds(30 * 86_400))
        office.clock.advance(by: .seconds(30 * 86_400 - 1))
        guard case .alert = try await office.useCases.openDetails(seal: seal) else {
            Issue.record("it ended too soon")
            return
        }
        office.clock.advance(by: .seconds(1))
        guard case .refused(.expired) = try await office.useCases.openDetails(seal: seal) else {
            Issue.record("it opens after its end")
            return
        }
    }

    @Test func `neither link of a mail does what the other one is for`() async throws {
        let (office, mail) = try await told()
        let details = try Self.seal("details", in: mail)
        let acknowledge = try Self.seal("acknowledge", in: mail)
        guard case .refused(.forged) = try await office.useCases.acknowledge(seal: details),
            case .refused(.forged) = try await office.useCases.open(seal: details),
            case .refused(.forged) = try await office.useCases.openDetails(seal: acknowledge)
        else {
            Issue.record("purposes can be exchanged")
            return
        }
        let open = try await office.useCases.alerts(state: .open, limit: 10, offset: 0, by: .commandLine).files
        #expect(open.count == 1, "nothing was acknowledged")
    }

    @Test func `looking behind a link writes nothing, also where no link was ever made`() async throws {
        let empty = try Office(.sqlite)
        guard case .refused(.forged) = try await empty.useCases.openDetails(seal: "1-2-3"),
            case .refused(.forged) = try await empty.useCases.open(seal: "1-2-3")
        else {
            Issue.record("a forged link opened")
            return
        }
        #expect(try await empty.useCases.store.read { try $0.setting("seal.key") } == nil)
    }
}
