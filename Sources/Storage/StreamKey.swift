public import Registry

/// One key for stream and time, by which rows are clustered: 21 bits of stream, 42 bits of milliseconds.
public enum StreamKey {
    /// The number of bits of time: enough until the year 2109.
    static let timeBits: Int64 = 42

    /// The highest stream that fits.
    public static let highestStream = 1 << 21 - 1

    /// The last moment that fits.
    public static let lastMoment = Timestamp(milliseconds: 1 << timeBits - 1)

    /// The key of a stream and a moment; moments before 1970 or after the last one count as the first and the last.
    public static func key(stream: Int, at moment: Timestamp) -> Int64 {
        Int64(stream) << timeBits | min(max(moment.milliseconds, 0), lastMoment.milliseconds)
    }

    /// The moment of a key.
    static func moment(of key: Int64) -> Timestamp {
        Timestamp(milliseconds: key & (1 << timeBits - 1))
    }

    /// The stream of a key.
    static func stream(of key: Int64) -> Int { Int(key >> timeBits) }
}
