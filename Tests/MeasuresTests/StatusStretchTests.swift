import Measures
import Registry
import Testing

/// Since when something has been as it is, across times in which this program did not watch.
struct StatusStretchTests {
    private func at(_ second: Int64) -> Timestamp { Timestamp(milliseconds: second * 1000) }

    /// Spans that follow each other; the last one lasts.
    private func spans(_ parts: [(Int64, Status, StatusCause)]) -> [StatusSpan] {
        parts.enumerated().map { place, part in
            StatusSpan(
                status: part.1, cause: part.2, start: at(part.0),
                end: place + 1 < parts.count ? at(parts[place + 1].0) : nil)
        }
    }

    @Test func `down before and after a restart is down since before it, and the pause is named`() {
        let found = StatusStretch.stretches(
            spans([
                (0, .up, .observed), (13, .down, .observed), (20, .unknown, .notWatched), (22, .down, .observed),
            ]))
        #expect(found.map(\.start) == [at(0), at(13)])
        #expect(found.last?.unwatched == [Window(start: at(20), end: at(22))])
        #expect(found.last?.span.start == at(13) && found.last?.end == nil)
    }

    @Test func `several restarts one after the other are all named`() {
        let found = StatusStretch.stretches(
            spans([
                (10, .degraded, .observed), (20, .unknown, .notWatched), (22, .degraded, .flapping),
                (30, .unknown, .notWatched), (31, .degraded, .observed),
            ]))
        #expect(found.map(\.start) == [at(10)])
        #expect(found.last?.unwatched == [Window(start: at(20), end: at(22)), Window(start: at(30), end: at(31))])
    }

    @Test func `what changed while nobody watched began after it`() {
        let found = StatusStretch.stretches(
            spans([(13, .up, .observed), (20, .unknown, .notWatched), (22, .down, .observed)]))
        #expect(found.map(\.start) == [at(13), at(20), at(22)])
        #expect(found.flatMap(\.unwatched).isEmpty)
    }

    @Test func `not known for another reason is another thing, and so is a hole in what is kept`() {
        #expect(
            StatusStretch.stretches(
                spans([(13, .unknown, .overdue), (20, .unknown, .notWatched), (22, .unknown, .blocked)])
            ).map(\.start) == [at(13), at(20), at(22)])
        #expect(
            StatusStretch.stretches(
                spans([(13, .unknown, .overdue), (20, .unknown, .notWatched), (22, .unknown, .overdue)])
            ).map(\.start) == [at(13)])
        let apart = [
            StatusSpan(status: .down, start: at(1), end: at(5)), StatusSpan(status: .down, start: at(6), end: nil),
        ]
        #expect(StatusStretch.stretches(apart).map(\.start) == [at(1), at(6)])
    }

    @Test func `while nobody watches, it is not known since then`() {
        let found = StatusStretch.stretches(spans([(13, .down, .observed), (20, .unknown, .notWatched)]))
        #expect(found.map(\.start) == [at(13), at(20)])
        #expect(StatusStretch.mayReachBack(StatusStretch.stretches(spans([(20, .unknown, .notWatched)]))))
        #expect(
            StatusStretch.mayReachBack(
                StatusStretch.stretches(spans([(20, .unknown, .notWatched), (22, .down, .observed)]))))
        #expect(!StatusStretch.mayReachBack(found))
    }
}
