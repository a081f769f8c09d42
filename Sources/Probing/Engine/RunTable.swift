/// Runs under way, each under a token of its own that no other run gets.
///
/// A dictionary would do the same; every run of every probe goes in here and out again, and hashing cost more than that.
struct RunTable<Run> {
    private var places: [Run?] = []
    /// How often each place has been given away.
    private var turns: [UInt32] = []
    private var free: [Int] = []

    /// How many runs there are.
    var count: Int { places.count - free.count }

    /// Takes a run in, and returns its token.
    mutating func insert(_ run: consuming Run) -> UInt64 {
        guard let place = free.popLast() else {
            places.append(run)
            turns.append(0)
            return UInt64(places.count - 1)
        }
        places[place] = run
        turns[place] &+= 1
        return UInt64(turns[place]) << 32 | UInt64(place)
    }

    /// Takes a run out; nil where there is none under that token.
    mutating func take(_ token: UInt64) -> Run? {
        let place = Int(token & 0xFFFF_FFFF)
        guard place < places.count, turns[place] == UInt32(token >> 32), let run = places[place].take() else {
            return nil
        }
        free.append(place)
        return run
    }
}
