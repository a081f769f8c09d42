import Glibc

/// Reading of a header block as it came over the wire: the status line, then one header per line.
public enum HeaderBlock {
    /// All headers in order, names as they were written, values without surrounding blanks.
    ///
    /// Bytes that are not UTF-8 are shown as U+FFFD. A folded line (RFC 9112 §5.2) continues the value before it.
    public static func pairs(in block: [UInt8]) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        var isHeader = false
        block.withUnsafeBufferPointer { block in
            var lines = HeaderLines(block)
            while let line = lines.next() {
                if isBlank(block[line.lowerBound]) {
                    if isHeader { pairs[pairs.count - 1].value += " " + text(block, line) }
                    continue
                }
                isHeader = false
                guard let colon = block[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound else {
                    continue
                }
                pairs.append((text(block, line.lowerBound..<colon), text(block, colon + 1..<line.upperBound)))
                isHeader = true
            }
        }
        return pairs
    }

    /// The values of all headers of a name in order, whatever its case.
    ///
    /// Takes memory for what is found only: nearly all that is asked for is not there.
    public static func values(of name: String, in block: [UInt8]) -> [String] {
        var values: [String] = []
        var isWanted = false
        var name = name
        name.withUTF8 { name in
            block.withUnsafeBufferPointer { block in
                var lines = HeaderLines(block)
                while let line = lines.next() {
                    if isBlank(block[line.lowerBound]) {
                        if isWanted { values[values.count - 1] += " " + text(block, line) }
                        continue
                    }
                    let colon = self.colon(after: name, in: block, line)
                    isWanted = colon != nil
                    if let colon { values.append(text(block, colon + 1..<line.upperBound)) }
                }
            }
        }
        return values
    }

    /// The value of the last header of a name, whatever its case; nil where there is none.
    ///
    /// - Parameter isSingle: whether it is known that there is at most one of that name.
    /// - Returns: also whether folded lines go on with it, which are not in the value.
    static func lastValue(
        of name: UnsafeBufferPointer<UInt8>, in block: [UInt8], isSingle: Bool = false
    ) -> (value: String?, isFolded: Bool) {
        guard let first = name.first else { return (nil, false) }
        return block.withUnsafeBufferPointer { block in
            var found: Range<Int>?
            var (isWanted, isFolded) = (false, false)
            var lines = HeaderLines(block)
            while let line = lines.next() {
                let begin = block[line.lowerBound]
                if isBlank(begin) {
                    isFolded = isFolded || isWanted
                    continue
                }
                if isSingle, found != nil { break }
                isWanted = false
                // Nearly all lines begin with another letter.
                guard begin | 0x20 == first | 0x20, let colon = colon(after: name, in: block, line) else { continue }
                isWanted = true
                found = colon + 1..<line.upperBound
            }
            return (found.map { text(block, $0) }, isFolded)
        }
    }

    /// Where the colon after a name stands at the beginning of a line; nil where the line begins otherwise.
    private static func colon(
        after name: UnsafeBufferPointer<UInt8>, in block: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
    ) -> Int? {
        guard !name.isEmpty, line.count > name.count else { return nil }
        for index in 0..<name.count
        where lowercased(block[line.lowerBound + index]) != lowercased(name[index]) { return nil }
        var colon = line.lowerBound + name.count
        while colon < line.upperBound, isBlank(block[colon]) { colon += 1 }
        return colon < line.upperBound && block[colon] == UInt8(ascii: ":") ? colon : nil
    }

    /// Whether a line begins with a name, written in small letters here and in any case there; takes no memory.
    public static func has(_ name: [UInt8], in block: [UInt8]) -> Bool {
        block.withUnsafeBufferPointer { block in
            let length = name.count
            var start = 0
            while start + length < block.count {
                var index = 0
                while index < length, lowercased(block[start + index]) == name[index] { index += 1 }
                if index == length {
                    var colon = start + length
                    while colon < block.count, isBlank(block[colon]) { colon += 1 }
                    if colon < block.count, block[colon] == UInt8(ascii: ":") { return true }
                }
                guard let base = block.baseAddress,
                    let end = memchr(base + start, Int32(UInt8(ascii: "\n")), block.count - start)
                else { return false }
                start = UnsafeRawPointer(base).distance(to: end) + 1
            }
            return false
        }
    }

    /// The status line, or the first line of a dialogue; empty for none.
    public static func statusLine(in block: [UInt8]) -> String {
        let end = block.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? block.endIndex
        return String(decoding: block[..<end], as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// Part of a block without surrounding blanks.
    private static func text(_ block: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(block[start]) { start += 1 }
        while end > start, isBlank(block[end - 1]) { end -= 1 }
        return String(decoding: block[start..<end], as: UTF8.self)
    }
}
