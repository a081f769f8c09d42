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
/// way out, and before the first answer, it cannot be told. Where references are silent, name servers are asked all the
/// same: references may be what failed.
///
/// Of several unrelated hosts that cannot be connected to, name servers say nothing: those decide who can be connected to.
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
    /// Who has ever answered, and not been silent for long since.
    public private(set) var known: Set<Witness>
    /// How often each of those in a row was silent while all was well.
    private var silences: [Witness: Int] = [:]
    /// Who was silent at the newest look to know who answers.
    private var silent: [Witness] = []

    /// Silence while others answer that often in a row shows nothing of our own network any more.
    public static let silencesAllowed = 3

    /// Creates a look that has asked nobody.
    ///
    /// - Parameter known: who has answered one before it, as far as they are asked now.
    public init(references: [WebAddress], known: Set<Witness> = []) {
        self.references = references
        let asked = Set(references.map { Witness.reference($0.text) } + Self.zones.map { .zone($0) })
        self.known = known.intersection(asked)
    }

    // MARK: Whom to ask

    /// Whom to ask, in rounds: the next one only where nobody of the one before has answered.
    public func rounds(for question: WayOutQuestion) -> [[Witness]] {
        let first = witnesses(failing: question.failing, down: question.down, origins: question.origins)
        guard first.contains(where: { if case .reference = $0 { true } else { false } }) else { return [first] }
        return [first, zones(failing: question.failing)]
    }

    /// Whom to ask first.
    ///
    /// - Parameters:
    ///   - failing: hosts whose runs wait for the answer: they may be what fails, or the zones above them.
    ///   - down: hosts that are known to be down.
    ///   - origins: origins of other hosts that answered lately.
    public func witnesses(
        failing: Set<String> = [], down: Set<String> = [], origins: [String] = []
    ) -> [Witness] {
        let named = references.filter { !failing.contains($0.host) && !down.contains($0.host) }
        let first = named.isEmpty ? zones(failing: failing) : named.map { .reference($0.text) }
        return first + origins.map { .origin($0) }
    }

    private func zones(failing: Set<String>) -> [Witness] {
        let others = Self.zones.filter { zone in !failing.contains { $0 == zone || $0.hasSuffix("." + zone) } }
        // Where hosts fail under nearly every zone, it is not a zone that failed.
        let zones = others.count >= 2 ? Array(others.prefix(2)) : Self.zones
        return zones.map { .zone($0) }
    }

    /// Whom to ask while nothing fails, to know who answers: everybody who may be asked later.
    public var everybody: [Witness] { everybodyInRounds[0] }

    /// The same in rounds: the next one only where nobody of the one before has answered.
    public var everybodyInRounds: [[Witness]] {
        let zones = Self.zones.map { Witness.zone($0) }
        return references.isEmpty ? [zones] : [references.map { .reference($0.text) }, zones]
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

    // MARK: What the answers come to

    /// Whether a word ends a round that asks some witnesses: nothing that the others say could change what is found.
    public func isEnough(_ word: Word, from witness: Witness, of asked: [Witness], for question: WayOutQuestion) -> Bool
    {
        guard word == .proof else { return false }
        return witness.isConnectedTo || !question.isAboutConnections || !asked.contains(where: \.isConnectedTo)
    }

    /// What the answers to a question come to; who answered is remembered.
    public mutating func report(
        on question: WayOutQuestion, _ answers: [(witness: Witness, word: Word)]
    ) -> WayOut.Report {
        let connections = answers.filter { $0.witness.isConnectedTo }
        let silent = connections.compactMap { answer -> String? in
            if case .origin(let origin) = answer.witness, answer.word == .silence { origin } else { nil }
        }
        let isConnected = connections.contains { $0.word == .proof }
        if question.isAboutConnections, !isConnected, connections.contains(where: isTelling) {
            remember(answers)
            // Name servers may answer: nobody can be connected to all the same.
            return WayOut.Report(asked: question.asked, verdict: .lost, isByConnections: true, silent: silent)
        }
        var verdict = verdict(answers)
        if verdict == .lost, !question.hasNews, isOneOutage(answers) { verdict = .untold }
        return WayOut.Report(
            asked: question.asked, verdict: verdict, isByConnections: isConnected, silent: silent)
    }

    /// What answers come to where any of them will do; who answered is remembered.
    public mutating func verdict(_ answers: [(witness: Witness, word: Word)]) -> WayOut.Verdict {
        remember(answers)
        guard !answers.contains(where: { $0.word == .proof }) else { return .open }
        return answers.contains(where: isTelling) ? .lost : .untold
    }

    /// Takes what everybody said while nothing failed; gives who has lost the standing of one that answers.
    ///
    /// - Parameter wasOpen: whether somebody outside has answered since the look before this one, so that who was silent then
    ///   was so by itself.
    public mutating func learn(
        _ answers: [(witness: Witness, word: Word)], wasOpen: Bool
    ) -> [Witness] {
        if wasOpen { for witness in silent { silences[witness, default: 0] += 1 } }
        remember(answers)
        silent = answers.filter(isTelling).filter { $0.word == .silence }.map(\.witness)
        let gone = silences.filter { $0.value >= Self.silencesAllowed }.map(\.key)
        for witness in gone {
            known.remove(witness)
            silences[witness] = nil
        }
        silent.removeAll(where: gone.contains)
        return gone
    }

    /// Whether all that tells is one origin that is silent: where nobody else has just failed, that is its own outage.
    private func isOneOutage(_ answers: [(witness: Witness, word: Word)]) -> Bool {
        let hosts = answers.filter(isTelling).map { answer -> String? in
            guard case .origin(let origin) = answer.witness else { return nil }
            return (try? WebAddress(origin)).map { RegisteredDomain.of($0.host) }
        }
        return Set(hosts).count == 1 && hosts.first != .some(nil)
    }

    /// Whether silence shows something: whoever never answered is not lost.
    private func isTelling(_ answer: (witness: Witness, word: Word)) -> Bool {
        guard answer.word == .silence else { return false }
        if case .origin = answer.witness { return true }
        return known.contains(answer.witness)
    }

    private mutating func remember(_ answers: [(witness: Witness, word: Word)]) {
        for (witness, word) in answers where word == .proof {
            silences[witness] = nil
            // The results of an origin say that it answered.
            if case .origin = witness { continue }
            known.insert(witness)
        }
    }
}

extension WayOutLook.Witness: CustomStringConvertible {
    /// Whether it is connected to, and not only looked up.
    var isConnectedTo: Bool {
        if case .zone = self { false } else { true }
    }

    /// Who it is, in words.
    public var description: String {
        switch self {
        case .reference(let url): url
        case .zone(let zone): "the name servers of .\(zone)"
        case .origin(let origin): origin
        }
    }
}
