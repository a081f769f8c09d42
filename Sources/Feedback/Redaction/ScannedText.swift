import Foundation

/// A text as finders read it: one byte for each character, and where each stood.
///
/// Wide digits, odd spaces and letters with accents are made plain; every sign of a currency is `$`.
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
                let isTab = scalar == "\t"
                append(isTab ? UInt8(ascii: " ") : scalar.value == 0 ? Self.other : UInt8(scalar.value), index)
                continue
            }
            switch scalar.properties.generalCategory {
            // Nothing to see: a number with such a thing in it is the same number.
            case .format, .nonspacingMark, .enclosingMark: continue
            case .spaceSeparator: append(UInt8(ascii: " "), index)
            case .currencySymbol: append(UInt8(ascii: "$"), index)
            default:
                // Full-width letters and digits, ligatures, digits in circles, accents: their plain form (NFKD).
                for plain in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars {
                    if plain.properties.generalCategory == .nonspacingMark {
                        continue
                    } else if plain.isASCII, plain.value != 0 {
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
        hidePlaceholders()
    }

    /// What stands for things taken out before is nobody's words: the "phone" in it makes no number one of a telephone.
    private mutating func hidePlaceholders() {
        for start in bytes.indices where bytes[start] == UInt8(ascii: "[") {
            guard let found = Self.placeholders.first(where: bytes[start...].starts(with:)) else { continue }
            hide(start..<start + found.count)
        }
    }

    private static let placeholders = PersonalData.allCases.map { Array($0.placeholder.utf8) }

    private mutating func append(_ byte: UInt8, _ index: Int) {
        bytes.append(byte)
        origin.append(index)
    }

    /// Which scalars of the text a range came from.
    func source(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        // Marks that belong to the last character go with it.
        let next = last + 1 < origin.count ? origin[last + 1] : sourceCount
        return origin[first]..<max(origin[last] + 1, next)
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

    /// Letters (as capitals) and digits that stand together, with separators between.
    struct Word {
        var range: Range<Int>
        var characters: [UInt8]
    }

    /// A number of letters and digits from a place on; nothing where anything but separators stands among them.
    ///
    /// - Parameter longest: how many separators may stand between two of them.
    func characters(_ count: Int, from start: Int, separators: [UInt8], longest: Int = 1) -> Word? {
        var characters: [UInt8] = []
        var index = start
        var between = 0
        while characters.count < count {
            let byte = self[index]
            if Self.isDigit(byte) || Self.isLetter(byte) && byte < 0x80 {
                characters.append(Self.isDigit(byte) ? byte : byte & 0xDF)
                between = 0
            } else {
                between += 1
                guard separators.contains(byte), between <= longest else { return nil }
            }
            index += 1
        }
        return Word(range: start..<index, characters: characters)
    }

    /// The letters from a place on, small; at most some twenty.
    func word(from start: Int) -> String {
        var end = start
        while end - start < 20, Self.isLetter(self[end]) { end += 1 }
        return lowercase(start..<end)
    }

    /// The letters up to a place, small; at most some twenty.
    func word(upTo end: Int) -> String {
        var start = end
        while end - start < 20, Self.isLetter(self[start - 1]) { start -= 1 }
        return lowercase(start..<end)
    }

    /// What stands in a range, in small letters.
    func lowercase(_ range: Range<Int>) -> String { String(decoding: lowercased(range), as: UTF8.self) }

    /// Whether one of some words stands within some characters before a place, or right after it.
    func isSpokenOf(_ range: Range<Int>, as words: CueWords, within reach: Int = 30) -> Bool {
        words.stand(in: lowercased(range.lowerBound - reach..<range.lowerBound))
            || words.stand(in: lowercased(range.upperBound..<range.upperBound + 20))
    }

    private func lowercased(_ range: Range<Int>) -> [UInt8] {
        bytes[range.clamped(to: bytes.indices)].map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    }
}
