/// The version of a checklist file: one to three numbers, `2019.7` or `2.1.0`.
///
/// The first counts up when verdicts can flip, the second for what is optional, the third for wording. `2.1` equals
/// `2.1.0`.
public struct StandardVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The three numbers; those not written are 0.
    public let numbers: [Int]
    /// As it was written.
    public let description: String

    /// Reads a version; nothing for any other form, leading zeros and numbers above 999,999.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count) else { return nil }
        var numbers: [Int] = []
        for part in parts {
            guard (1...6).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
                part == "0" || part.first != "0", let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        self.numbers = numbers + Array(repeating: 0, count: 3 - numbers.count)
        description = text
    }

    /// Versions are equal when their numbers are.
    public static func == (left: Self, right: Self) -> Bool { left.numbers == right.numbers }

    /// Orders versions by their numbers.
    public static func < (left: Self, right: Self) -> Bool { left.numbers.lexicographicallyPrecedes(right.numbers) }

    /// Hashes the numbers.
    public func hash(into hasher: inout Hasher) { hasher.combine(numbers) }
}
