public import Registry

/// What the rules of alerting must know about a moment and a service, beside the change itself.
public struct AlertContext: Sendable {
    /// The moment.
    public var now: Timestamp
    /// Who answers for the service, in the order of its file.
    public var officials: [Official]
    /// The days that `PH` means in the hours of the officials.
    public var holidays: Set<CivilDate>
    /// The BCP 47 tag of the language for those who have none of their own.
    public var language: String
    /// Why no alert should be opened now; empty where none is held back.
    public var suppressions: [AlertSuppression]
    /// Whether it may be less bad than it looks, since we ourselves did not see what may work: it is then not urgent at any
    /// hour.
    public var isInDoubt = false

    /// Creates a context.
    public init(
        now: Timestamp, officials: [Official], holidays: Set<CivilDate> = [], language: String = "en",
        suppressions: [AlertSuppression] = []
    ) {
        self.now = now
        self.officials = officials
        self.holidays = holidays
        self.language = language
        self.suppressions = suppressions
    }
}
