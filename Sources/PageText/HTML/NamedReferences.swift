/// Names of characters: `&eacute;` and its like.
struct NamedReferences: Sendable {
    static let standard = NamedReferences(table)

    /// The longest name, and the longest that counts without its semicolon.
    static let longest = 31
    private static let longestBare = 6

    private struct Entry: Sendable {
        let start: Int
        let count: Int
        let isBare: Bool
        let scalars: (Unicode.Scalar, Unicode.Scalar?)
    }

    private var names: [UInt8] = []
    private var entries: [Entry] = []

    private init(_ table: String) {
        for word in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let halves = word.split(separator: "=")
            let numbers = halves[1].split(separator: "+").compactMap { UInt32($0, radix: 16) }
            let scalars = numbers.compactMap { Unicode.Scalar($0) }
            let isBare = halves[0].last == "!"
            let name = isBare ? halves[0].dropLast() : halves[0]
            entries.append(
                Entry(
                    start: names.count, count: name.utf8.count, isBare: isBare,
                    scalars: (scalars[0], scalars.count > 1 ? scalars[1] : nil)))
            names.append(contentsOf: name.utf8)
        }
    }

    /// What the longest name that stands at a place means, and how long it is with its semicolon; nil where none does.
    ///
    /// The bytes are those after the ampersand. The time does not depend on how many letters follow.
    func match(
        _ bytes: [UInt8], at place: Int
    ) -> (scalars: (Unicode.Scalar, Unicode.Scalar?), length: Int)? {
        var end = place
        let last = min(bytes.count, place + Self.longest)
        while end < last, ASCII.isLetter(bytes[end]) || ASCII.isDigit(bytes[end]) { end += 1 }
        guard end > place else { return nil }
        if end < bytes.count, bytes[end] == UInt8(ascii: ";"), let found = entry(bytes, place..<end) {
            return (found.scalars, end - place + 1)
        }
        var length = min(end - place, Self.longestBare)
        while length >= 2 {
            if let found = entry(bytes, place..<(place + length)), found.isBare { return (found.scalars, length) }
            length -= 1
        }
        return nil
    }

    private func entry(_ bytes: [UInt8], _ range: Range<Int>) -> Entry? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            let entry = entries[middle]
            switch order(bytes, range, entry) {
            case 0: return entry
            case ..<0: high = middle
            default: low = middle + 1
            }
        }
        return nil
    }

    private func order(_ bytes: [UInt8], _ range: Range<Int>, _ entry: Entry) -> Int {
        let shared = min(range.count, entry.count)
        for index in 0..<shared {
            let difference = Int(bytes[range.lowerBound + index]) - Int(names[entry.start + index])
            if difference != 0 { return difference }
        }
        return range.count - entry.count
    }
}
