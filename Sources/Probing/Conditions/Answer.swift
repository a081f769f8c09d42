public import Curl
import PageText
public import Registry

/// What conditions are evaluated on: the last answer, and how it was reached.
public struct Answer: Sendable {
    /// The last transfer.
    public let result: TransferResult
    /// The URL that gave it.
    public let url: String
    /// How many redirects were followed to get there.
    public let redirects: Int
    /// How long each phase took, redirects added together.
    public let phases: ProbeResult.Phases
    /// How late the loop was over all transfers, in microseconds.
    public let loopLag: Int64
    /// When it is evaluated.
    public let now: Timestamp
    /// What it holds, unpacked.
    let content: AnswerContent

    /// Creates an answer.
    public init(
        result: TransferResult, url: String, redirects: Int = 0, phases: ProbeResult.Phases? = nil,
        loopLag: Int64? = nil,
        now: Timestamp
    ) {
        self.init(
            result: result, url: url, redirects: redirects, phases: phases, loopLag: loopLag, now: now, content: nil)
    }

    init(
        result: TransferResult, url: String, redirects: Int, phases: ProbeResult.Phases?, loopLag: Int64?,
        now: Timestamp, content: AnswerContent?
    ) {
        self.result = result
        self.url = url
        self.redirects = redirects
        self.phases = phases ?? ProbeResult.Phases(result.phases)
        self.loopLag = loopLag ?? result.loopLag
        self.now = now
        self.content =
            content
            ?? AnswerContent(
                result, type: result.header(.contentType).flatMap(MediaType.init(header:)),
                isCut: result.failure == .bodyTooLarge, limit: Self.mostUnpacked, readsText: false)
    }

    /// The most bytes that are unpacked where nobody says.
    private static let mostUnpacked = 2 << 20

    /// The body with its content codings undone.
    var body: [UInt8] { content.body }
}

extension ProbeResult.Phases {
    /// The phases of one transfer.
    init(_ phases: TransferResult.Phases) {
        self.init(
            nameLookup: phases.nameLookup, connect: phases.connect, tls: phases.tls, firstByte: phases.firstByte,
            transfer: phases.transfer, total: phases.total)
    }

    /// Adds the phases of a further transfer.
    mutating func add(_ phases: TransferResult.Phases) {
        nameLookup += phases.nameLookup
        connect += phases.connect
        tls += phases.tls
        firstByte += phases.firstByte
        transfer += phases.transfer
        total += phases.total
    }
}

/// Whether a condition holds.
public enum ConditionOutcome: Sendable, Hashable {
    case holds
    /// It does not; what was found instead, as `status is 503`.
    case fails(found: String)
    /// That cannot be told, for a reason of our own.
    case cannotTell(String)
    /// That cannot be told of what was read, and the rest was not; what was asked, in words.
    case needsRest(String)
}
