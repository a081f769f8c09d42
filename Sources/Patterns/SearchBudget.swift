import Glibc

/// How much work one search may do, counted while it runs.
///
/// PCRE2's own match limit starts anew at each place where a match could begin, so alone it bounds a search of 1 MiB by
/// hours. Here every item of the pattern that is tried costs, and every byte that was passed over to get to it.
struct SearchBudget {
    /// Ways tried from one place where a match could begin.
    static let matchLimit: UInt32 = 5_000_000
    /// How deeply ways may be nested.
    static let depthLimit: UInt32 = 1_000_000
    /// Memory for ways that may still be taken, in KiB.
    static let heapLimitKiB: UInt32 = 64 << 10

    /// What one item costs, in bytes passed over: about what it takes longer (measured: 15 ns to 1 ns).
    private static let itemCost = 16
    /// A quarter to three quarters of a second; patterns that begin with a plain letter
    /// end far below it on 1 MiB (measured).
    private static let all = 200_000_000
    /// A single item can pass over bytes without being seen (`\d{60000}` that fails at its end), so the clock of this
    /// thread is a backstop, in seconds.
    private static let longest = 1.0
    private static let itemsPerLook = 256

    private var left = all
    private var position = 0
    private var untilLook = itemsPerLook
    private var started: Double?

    /// Counts the item that is tried next at a place in the text; false when nothing is left.
    mutating func spend(at current: Int) -> Bool {
        left -= Self.itemCost + max(0, current - position)
        position = current
        untilLook -= 1
        if untilLook == 0 {
            untilLook = Self.itemsPerLook
            let now = Self.clock()
            if now - (started ?? now) > Self.longest { return false }
            started = started ?? now
        }
        return left > 0
    }

    private static func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
