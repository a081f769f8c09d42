public import Registry

/// One line of "from this value on, this verdict".
public struct Band: Hashable, Sendable {
    /// The verdict: pass, partial or fail.
    public var verdict: Verdict
    /// For which values.
    public var when: Comparison
    /// What the band is called.
    public var label: Text?
}
