import Glibc

/// The lines of a header block after the first, without their ends; empty ones are left out.
///
/// Goes over memory that is valid only where it was lent.
struct HeaderLines {
    private let block: UnsafeBufferPointer<UInt8>
    private var start = 0

    init(_ block: UnsafeBufferPointer<UInt8>) {
        self.block = block
        // The status line.
        _ = next()
    }

    /// The next line; nil after the last.
    mutating func next() -> Range<Int>? {
        guard let base = block.baseAddress else { return nil }
        while start < block.count {
            let first = start
            var end = block.count
            if let found = memchr(base + first, Int32(UInt8(ascii: "\n")), block.count - first) {
                end = UnsafeRawPointer(base).distance(to: found)
            }
            start = end + 1
            if end > first, block[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            if end > first { return first..<end }
        }
        return nil
    }
}
