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

    private func untold(_ stream: Int) -> ProbeResult {
        ProbeResult(
            stream: stream, at: Timestamp(milliseconds: Int64(stream) * 1000), outcome: .bad, reason: .dnsFailed)
    }

    @Test func `name servers that cannot tell any name are our own fault, those of one domain are not`() {
        let results = (1...4).map(untold)
        var all = NetworkGate()
        #expect(all.judge(results) { "www.town-\($0).example" }.allSatisfy { $0.outcome == .unknown })
        var one = NetworkGate()
        #expect(one.judge(results) { "office-\($0).town.example" }.allSatisfy { $0.outcome == .bad })
        var some = NetworkGate()
        let good = ProbeResult(stream: 5, at: Timestamp(milliseconds: 4500), outcome: .good)
        #expect(some.judge(results + [good]) { "www.town-\($0).example" }.filter { $0.outcome == .bad }.count == 4)
    }
}
