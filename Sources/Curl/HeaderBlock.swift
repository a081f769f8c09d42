import Glibc

/// Reading of a header block as it came over the wire: the status line, then one header per line.
public enum HeaderBlock {
    /// All headers in order, names as they were written, values without surrounding blanks.
    ///
    /// Bytes that are not UTF-8 are shown as U+FFFD. A folded line (RFC 9112 §5.2) continues the value before it.
    public static func pairs(in block: [UInt8]) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        forEachLine(in: block) { line in
            if let first = line.first, isBlank(first) {
                guard !pairs.isEmpty else { return }
                pairs[pairs.count - 1].value += " " + text(trimmed(line))
                return
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return }
            pairs.append((text(trimmed(line[..<colon])), text(trimmed(line[(colon + 1)...]))))
        }
        return pairs
    }

    /// The values of all headers of a name in order, whatever its case.
    public static func values(of name: String, in block: [UInt8]) -> [String] {
        let wanted = Array(name.utf8)
        var values: [String] = []
        var isWanted = false
        forEachLine(in: block) { line in
            if let first = line.first, isBlank(first) {
                if isWanted { values[values.count - 1] += " " + text(trimmed(line)) }
                return
            }
            isWanted = false
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return }
            guard isEqual(trimmed(line[..<colon]), wanted) else { return }
            values.append(text(trimmed(line[(colon + 1)...])))
            isWanted = true
        }
        return values
    }

    /// Whether a line begins with a name, written in small letters here and in any case there; takes no memory.
    public static func has(_ name: [UInt8], in block: [UInt8]) -> Bool {
        block.withUnsafeBufferPointer { block in
            let length = name.count
            var start = 0
            while start + length < block.count {
                var index = 0
                while index < length, block[start + index] | 0x20 == name[index] { index += 1 }
                if index == length, block[start + length] == UInt8(ascii: ":") { return true }
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
        return text(block[..<end])
    }

    /// Each line after the first, without its end.
    private static func forEachLine(in block: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
        var isFirst = true
        for part in block.split(separator: UInt8(ascii: "\n")) {
            defer { isFirst = false }
            guard !isFirst else { continue }
            let line = part.last == UInt8(ascii: "\r") ? part.dropLast() : part
            if !line.isEmpty { body(line) }
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let first = line.first, isBlank(first) { line = line.dropFirst() }
        while let last = line.last, isBlank(last) { line = line.dropLast() }
        return line
    }

    private static func isEqual(_ bytes: ArraySlice<UInt8>, _ other: [UInt8]) -> Bool {
        bytes.count == other.count && zip(bytes, other).allSatisfy { lowercased($0) == lowercased($1) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
