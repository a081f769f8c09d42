public import Registry

/// An approved deviation from a criterion, which ends.
public struct Exemption: Hashable, Sendable {
    /// The id.
    public var id: Int64
    /// The standard.
    public var standard: String
    /// The version of the standard it was approved for.
    public var version: String
    /// The criterion.
    public var criterion: String
    /// Why the service deviates.
    public var reason: String
    /// What people are offered instead.
    public var alternative: String
    /// Who asked for it.
    public var requestedBy: String
    /// Who approved it: another person; nobody yet.
    public var approvedBy: String?
    /// The first day.
    public var from: CivilDate
    /// The last day.
    public var until: CivilDate

    /// Creates an exemption.
    public init(
        id: Int64, standard: String, version: String, criterion: String, reason: String, alternative: String,
        requestedBy: String, approvedBy: String?, from: CivilDate, until: CivilDate
    ) {
        self.id = id
        self.standard = standard
        self.version = version
        self.criterion = criterion
        self.reason = reason
        self.alternative = alternative
        self.requestedBy = requestedBy
        self.approvedBy = approvedBy
        self.from = from
        self.until = until
    }
}
