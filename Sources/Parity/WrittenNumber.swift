/// A number as it is written: groups of digits, with what stands between them.
struct WrittenNumber {
    /// The groups of digits; the first has no separator.
    private var groups: [(separator: Character?, digits: String)] = []

    private static let points: Set<Character> = [".", ","]
    private static let apostrophes: Set<Character> = ["'", "’"]

    /// Takes a number from the beginning of a text; nothing where none stands there.
    ///
    /// - Parameter dashes: what may stand for no cents, as in `75,-` and `1'250.–`.
    init?(takingFrom rest: inout Substring, dashes: Set<Character>) {
        func digits(_ text: Substring) -> String { String(text.prefix { ("0"..."9").contains($0) }) }
        var separator: Character?
        while true {
            let group = digits(rest)
            guard !group.isEmpty else { return nil }
            groups.append((separator, group))
            rest.removeFirst(group.count)
            guard let next = rest.first else { return }
            let behind = rest.dropFirst()
            if next.isWhitespace {
                // Blanks stand between thousands only: "75 2026" is two numbers.
                guard group.count <= 3, digits(behind).count == 3 else { return }
                separator = " "
            } else if Self.points.contains(next), behind.first.map(dashes.contains) ?? false {
                rest = behind.drop(while: dashes.contains)
                return
            } else if Self.points.contains(next) || Self.apostrophes.contains(next) {
                separator = Self.points.contains(next) ? next : "'"
            } else {
                return
            }
            rest = behind
        }
    }

    /// The number with a point before its decimals; nothing where its separators make no sense.
    ///
    /// The last point or comma with one or two digits behind it, or as many as the currency has decimals, stands before
    /// the decimals; all others stand between thousands.
    func decimal(decimals: Int) -> String? {
        var whole = groups[...]
        var fraction = ""
        if whole.count > 1, let last = whole.last, let separator = last.separator, Self.points.contains(separator),
            (1...2).contains(last.digits.count) || last.digits.count == decimals
        {
            whole.removeLast()
            fraction = "." + last.digits
            // What stands before decimals does not stand between thousands, too.
            guard !whole.contains(where: { $0.separator == separator }) else { return nil }
        }
        guard Self.areThousands(whole) else { return nil }
        let digits = whole.map(\.digits).joined().drop { $0 == "0" }
        return (digits.isEmpty ? "0" : String(digits)) + fraction
    }

    /// Whether groups are thousands, or, as in India, hundreds before the last thousand (`1,25,000`).
    private static func areThousands(_ groups: ArraySlice<(separator: Character?, digits: String)>) -> Bool {
        guard groups.count > 1, let first = groups.first else { return true }
        let sizes = groups.dropFirst().map(\.digits.count)
        let isSame = Set(groups.dropFirst().map(\.separator)).count == 1
        return isSame && first.digits.count <= 3 && first.digits.first != "0" && sizes.last == 3
            && (sizes.allSatisfy { $0 == 3 } || first.digits.count <= 2 && sizes.dropLast().allSatisfy { $0 == 2 })
    }
}
