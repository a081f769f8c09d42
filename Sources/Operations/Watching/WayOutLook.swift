public import Addresses
public import Curl
public import Probing
public import Registry

/// Looks at our own way out, as a value: whom to ask, and what their answers come to.
///
/// What proves that the way out is open is an answer from outside that nobody near can have kept: the operator's
/// references; else a name server that says of a name made up just now that it does not exist, which it can only know
/// from outside; else an origin that answered lately. A gateway, an answer that was kept and a name server that cannot
/// tell prove nothing. Who is silent now shows that it is lost only where it has answered before: in a network without a
/// way out, and before the first answer, it cannot be told.
public struct WayOutLook: Sendable {
    /// One who can be asked.
    public enum Witness: Sendable, Hashable {
        /// An address that the operator named.
        case reference(String)
        /// The name servers of a parent zone, asked for a name below it that nobody has asked for before.
        case zone(String)
        /// An origin that answered lately.
        case origin(String)
    }

    /// What a witness's answer, or silence, shows.
    public enum Word: Sendable, Hashable {
        /// The way out is open.
        case proof
        /// It did not answer.
        case silence
        /// Nothing: it was not asked, or may not be reached.
        case nothing
    }

    /// Zones whose name servers are asked: run by different bodies, and signed in a way that lets no name server make up
    /// by itself that a name does not exist.
    static let zones = ["org", "com", "eu", "net", "info", "de"]
    /// How long a witness may take, in milliseconds.
    static let patience = 5_000

    /// Addresses that the operator named.
    private let references: [WebAddress]
    /// Who has ever answered.
    private var known: Set<Witness> = []

    /// Creates a look that has asked nobody.
    public init(references: [WebAddress]) {
        self.references = references
    }

    /// Whom to ask.
    ///
    /// - Parameters:
    ///   - failing: hosts whose runs wait for the answer: the zones above them may be what fails.
    ///   - origins: origins of other hosts that answered lately.
    public func witnesses(failing: Set<String> = [], origins: [String] = []) -> [Witness] {
        let origins = origins.map { Witness.origin($0) }
        guard references.isEmpty else { return references.map { .reference($0.text) } + origins }
        let others = Self.zones.filter { zone in !failing.contains { $0 == zone || $0.hasSuffix("." + zone) } }
        // Where hosts fail under nearly every zone, it is not a zone that failed.
        let zones = others.count >= 2 ? Array(others.prefix(2)) : Self.zones
        return zones.map { .zone($0) } + origins
    }

    /// Whom to ask while nothing fails, to know who answers: everybody who may be asked later.
    public var everybody: [Witness] {
        references.isEmpty ? Self.zones.map { .zone($0) } : references.map { .reference($0.text) }
    }

    /// What is sent to a witness.
    ///
    /// - Parameters:
    ///   - label: a label that nobody has asked for before, for names.
    ///   - policy: which addresses references may have.
    public func transfer(to witness: Witness, label: String, policy: AddressPolicy) -> Transfer {
        var transfer: Transfer
        switch witness {
        case .reference(let url):
            transfer = Transfer(url: url, addresses: policy)
        case .zone(let zone):
            transfer = Transfer(url: "http://\(label).\(zone)./", addresses: policy)
            transfer.endsAfterLookup = true
        case .origin(let origin):
            // An origin inside our own network shows nothing of the way out.
            transfer = Transfer(url: origin + "/", addresses: AddressPolicy(purpose: .probe))
            transfer.endsAfterHandshake = origin.hasPrefix("https://")
        }
        transfer.method = "HEAD"
        transfer.timeoutMilliseconds = Self.patience
        transfer.connectTimeoutMilliseconds = Self.patience
        transfer.bodyLimit = 1
        return transfer
    }

    /// What came of asking a witness.
    ///
    /// - Parameter own: the addresses of this machine: whoever answers at one of them is not outside.
    public static func word(_ result: TransferResult, from witness: Witness, own: [IPAddress]) -> Word {
        if let address = result.remote?.address.unwrapped,
            address.isLoopback || own.contains(where: { $0.unwrapped == address })
        {
            return .nothing
        }
        return switch result.failure {
        case .refusedByPolicy, .ours, .badURL: .nothing
        default: isProof(result, from: witness) ? .proof : .silence
        }
    }

    private static func isProof(_ result: TransferResult, from witness: Witness) -> Bool {
        switch witness {
        case .zone:
            // Names that do not exist have no address: who gives one all the same may be anybody, near or far.
            result.failure == .nameNotFound || result.failure == .nameWithoutAddress
        case .reference, .origin:
            result.status > 0 || result.certificate != nil
        }
    }

    /// What answers come to; who answered is remembered.
    public mutating func verdict(_ answers: [(witness: Witness, word: Word)]) -> WayOut.Verdict {
        let proofs = answers.filter { $0.word == .proof }.map(\.witness)
        known.formUnion(proofs)
        guard proofs.isEmpty else { return .open }
        let hasAnswered = answers.contains { answer in
            guard answer.word == .silence else { return false }
            if case .origin = answer.witness { return true }
            return known.contains(answer.witness)
        }
        return hasAnswered ? .lost : .untold
    }
}
