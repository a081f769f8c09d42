public import Addresses
public import Curl
public import Measures
public import Registry

/// What one run of a probe found.
public struct ProbeResult: Sendable, Hashable {
    /// How a run ended.
    public enum Outcome: Int, Sendable, Hashable, CaseIterable {
        /// Everything that must hold and should hold does.
        case good = 0
        /// Something that should hold does not.
        case slight = 1
        /// Something that must hold does not.
        case bad = 2
        /// Nothing can be said about the target: the fault is ours.
        case unknown = 3
    }

    /// Why a run was made.
    public enum Trigger: Int, Sendable, Hashable, CaseIterable {
        /// Its time had come.
        case scheduled = 0
        /// The run before it failed, or was the first good one after failures.
        case confirmation = 1
        /// Somebody sent it (a heartbeat).
        case pushed = 2
        /// Somebody asked for it once.
        case asked = 3
    }

    /// How long each phase took, in microseconds; 0 where the phase did not happen.
    ///
    /// Redirects are added together.
    public struct Phases: Sendable, Hashable {
        /// Looking the name up.
        public var nameLookup: Int64
        /// Connecting.
        public var connect: Int64
        /// The TLS handshake.
        public var tls: Int64
        /// From the request to the first byte of the answer.
        public var firstByte: Int64
        /// From the first byte to the last.
        public var transfer: Int64
        /// From start to end.
        public var total: Int64

        /// Creates phases.
        public init(
            nameLookup: Int64 = 0, connect: Int64 = 0, tls: Int64 = 0, firstByte: Int64 = 0, transfer: Int64 = 0,
            total: Int64 = 0
        ) {
            self.nameLookup = nameLookup
            self.connect = connect
            self.tls = tls
            self.firstByte = firstByte
            self.transfer = transfer
            self.total = total
        }
    }

    /// The stream that the run belongs to: probe × location, a dense number made by the store.
    public var stream: Int
    /// When the run started.
    public var at: Timestamp
    /// Why it was made.
    public var trigger: Trigger
    /// How it ended.
    public var outcome: Outcome
    /// Why it ended so.
    public var reason: Reason
    /// What was found instead of what a condition demands, for words in every language.
    public var shortfall: Shortfall?
    /// How long each phase took.
    public var phases: Phases
    /// The status code of the last answer; 0 for none.
    public var status: Int
    /// The failed condition or the failure in words, for a run that was not good; empty else.
    public var detail: String
    /// Values kept under a name by the definition's `extract` list.
    public var extracted: [String: String]
    /// What was seen under the ids of measures; not kept with the result, but as the newest of its stream.
    public var observed: [Observed]
    /// How late the engine was when it served this run, in microseconds.
    public var loopLag: Int64
    /// How long the target asks us to stay away, no longer than `longestRetryAfter`; for the engine's own use, not kept
    /// with the result.
    public var retryAfter: Duration?
    /// The origin that the run ended at, where redirects led to another one; not kept with the result.
    public var lastOrigin: String?
    /// Whether an address of the public internet was reached; not kept with the result.
    public var reachedPublic = false
    /// Where the address lies that answered last or was tried last; nil where that is not known; not kept with the result.
    public var network: NetworkBlock?
    /// The kind of address that answered last, or the only one that was tried; nothing where that tells nothing; not kept
    /// with the result.
    public var family: Routes.Family?
    /// How long each phase took at the last of several hops; nothing for a run of one; not kept with the result.
    public var lastHop: Phases?
    /// When the last byte of an answer came, in microseconds since the start; nothing where none did, and where that is
    /// not known; not kept with the result.
    public var heardAfter: Int64?

    /// The longest that a target can keep a probe away by what it says, beyond the probe's own pace.
    public static let longestRetryAfter: Duration = .seconds(3600)

    /// Creates a result.
    public init(
        stream: Int, at: Timestamp, trigger: Trigger = .scheduled, outcome: Outcome, reason: Reason = .ok,
        phases: Phases = Phases(), status: Int = 0, detail: String = "", extracted: [String: String] = [:],
        observed: [Observed] = [], loopLag: Int64 = 0, retryAfter: Duration? = nil
    ) {
        self.stream = stream
        self.at = at
        self.trigger = trigger
        self.outcome = outcome
        self.reason = reason
        self.phases = phases
        self.status = status
        self.detail = detail
        self.extracted = extracted
        self.observed = observed
        self.loopLag = loopLag
        self.retryAfter = retryAfter
    }
}

extension ProbeResult {
    /// Why it ended so, with what was found.
    public var told: ToldReason {
        let isOfCondition = reason == .conditionFailed || reason == .httpStatus
        return ToldReason(code: reason.rawValue, shortfall: isOfCondition ? shortfall : nil)
    }

    /// When the target was last heard, as far as is known, and never later.
    ///
    /// An answer may have stalled long before the run ended. Where the run does not say, it is the end of the handshake for
    /// one that was good without an answer, else the beginning of the run.
    public var heardAt: Timestamp {
        let shaken = status == 0 && (outcome == .good || outcome == .slight)
        let known = heardAfter ?? (shaken ? phases.nameLookup + phases.connect + phases.tls : 0)
        return at + .milliseconds(known / 1000)
    }
}

/// Why a run ended as it did: a closed list, safe as a metric's label.
public enum Reason: String, CaseIterable, Sendable, Hashable {
    case ok
    case dnsNotFound = "dns_not_found"
    case dnsTimeout = "dns_timeout"
    case dnsFailed = "dns_failed"
    case connectRefused = "connect_refused"
    case connectTimeout = "connect_timeout"
    case connectFailed = "connect_failed"
    case tlsFailed = "tls_failed"
    case tlsUntrusted = "tls_untrusted"
    case tlsExpired = "tls_expired"
    case tlsNotYetValid = "tls_not_yet_valid"
    case tlsNameMismatch = "tls_name_mismatch"
    /// A certificate between the server's own and a trusted root was not sent; some browsers fetch it themselves.
    case tlsChainIncomplete = "tls_chain_incomplete"
    /// The server speaks only versions of TLS that browsers have given up.
    case tlsProtocolTooOld = "tls_protocol_too_old"
    /// The server asks every visitor for a certificate of their own.
    case tlsClientCertificate = "tls_client_certificate"
    /// What began on https ended on http.
    case downgraded
    case httpStatus = "http_status"
    case conditionFailed = "condition_failed"
    case bodyTooLarge = "body_too_large"
    case headersTooLarge = "headers_too_large"
    case tooManyRedirects = "too_many_redirects"
    case badRedirect = "bad_redirect"
    /// A page that the public could open sends people on to an address inside somebody's own network.
    case redirectsToPrivateAddress = "redirects_to_private_address"
    /// A name that led to a public address now leads to one that nobody outside can reach.
    case nameLeadsToSpecialAddress = "name_leads_to_special_address"
    case closedEarly = "closed_early"
    case protocolError = "protocol_error"
    /// The answer is compressed or written in a way that browsers cannot undo.
    case undecodable
    /// A page that asks for no words came with nothing to read.
    case pageIsEmpty = "page_is_empty"
    /// What answers is the page that a web server or a host shows where nothing is set up.
    case pageIsPlaceholder = "page_is_placeholder"
    /// The page shows the error of a database or a program.
    case pageShowsAnError = "page_shows_an_error"
    case blockedByTarget = "blocked_by_target"
    case blockedByPolicy = "blocked_by_policy"
    /// The target asks us to come less often (429).
    case rateLimited = "rate_limited"
    case timeout
    /// A pushed source said that it does not work.
    case reportedFailure = "reported_failure"
    /// A pushed source that declares silence to be failure fell silent.
    case silent
    case ourError = "our_error"
    /// Our own way out was lost, so that no target could be reached.
    case ownNetwork = "own_network"
}
