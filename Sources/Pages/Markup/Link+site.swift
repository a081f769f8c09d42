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

    /// The standards that services are judged by.
    public static let standards = Link(["standards"])

    /// One standard.
    public static func standard(_ id: String) -> Link { Link(["standards", id]) }

    /// The verdicts on a service by a standard.
    public static func assessment(_ service: String, _ standard: String) -> Link {
        Link(["services", service, "standards", standard])
    }

    /// What was said and done, for everybody.
    public static let youSaid = Link(["you-said"])

    /// What is being done about a service (GET shows, POST opens a loop).
    public static func loops(_ service: String) -> Link { Link(["services", service, "loops"]) }

    /// Where a step of a loop is taken (POST).
    public static func loop(_ service: String, _ id: Int64) -> Link {
        Link(["services", service, "loops", String(id)])
    }

    /// Where somebody says whether it is fixed (POST).
    public static func fixed(_ code: String) -> Link { Link(["follow", code, "fixed"]) }

    /// Where people say what they think of a service.
    public static func feedback(_ service: String) -> Link { Link(["feedback", service]) }

    /// The form about one channel of a service (GET asks, POST sends).
    public static func feedback(_ service: String, _ channel: String) -> Link { Link(["feedback", service, channel]) }

    /// Where people enter their code.
    public static let followForm = Link(["follow"])

    /// What became of a submission (GET shows, POST takes the words back).
    public static func follow(_ code: String) -> Link { Link(["follow", code]) }

    /// What people say of a service.
    public static func inbox(_ service: String) -> Link { Link(["services", service, "feedback"]) }

    /// Where a submission is answered (POST).
    public static func submission(_ service: String, _ id: Int64) -> Link {
        Link(["services", service, "feedback", String(id)])
    }

    /// Where a submission is tied to a loop that is under way (POST).
    public static func linkToLoop(_ service: String, _ submission: Int64) -> Link {
        Link(["services", service, "feedback", String(submission), "loop"])
    }

    /// One service.
    public static func service(_ slug: String) -> Link { Link(["services", slug]) }

    /// The place on the page of a service that shows one result, or the newest of a check where the address means no one.
    static func result(_ address: ObservationAddress) -> Link? {
        guard let service = address.service, let within = address.withinService else { return nil }
        guard address.at != nil else { return Link(["services", service], fragment: "results") }
        return Link(["services", service], query: [("result", within)], fragment: "result")
    }

    /// The public status of one service.
    public static func status(_ slug: String) -> Link { Link(["status", slug]) }

    /// One alert.
    public static func alert(_ id: Int64) -> Link { Link(["alerts", String(id)]) }

    /// Where an alert is acknowledged by a person who is signed in (POST).
    public static func acknowledgeAlert(_ id: Int64) -> Link { Link(["alerts", String(id), "acknowledge"]) }

    /// Where an alert is acknowledged by whoever holds a sealed link (GET asks, POST acts).
    public static func acknowledge(seal: String) -> Link { Link(["acknowledge", seal]) }

    /// One alert, for whoever holds a sealed link; read only.
    public static func details(seal: String) -> Link { Link(["details", seal]) }

    /// Where a one-time link signs in (GET asks, POST acts).
    public static func signIn(secret: String) -> Link { Link(["sign-in", secret]) }

    /// One caught mail.
    public static func mail(_ id: Int) -> Link { Link(["mailbox", String(id)]) }

    /// One embedded file.
    public static func asset(_ name: String) -> Link { Link(["assets", name]) }
}
