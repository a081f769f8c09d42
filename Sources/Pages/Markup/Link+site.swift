/// The addresses of the site's own pages, in one place for all pages and mails.
extension Link {
    /// The services, worst first.
    public static let overview = Link([])
    /// What the words mean.
    public static let about = Link(["about"])
    /// Where people sign in.
    public static let signIn = Link(["sign-in"])
    /// Where a signed-in person leaves (POST).
    public static let signOut = Link(["sign-out"])
    /// The alerts.
    public static let alerts = Link(["alerts"])
    /// The public statuses of all services.
    public static let statuses = Link(["status"])
    /// The mails that the demonstration caught.
    public static let mailbox = Link(["mailbox"])

    /// One service.
    public static func service(_ slug: String) -> Link { Link(["services", slug]) }

    /// The public status of one service.
    public static func status(_ slug: String) -> Link { Link(["status", slug]) }

    /// One alert.
    public static func alert(_ id: Int64) -> Link { Link(["alerts", String(id)]) }

    /// Where an alert is acknowledged by a person who is signed in (POST).
    public static func acknowledgeAlert(_ id: Int64) -> Link { Link(["alerts", String(id), "acknowledge"]) }

    /// Where an alert is acknowledged by whoever holds a sealed link (GET asks, POST acts).
    public static func acknowledge(seal: String) -> Link { Link(["acknowledge", seal]) }

    /// Where a one-time link signs in (GET asks, POST acts).
    public static func signIn(secret: String) -> Link { Link(["sign-in", secret]) }

    /// One caught mail.
    public static func mail(_ id: Int) -> Link { Link(["mailbox", String(id)]) }

    /// One embedded file.
    public static func asset(_ name: String) -> Link { Link(["assets", name]) }
}
