import Registry
import Testing

@testable import Probing

struct NetworkGateTests {
    private func cutOff(_ stream: Int, second: Int64) -> ProbeResult {
        ProbeResult(
            stream: stream, at: Timestamp(milliseconds: second * 1000), outcome: .bad, reason: .connectTimeout)
    }

    @Test func `a batch that comes late is judged by the results of its own time`() {
        var gate = NetworkGate()
        let host = { (stream: Int) in "host\(stream)" }
        _ = gate.judge([cutOff(1, second: 0), cutOff(2, second: 10)], host: host)
        // Started later, but answered sooner: nothing of the first half minute may be forgotten over it.
        _ = gate.judge([cutOff(3, second: 60)], host: host)
        #expect(gate.judge([cutOff(4, second: 20)], host: host).map(\.outcome) == [.unknown])
    }
}
