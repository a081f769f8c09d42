extension LatencyHistogram {
    /// One step of the scale: all whole microseconds from `lowest` to `highest`.
    struct Step: Hashable, Comparable, Sendable {
        /// Its number on the scale, from 0.
        let index: Int

        /// The last step of the scale: that of `LatencyHistogram.longest`.
        static let last = Step(of: LatencyHistogram.longest)

        /// The step of a number on the scale; nothing where the scale has no such step.
        init?(index: Int) {
            guard (0...Step.last.index).contains(index) else { return nil }
            self.index = index
        }

        /// The step that a time belongs to; the time is not negative.
        init(of time: Int64) {
            if time < 16 {
                index = Int(time)
            } else {
                let octave = 63 - time.leadingZeroBitCount
                index = (octave - 3) * 16 + Int((time >> Int64(octave - 4)) & 15)
            }
        }

        /// How many values it covers.
        var width: Int64 { index < 16 ? 1 : 1 << Int64(index / 16 - 1) }

        /// The smallest value it covers.
        var lowest: Int64 { index < 16 ? Int64(index) : Int64(16 + index % 16) * width }

        /// The largest value it covers.
        var highest: Int64 { lowest + width - 1 }

        static func < (left: Step, right: Step) -> Bool { left.index < right.index }
    }
}
