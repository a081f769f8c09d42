/// Digits that stand together, with separators between groups: `4111 1111-1111.1111`.
struct DigitRun: Sendable {
    /// The digits.
    let digits: [Int]
    /// Where each digit stands.
    let places: [Int]
    /// The number of the first digit of each group, and behind them how many digits there are.
    let edges: [Int]

    /// How many digits each group has.
    let groups: [Int]
    /// Where it stands, separators included.
    let range: Range<Int>

    private init(digits: [Int], places: [Int], edges: [Int]) {
        self.digits = digits
        self.places = places
        self.edges = edges
        groups = zip(edges, edges.dropFirst()).map { $1 - $0 }
        range = (places.first ?? 0)..<(places.last.map { $0 + 1 } ?? 0)
    }

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
            var edges = [0]
            while true {
                if text.isDigit(index) {
                    digits.append(Int(text[index]) - 48)
                    places.append(index)
                    index += 1
                } else {
                    let between = (0..<longest).prefix { separators.contains(text[index + $0]) }.count
                    guard between > 0, text.isDigit(index + between) else { break }
                    edges.append(digits.count)
                    index += between
                }
            }
            runs.append(DigitRun(digits: digits, places: places, edges: edges + [digits.count]))
        }
        return runs
    }

    /// Some of its groups.
    func part(_ groups: Range<Int>) -> DigitRun {
        let some = edges[groups.lowerBound]..<edges[groups.upperBound]
        return DigitRun(
            digits: Array(digits[some]), places: Array(places[some]),
            edges: edges[groups.lowerBound...groups.upperBound].map { $0 - some.lowerBound })
    }

    /// Some of its digits in a row, where they are what is wanted: those that are not cut out of a longer group.
    func slices(of count: Int, where isWanted: (DigitRun) -> Bool) -> [DigitRun] {
        var slices: [DigitRun] = []
        var end = 0
        // Both ends only go forward, so a long run costs no more than its length.
        for start in groups.indices {
            while end < groups.count, edges[end] - edges[start] < count { end += 1 }
            guard edges[end] - edges[start] == count else { continue }
            let slice = part(start..<end)
            if isWanted(slice) { slices.append(slice) }
        }
        return slices
    }

    /// What stands between a group and the one before it.
    func gap(before group: Int, in text: ScannedText) -> ArraySlice<UInt8> {
        let first = edges[group]
        return text.bytes[places[first - 1] + 1..<places[first]]
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

    /// The number that a group makes.
    func number(ofGroup group: Int) -> Int { number(edges[group]..<edges[group + 1]) }
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
