/// What things cost in the town, as amounts in euros: the same in the files and on the pages.
enum TownFees {
    /// A parking permit for a year; the phone script says something older, on purpose.
    static let permit = "45.00"
    /// A copy of a birth certificate.
    static let birthCopy = "12.00"
    /// What a late payment of the local tax costs.
    static let lateTax = "8.50"
}
