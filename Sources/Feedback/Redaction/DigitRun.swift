/// Digits that stand together, with single separators between groups: `4111 1111-1111.1111`.
struct DigitRun: Sendable {
    /// Where it stands, separators included.
    let range: Range<Int>
    /// The digits.
    let digits: [Int]
    /// Where each digit stands.
    let places: [Int]
    /// How many digits each group has.
    let groups: [Int]

    /// Every run of a text, as long as it goes.
    ///
    /// - Parameters:
    ///   - separators: what may stand between two groups.
    ///   - longest: how many of them together.
    static func all(in text: ScannedText, separators: [UInt8] = Array(" -./".utf8), longest: Int = 1) -> [DigitRun] {
        var runs: [DigitRun] = []
        var index = 0
        while index < text.bytes.count {
            guard text.isDigit(index) else {
                index += 1
                continue
            }
            var digits: [Int] = []
            var places: [Int] = []
            var groups = [0]
            let start = index
            var end = index
            while true {
                if text.isDigit(index) {
                    digits.append(Int(text[index]) - 48)
                    places.append(index)
                    groups[groups.count - 1] += 1
                    index += 1
                    end = index
                } else {
                    let between = (0..<longest).prefix { separators.contains(text[index + $0]) }.count
                    guard between > 0, text.isDigit(index + between) else { break }
                    groups.append(0)
                    index += between
                }
            }
            runs.append(DigitRun(range: start..<end, digits: digits, places: places, groups: groups))
        }
        return runs
    }

    /// Some of its digits in a row: those that stand together without being cut out of a longer group.
    func slices(of count: Int) -> [DigitRun] {
        guard digits.count >= count else { return [] }
        // Starts and ends of groups, as numbers of digits.
        var edges = [0]
        for group in groups { edges.append((edges.last ?? 0) + group) }
        return edges.compactMap { start in
            guard let end = edges.first(where: { $0 == start + count }),
                let first = edges.firstIndex(of: start), let last = edges.firstIndex(of: end)
            else { return nil }
            return DigitRun(
                range: places[start]..<places[end - 1] + 1, digits: Array(digits[start..<end]),
                places: Array(places[start..<end]), groups: Array(groups[first..<last]))
        }
    }

    /// Whether the digits pass the check of Luhn (ISO/IEC 7812-1 annex B).
    var passesLuhn: Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            guard digit.offset % 2 == 1 else { return sum + digit.element }
            let doubled = digit.element * 2
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }

    /// The number that some of its digits make.
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
}

extension [Range<Int>] {
    /// The same without those that overlap one before them.
    var apart: [Range<Int>] {
        sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
            .reduce(into: []) { kept, range in
                if kept.last.map({ $0.upperBound <= range.lowerBound }) ?? true { kept.append(range) }
            }
    }
}
