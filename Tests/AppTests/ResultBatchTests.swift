import Measures
import Probing
import Registry
import Testing

@testable import App
@testable import Persistence

struct ResultBatchTests {
    private func results(_ count: Int, from: Int = 0) -> [ProbeResult] {
        (from..<from + count).map {
            ProbeResult(
                stream: $0, at: Timestamp(milliseconds: Int64($0)), trigger: .scheduled, outcome: .good, reason: .ok)
        }
    }

    @Test func `what could not be recorded waits with what comes after it, and is given up in the end`() {
        var batch = ResultBatch()
        batch.add(results(3))
        #expect(batch.failed() == 0)
        batch.add(results(2, from: 3))
        #expect(batch.results.map(\.stream) == [0, 1, 2, 3, 4])
        for _ in 2..<ResultBatch.patience { #expect(batch.failed() == 0) }
        #expect(batch.failed() == 5 && batch.results.isEmpty)
        batch.add(results(1))
        #expect(batch.failed() == 0)
    }

    @Test func `a result that cannot be kept costs no other`() async throws {
        for poison in [[0], [6], [2, 3], [0, 1, 2, 3, 4, 5, 6], []] {
            var batch = ResultBatch()
            batch.add(results(7))
            var kept: [Int] = []
            let refused = await batch.record { some in
                guard !some.contains(where: { poison.contains($0.stream) }) else {
                    throw DatastoreError(.invalidValue, "a text with U+0000 cannot be kept")
                }
                kept += some.map(\.stream)
            } failing: { error, _, _ in
                Issue.record(error)
            }
            #expect(refused.map(\.result.stream) == poison)
            #expect(kept == (0..<7).filter { !poison.contains($0) })
            #expect(batch.results.isEmpty)
        }
    }

    @Test func `after another failure what was not recorded yet waits`() async throws {
        var batch = ResultBatch()
        batch.add(results(8))
        var failures = 0
        let refused = await batch.record { some in
            if some.contains(where: { $0.stream == 1 }) { throw DatastoreError(.invalidValue, "no") }
            if some.contains(where: { $0.stream > 3 }) { throw DatastoreError(.diskFull, "full") }
        } failing: { _, lost, waiting in
            failures += 1
            #expect(lost == 0 && waiting == 6)
        }
        #expect(refused.map(\.result.stream) == [1] && failures == 1)
        #expect(batch.results.map(\.stream) == [2, 3, 4, 5, 6, 7])
    }

    @Test func `no more than the limit wait, the newest`() {
        var batch = ResultBatch()
        batch.add(results(ResultBatch.limit + 7))
        #expect(batch.failed() == 7)
        #expect(batch.results.first?.stream == 7 && batch.results.count == ResultBatch.limit)
    }
}
