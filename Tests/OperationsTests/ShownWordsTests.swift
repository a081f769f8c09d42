import Operations
import Probing
import TestSupport
import Testing

/// What the command line says of a service is words.
struct ShownWordsTests {
    @Test func `how a service stands is said in words, before anything was seen and while it fails`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        let pending = try await office.useCases.describe(service: "permits", by: .commandLine).words
        #expect(pending.contains("nothing has been observed yet") && pending.contains("check start on web"))
        for _ in 1...3 {
            _ = try await office.find(.bad, "permits/web/probe:start", reason: .connectRefused)
            office.clock.advance(by: .seconds(10))
        }
        let failing = try await office.useCases.describe(service: "permits", by: .commandLine).words
        #expect(failing.contains(": its server refused the connection"))
        for text in [pending, failing] { #expect(RawForms.found(in: text, isForTerminal: true) == []) }
    }
}
