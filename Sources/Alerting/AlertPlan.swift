/// Everything that follows from a change, an acknowledgement or the passing of time: keep it in one transaction.
public struct AlertPlan: Hashable, Sendable {
    /// What was decided.
    public var action: AlertAction
    /// The alert as it is now; nothing where there is none.
    public var alert: Alert?
    /// What is added to the alert's history.
    public var events: [AlertEvent]
    /// Deliveries that are new.
    public var added: [Delivery]
    /// Deliveries that were there before and are different now: taken back, or brought forward.
    public var changed: [Delivery]

    /// A plan in which nothing happens.
    static func nothing(_ why: AlertAction.Inaction, _ alert: Alert?) -> AlertPlan {
        AlertPlan(action: .nothing(why), alert: alert, events: [], added: [], changed: [])
    }
}
