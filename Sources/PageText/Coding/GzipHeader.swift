/// The header of a gzip file (RFC 1952 §2.3).
///
/// It is read here and the rest given to the bare decoder, because browsers look neither at the check sum nor at what comes
/// after the first member, and many servers get those wrong.
enum GzipHeader {
    static let mark: [UInt8] = [0x1F, 0x8B, 8]

    /// Where the compressed bytes begin; nil where there is no such header.
    static func end(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 10, bytes.starts(with: mark) else { return nil }
        let flags = bytes[3]
        guard flags & 0xE0 == 0 else { return nil }
        var place = 10
        if flags & 4 != 0 {
            guard place + 2 <= bytes.count else { return nil }
            place += 2 + (Int(bytes[place]) | Int(bytes[place + 1]) << 8)
        }
        for flag: UInt8 in [8, 16] where flags & flag != 0 {
            guard place <= bytes.count, let end = bytes[place...].firstIndex(of: 0) else { return nil }
            place = end + 1
        }
        if flags & 2 != 0 { place += 2 }
        return place <= bytes.count ? place : nil
    }
}
