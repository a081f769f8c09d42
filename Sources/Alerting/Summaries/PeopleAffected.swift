/// How many people something concerns in a year, as far as anybody has declared it: what concerns most of them comes
/// first.
///
/// What nobody has declared is not zero: it comes after every number of people, and before what is said to concern nobody.
public struct PeopleAffected: Hashable, Sendable {
    /// The number; nothing where nobody says.
    public var perYear: Int?

    /// Creates a number of people.
    public init(perYear: Int?) {
        self.perYear = perYear
    }
}

extension PeopleAffected: Comparable {
    /// Whether the left concerns fewer people.
    public static func < (left: PeopleAffected, right: PeopleAffected) -> Bool {
        (left.rank, left.perYear ?? 0) < (right.rank, right.perYear ?? 0)
    }

    private var rank: Int {
        guard let perYear else { return 1 }
        return perYear > 0 ? 2 : 0
    }
}
