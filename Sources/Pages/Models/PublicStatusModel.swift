public import Measures
public import Registry

/// Whether one service works, for everybody.
public struct PublicStatusModel: Sendable, Hashable {
    /// The slug.
    public var slug: String
    /// What it is called.
    public var title: Text
    /// What it is for.
    public var summary: Text?
    /// Who answers for it.
    public var organisation: Text
    /// Its status, why, and since when.
    public var status: StatusSpan
    /// The times since then in which Plumbline did not watch.
    public var unwatched: [Window]
    /// How it was when it was last seen, where that is not known now.
    public var lastSeen: LastSeen?
    /// What people can and cannot do now.
    public var situation: Situation
    /// Where each channel is found (`https://…`, `tel:…`), by the slug of the channel.
    public var addresses: [String: String]
    /// 90 days of each channel.
    public var histories: [ChannelHistory]
    /// What happened, newest first.
    public var events: [HistoryEntry]
    /// Its channels, for the words of maintenance windows.
    public var channels: [ChannelLabel]
    /// When it is planned not to work.
    public var maintenance: [MaintenanceWindow]
    /// When anything was last observed.
    public var asOf: Timestamp?

    /// Creates a model.
    public init(
        slug: String, title: Text, summary: Text? = nil, organisation: Text, status: StatusSpan,
        unwatched: [Window] = [], lastSeen: LastSeen? = nil,
        situation: Situation,
        addresses: [String: String] = [:], histories: [ChannelHistory] = [], events: [HistoryEntry] = [],
        channels: [ChannelLabel] = [], maintenance: [MaintenanceWindow] = [], asOf: Timestamp? = nil
    ) {
        self.slug = slug
        self.title = title
        self.summary = summary
        self.organisation = organisation
        self.status = status
        self.unwatched = unwatched
        self.lastSeen = lastSeen
        self.situation = situation
        self.addresses = addresses
        self.histories = histories
        self.events = events
        self.channels = channels
        self.maintenance = maintenance
        self.asOf = asOf
    }
}
