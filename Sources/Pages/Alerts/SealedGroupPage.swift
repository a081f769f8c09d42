public import Registry

/// One alert of several, with the seal of the page about it.
public struct SealedAlert: Sendable, Hashable {
    /// The alert.
    public var alert: AlertModel
    /// What the address of the page about it ends with.
    public var seal: String

    /// Creates an alert with its seal.
    public init(alert: AlertModel, seal: String) {
        self.alert = alert
        self.seal = seal
    }
}

/// The alerts of one message for whoever holds its sealed link, without signing in: how each of them stands, with the way
/// to the page about it.
///
/// It shows no more of an alert than the page about it does, asks for nothing and changes nothing.
///
/// - Parameter until: when the link stops to work.
public func sealedGroupPage(_ alerts: [SealedAlert], until: Timestamp, in context: PageContext) -> HTML {
    let words = context.words
    let items = alerts.enumerated().sorted { left, right in
        let (most, least) = (left.element.alert.peoplePerDay ?? -1, right.element.alert.peoplePerDay ?? -1)
        return most != least ? most > least : left.offset < right.offset
    }.map { AlertItems.Item(alert: $0.element.alert.withoutInsides, link: .details(seal: $0.element.seal)) }
    let title = words.sealedGroupTitle(alerts.map(\.alert))
    return page(
        title, in: context, isListed: false,
        """
        <h1>\(title)</h1>
        \(AlertItems(items, context).html)
        <p><a href="\(context.link(.statuses))">\(words.toStatuses)</a></p>
        <p class="quiet">\(words.sealedUntil(until)) \(words.sealedMore) \
        <a href="\(context.link(.alerts))">\(words.allAlertsLink)</a></p>
        """)
}
