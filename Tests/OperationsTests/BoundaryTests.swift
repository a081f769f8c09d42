import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

struct BoundaryTests {
    @Test
    func `maintenance begins on time, though results were recorded before the clock was looked at, and then it died`()
        async throws
    {
        let office = try Office(.sqlite)
        let (from, until) = (Office.start + .seconds(100), Office.start + .seconds(400))
        let window = "maintenance: [ { title: { en: \"Work\" }, from: \"\(from)\", until: \"\(until)\" } ]\nchannels:"
        _ = try await office.register(Office.service.replacing("channels:", with: window))
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, "permits/web/probe:start")
        office.clock.advance(by: .seconds(150))
        _ = try await office.find(.good, "permits/web/probe:start")
        office.clock.advance(by: .seconds(50))
        _ = try await office.restarted().begin()
        let span = try #require(try await office.status(.channel("permits", "web")))
        #expect(span.status == .maintenance && span.start == from)
    }

    @Test func `maintenance begins on time for a server that was started anew and has heard nothing new`() async throws
    {
        let office = try Office(.sqlite)
        let (from, until) = (Office.start + .seconds(100), Office.start + .seconds(400))
        let window = "maintenance: [ { title: { en: \"Work\" }, from: \"\(from)\", until: \"\(until)\" } ]\nchannels:"
        _ = try await office.register(Office.service.replacing("channels:", with: window))
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, "permits/web/probe:start")
        office.clock.advance(by: .seconds(50))
        let next = office.restarted()
        _ = try await next.begin()
        office.clock.advance(by: .seconds(51))
        try await next.tick()
        let span = try #require(try await office.status(.channel("permits", "web")))
        #expect(span.status == .maintenance && span.start == from)
    }
}
