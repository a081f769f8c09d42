import Foundation

/// Normalisation to form C, one word at a time: white space joins with nothing.
enum Composition {
    /// The longest run of marks that is looked at together (Unicode Standard Annex 15, §13, "Stream-Safe Text Format").
    private static let longestRun = 30
    /// Joins with nothing and is not seen: cuts a run that is longer.
    private static let joiner: Unicode.Scalar = "\u{034F}"

    private static let ranges: [ClosedRange<UInt32>] = table.split(whereSeparator: { $0 == " " || $0 == "\n" })
        .compactMap { word in
            let ends = word.split(separator: "-").compactMap { UInt32($0, radix: 16) }
            guard let first = ends.first, let last = ends.last else { return nil }
            return first...last
        }

    /// Whether a scalar may change, or join with what stands before it.
    static func mayChange(_ scalar: UInt32) -> Bool {
        switch scalar {
        case ..<0x300, 0x388...0x482, 0x48A...0x590, 0x2010...0x2027, 0x3041...0x3098, 0x3400...0x9FFF, 0xAC00...0xD7A3:
            return false
        default: break
        }
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].contains(scalar) { return true }
            if scalar < ranges[middle].lowerBound { high = middle } else { low = middle + 1 }
        }
        return false
    }

    /// A text in form C.
    static func composed(_ text: String) -> String {
        var run = 0
        var isLong = false
        for scalar in text.unicodeScalars {
            run = mayChange(scalar.value) ? run + 1 : 0
            if run > longestRun { isLong = true }
        }
        // Taken apart first: composing alone leaves a syllable and a letter that follows it apart.
        return (isLong ? cut(text) : text).decomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping
    }

    /// A text in which no run of marks is so long that putting them in order would take long.
    private static func cut(_ text: String) -> String {
        var cut = String.UnicodeScalarView()
        var run = 0
        for scalar in text.unicodeScalars {
            run = mayChange(scalar.value) ? run + 1 : 0
            if run > longestRun {
                cut.append(joiner)
                run = 1
            }
            cut.append(scalar)
        }
        return String(cut)
    }
}
