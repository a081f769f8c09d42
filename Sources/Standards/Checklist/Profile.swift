public import Registry

/// A baseline: services that meet its condition have to do more, or other, than the rest.
public struct Profile: Hashable, Sendable {
    /// A criterion that weighs more under the profile.
    public struct Raise: Hashable, Sendable {
        /// The criterion.
        public var criterion: String
        /// How much it weighs there.
        public var level: Criterion.Level
    }

    /// The id.
    public var id: String
    /// What it is called.
    public var title: Text?
    /// Whom it is for.
    public var when: Applicability
    /// Which criteria count at all; empty for all.
    public var select: [String]
    /// Which criteria weigh more.
    public var raise: [Raise]
    /// Values of parameters, as written.
    public var set: [String: String]
}
