public import Measures

/// The spans of one channel over the days shown.
public struct ChannelHistory: Sendable, Hashable {
    /// The channel.
    public var channel: ChannelLabel
    /// Its spans, oldest first; those that reach beyond the window are clipped.
    public var spans: [StatusSpan]
    /// The days shown.
    public var window: Window

    /// Creates a history.
    public init(channel: ChannelLabel, spans: [StatusSpan], window: Window) {
        self.channel = channel
        self.spans = spans
        self.window = window
    }
}

/// One span in a list of what happened.
public struct HistoryEntry: Sendable, Hashable {
    /// The channel; nothing for the whole service.
    public var channel: ChannelLabel?
    /// The span.
    public var span: StatusSpan
    /// What the deciding result said, in its own words ("expected status in 200..299, found 503").
    public var detail: String?

    /// Creates an entry.
    public init(channel: ChannelLabel?, span: StatusSpan, detail: String? = nil) {
        self.channel = channel
        self.span = span
        self.detail = detail
    }
}
