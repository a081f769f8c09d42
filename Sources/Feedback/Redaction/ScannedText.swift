import Foundation

/// A text as finders read it: one byte for each character, with wide digits and odd spaces made plain, and where each stood.
struct ScannedText: Sendable {
    /// Any letter that is not ASCII.
    static let otherLetter: UInt8 = 0x80
    /// Anything else that is not ASCII.
    static let other: UInt8 = 0x81
    /// What was taken out already.
    static let hidden: UInt8 = 0x00

    /// The bytes.
    private(set) var bytes: [UInt8] = []
    /// For each byte, which scalar of the text it came from.
    private var origin: [Int] = []
    private var sourceCount = 0

    init(_ text: String) {
        bytes.reserveCapacity(text.utf8.count)
        var index = 0
        for scalar in text.unicodeScalars {
            defer { index += 1 }
            if scalar.isASCII {
                append(scalar.value == 0 ? Self.other : UInt8(scalar.value), index)
                continue
            }
            switch scalar.properties.generalCategory {
            // Nothing to see: a number with such a thing in it is the same number.
            case .format, .nonspacingMark: continue
            case .spaceSeparator: append(UInt8(ascii: " "), index)
            default:
                // Full-width letters and digits, ligatures, digits in circles: their plain form (NFKC).
                for plain in String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars {
                    if plain.isASCII, plain.value != 0 {
                        append(UInt8(plain.value), index)
                    } else if let digit = plain.properties.numericType == .decimal ? plain.properties.numericValue : nil
                    {
                        append(UInt8(ascii: "0") + UInt8(digit), index)
                    } else if plain.properties.generalCategory == .dashPunctuation {
                        append(UInt8(ascii: "-"), index)
                    } else {
                        append(plain.properties.isAlphabetic ? Self.otherLetter : Self.other, index)
                    }
                }
            }
        }
        sourceCount = index
    }

    private mutating func append(_ byte: UInt8, _ index: Int) {
        bytes.append(byte)
        origin.append(index)
    }

    /// Which scalars of the text a range came from.
    func source(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return origin[first]..<min(origin[last] + 1, sourceCount)
    }

    /// Takes a range out of what later finders see.
    mutating func hide(_ range: Range<Int>) {
        for index in range { bytes[index] = Self.hidden }
    }

    subscript(index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : UInt8(ascii: "\n") }

    func isDigit(_ index: Int) -> Bool { Self.isDigit(self[index]) }

    /// Whether a letter or digit stands there.
    func isWord(_ index: Int) -> Bool { Self.isDigit(self[index]) || Self.isLetter(self[index]) }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte) || byte == otherLetter
    }

    /// Whether one of some words stands within some characters before a place, or right after it; small letters, ASCII.
    func isSpokenOf(_ range: Range<Int>, as words: [String], within reach: Int = 30) -> Bool {
        let before = lowercased(max(0, range.lowerBound - reach)..<range.lowerBound)
        let after = lowercased(range.upperBound..<min(bytes.count, range.upperBound + 20))
        return words.contains { word in
            let wanted = Array(word.utf8)
            return Self.holds(before, wanted) || Self.holds(after, wanted)
        }
    }

    private func lowercased(_ range: Range<Int>) -> [UInt8] {
        bytes[range].map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    }

    /// Whether a word stands somewhere, not inside another one.
    private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard word.count <= text.count else { return false }
        return (0...(text.count - word.count)).contains { start in
            guard text[start..<start + word.count].elementsEqual(word) else { return false }
            let isFree = start == 0 || !isLetter(text[start - 1])
            let end = start + word.count
            return isFree && (end == text.count || !isLetter(text[end]))
        }
    }
}
