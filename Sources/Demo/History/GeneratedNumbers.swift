/// Numbers that all follow from a seed (SplitMix64: Steele, Lea, Flood, 2014), so that the past is always the same.
struct GeneratedNumbers: RandomNumberGenerator {
    private var state: UInt64

    /// Numbers for one thing, by its name.
    init(seed: UInt64, name: String) {
        // FNV-1a: names that differ little lead to seeds that differ much.
        state = name.utf8.reduce(seed ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not including, 1.
    mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
