/// What all transfers of one loop share.
public struct TransferSettings: Sendable {
    /// The certificate authorities that are trusted.
    public var trust: TrustStore
    /// How Plumbline names itself to servers, with a contact.
    public var userAgent: String
    /// How many names may be looked up at the same time.
    public var lookups = LookupLimits()
    /// Where names are looked up: for every transfer anew, so that the look-up is really measured.
    public var nameServers = NameServers()
    /// Where this machine's own network leads.
    public var routes = Routes()
    /// What the bodies of all answers together may take.
    public var bodyMemory = BodyMemory()
    /// How many easy handles are kept set up for their transfer; each takes about 10 KB.
    public var keptHandles = 2048

    /// Creates settings.
    public init(trust: TrustStore, userAgent: String) {
        self.trust = trust
        self.userAgent = userAgent
    }
}
