/// What all transfers of one loop share.
public struct TransferSettings: Sendable {
    /// The certificate authorities that are trusted.
    public var trust: TrustStore
    /// How Plumbline names itself to servers, with a contact.
    public var userAgent: String
    /// How many names may be looked up at the same time.
    public var lookups = LookupLimits()
    /// How long an answer of a name server is used again, in seconds.
    ///
    /// 0 looks every name up for every transfer, so that the look-up is really measured; more saves about 100 µs of work
    /// for each.
    public var resolveCacheSeconds = 0
    /// How many easy handles are kept set up for their transfer; each takes about 10 KB.
    public var keptHandles = 2048

    /// Creates settings.
    public init(trust: TrustStore, userAgent: String) {
        self.trust = trust
        self.userAgent = userAgent
    }
}
