import TestSupport
import Testing

@testable import Probing

@Suite struct RunTableTests {
    @Test(arguments: 0..<20)
    func `what goes in comes out once, under its own token`(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var table = RunTable<Int>()
        var known: [UInt64: Int] = [:]
        var used: Set<UInt64> = []
        for number in 0..<2_000 {
            if Bool.random(using: &generator) {
                let token = table.insert(number)
                #expect(used.insert(token).inserted)
                known[token] = number
            } else if let token = used.randomElement(using: &generator) {
                #expect(table.take(token) == known.removeValue(forKey: token))
            }
            #expect(table.count == known.count)
        }
        for (token, number) in known { #expect(table.take(token) == number) }
        #expect(table.count == 0 && table.take(9) == nil && table.take(.max) == nil)
    }
}
