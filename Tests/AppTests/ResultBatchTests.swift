import Measures
import Probing
import Registry
import Testing

@testable import App

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

    @Test func `no more than the limit wait, the newest`() {
        var batch = ResultBatch()
        batch.add(results(ResultBatch.limit + 7))
        #expect(batch.failed() == 7)
        #expect(batch.results.first?.stream == 7 && batch.results.count == ResultBatch.limit)
    }
}
