public import Curl
public import Registry

/// The routes that the operator has configured: one line for each.
public struct AlertRoutes: Sendable {
    private let routes: [any AlertRoute]

    /// Makes the routes for which there are settings.
    public init(mail: MailSettings?) {
        routes = [
            mail.map { MailRoute($0) }
        ].compactMap(\.self)
    }

    /// Whether no message can leave.
    public var isEmpty: Bool { routes.isEmpty }

    /// The route of a name; nothing where it is not configured.
    public subscript(name: String) -> (any AlertRoute)? { routes.first { $0.name == name } }

    /// The transfer that delivers a message, with the route that judges it.
    ///
    /// - Throws: what makes a transfer impossible; a route without settings waits for the operator.
    public func transfer(
        for delivery: Delivery, saying message: AlertMessage, at now: Timestamp
    ) throws(UndeliverableMessage) -> (transfer: Transfer, route: any AlertRoute) {
        guard let route = self[delivery.route] else {
            throw UndeliverableMessage(
                .misconfigured(
                    why: "no message can leave by \(delivery.route): the configuration has no settings for it "
                        + "(for email, set the key mail)"))
        }
        return (try route.transfer(for: delivery, saying: message, at: now), route)
    }
}
