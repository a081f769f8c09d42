/// What came of one try to deliver a message; every case carries words that a person can act on, and no secret.
public enum DeliveryOutcome: Hashable, Sendable {
    /// The route took the message over; its reply.
    case delivered(reply: String)
    /// It did not work this time and may work later.
    case retry(why: String)
    /// A setting must be put right by the operator; tried again all the same, for it will be.
    case misconfigured(why: String)
    /// It will never work.
    case failed(why: String)

    /// The outcomes in one word, for the log of deliveries and for counters.
    public enum Word: String, CaseIterable, Sendable, Hashable, Codable {
        case delivered, retry, misconfigured, failed
    }

    /// The outcome in one word.
    public var word: Word {
        switch self {
        case .delivered: .delivered
        case .retry: .retry
        case .misconfigured: .misconfigured
        case .failed: .failed
        }
    }

    /// The words about it.
    public var detail: String {
        switch self {
        case .delivered(let reply): reply
        case .retry(let why), .misconfigured(let why), .failed(let why): why
        }
    }
}
