/// JSON writes characters beyond U+FFFF as two escapes (`\ud83d\ude00`), which YAML does not know: they are joined.
enum SurrogatePairs {
    /// How many scalars shorter the joined form (`\U0001F600`) is.
    static let shortening = 2

    /// The text with joined pairs and, by line, the columns at which they stand.
    static func joined(_ scalars: [Unicode.Scalar]) -> (scalars: [Unicode.Scalar], joins: [Int: [Int]]) {
        guard scalars.contains("\\") else { return (scalars, [:]) }
        var output: [Unicode.Scalar] = []
        output.reserveCapacity(scalars.count)
        var joins: [Int: [Int]] = [:]
        var (line, lineStart, index) = (1, 0, 0)
        while index < scalars.count {
            if scalars[index] == "\\", index + 1 < scalars.count {
                if let pair = pair(at: index, in: scalars) {
                    joins[line, default: []].append(output.count - lineStart + 1)
                    let digits = String(pair.value, radix: 16, uppercase: true)
                    output += Array(("\\U" + String(repeating: "0", count: 8 - digits.count) + digits).unicodeScalars)
                    index += 12
                    continue
                }
                // An escaped backslash must not be taken for the beginning of the next escape.
                output.append(scalars[index])
                index += 1
            }
            output.append(scalars[index])
            if scalars[index] == "\n" { (line, lineStart) = (line + 1, output.count) }
            index += 1
        }
        return (output, joins)
    }

    private static func pair(at index: Int, in scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
        guard let high = unit(at: index, in: scalars), (0xD800...0xDBFF).contains(high),
            let low = unit(at: index + 6, in: scalars), (0xDC00...0xDFFF).contains(low)
        else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00))
    }

    private static func unit(at index: Int, in scalars: [Unicode.Scalar]) -> UInt32? {
        guard index + 6 <= scalars.count, scalars[index] == "\\", scalars[index + 1] == "u" else { return nil }
        let digits = scalars[(index + 2)..<(index + 6)]
        guard digits.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
        return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    }
}
