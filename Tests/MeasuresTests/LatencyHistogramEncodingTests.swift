import Measures
import TestSupport
import Testing

struct LatencyHistogramEncodingTests {
    @Test(arguments: UInt64(1)...200)
    func `what is written is read back the same`(seed: UInt64) throws {
        let histogram = LatencyHistogram(LatencyHistogramTests.times(seed: seed))
        #expect(try LatencyHistogram(encoded: histogram.encoded) == histogram)
    }

    @Test func `an empty histogram is written in two bytes and read back empty`() throws {
        #expect(LatencyHistogram().encoded == [1, 0])
        #expect(try LatencyHistogram(encoded: [1, 0]).isEmpty)
    }

    @Test func `a single time is written as documented`() {
        // Version, one step: the sixteenth (16 µs is its only value), one time; nothing above, below or left over.
        #expect(LatencyHistogram([16]).encoded == [1, 1, 16, 1, 0, 0, 0])
    }

    @Test(arguments: UInt64(1)...20)
    func `an hour of one probe takes about fifty bytes`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let hour = (0..<120).map { _ in
            // Sum of four: bell-shaped around 220 ms, with one slow answer in forty.
            let base = (0..<4).reduce(Int64(100_000)) { sum, _ in sum + Int64.random(in: 0...60_000, using: &random) }
            return Int.random(in: 0..<40, using: &random) == 0 ? base * 5 : base
        }
        #expect(LatencyHistogram(hour).encoded.count <= 60)
    }

    @Test(arguments: UInt64(1)...8)
    func `bytes cut short anywhere are refused`(seed: UInt64) {
        let bytes = LatencyHistogram(LatencyHistogramTests.times(seed: seed)).encoded
        for length in 0..<bytes.count {
            #expect(throws: LatencyHistogramDamage.self) { try LatencyHistogram(encoded: Array(bytes.prefix(length))) }
        }
        #expect(throws: LatencyHistogramDamage.self) { try LatencyHistogram(encoded: bytes + [0]) }
    }

    @Test(arguments: UInt64(1)...15)
    func `damaged bytes are refused, or are the bytes of another histogram`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let bytes = LatencyHistogram(LatencyHistogramTests.times(seed: seed)).encoded
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] = UInt8.random(in: .min ... .max, using: &random)
            guard let read = try? LatencyHistogram(encoded: damaged) else { continue }
            #expect(read.encoded == damaged)
        }
    }

    @Test(arguments: UInt64(1)...60)
    func `any bytes at all are refused or read, and never stop the program`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let noise = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
            let bytes = [1, UInt8.random(in: 0...4, using: &random)] + noise
            guard let read = try? LatencyHistogram(encoded: bytes) else { continue }
            #expect(read.encoded == bytes)
        }
    }

    struct Damage: Sendable {
        let bytes: [UInt8]
        let offset: Int
        let words: String
    }

    static let damages: [Damage] = [
        Damage(bytes: [], offset: 0, words: "version none"),
        Damage(bytes: [2, 0], offset: 0, words: "version 2"),
        Damage(bytes: [1, 1], offset: 2, words: "the end, in the distance to the next step"),
        Damage(bytes: [1, 1, 5, 0, 0, 0, 0], offset: 3, words: "0 as the count of step 5"),
        Damage(bytes: [1, 0x80, 0], offset: 1, words: "in more bytes than it needs"),
        Damage(
            bytes: [1, 1] + [UInt8](repeating: 0xFF, count: 9) + [0x7F], offset: 2, words: "of more than 64 bits"),
        Damage(bytes: [1, 1, 0x9F, 0x04, 1], offset: 2, words: "as the distance to the next step"),
        Damage(bytes: [1, 1, 5, 1, 1, 0, 0], offset: 4, words: "1 as the shortest time"),
        Damage(bytes: [1, 1, 32, 1, 1, 1, 0], offset: 4, words: "times from 33 to 32"),
        Damage(bytes: [1, 1, 5, 1, 0, 0, 0, 9], offset: 7, words: "1 more bytes"),
    ]

    @Test(arguments: damages)
    func `an error says what was found and where`(case damaged: Damage) throws {
        let damage = try #require(throws: LatencyHistogramDamage.self) { try LatencyHistogram(encoded: damaged.bytes) }
        #expect(damage.offset == damaged.offset)
        #expect(damage.description.contains(damaged.words), "\(damage)")
        #expect(damage.description.contains("at byte \(damaged.offset)"))
    }

    @Test func `counts that no longer fit are refused`() {
        let enormous: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]
        #expect(throws: LatencyHistogramDamage.self) {
            try LatencyHistogram(encoded: [1, 2, 0] + enormous + [0] + enormous + [0, 0, 0])
        }
    }
}
