import Curl
import Registry

/// An HTTP probe with all parameters filled in; runs share it.
final class HTTPProbe: BoundProbe {
    /// What every run begins with.
    let transfer: Transfer
    /// Where that leads, as it was written.
    let address: WebAddress
    /// Why it cannot run here: a secret has no value.
    let withheld: String?
    /// How many redirects are followed; with none, a redirect is itself the answer.
    let redirects: Int
    /// The headers that hold secrets, in small letters.
    let secretHeaders: Set<String>
    let bodyHasSecret: Bool
    let must: [Condition]
    let should: [Condition]
    let extractors: [(id: String, extractor: Extractor)]
    /// The measures that runs look for in the answer.
    let observed: [String]
    let isCostly: Bool
    /// Whether some condition or value needs what a person would read.
    let readsText: Bool
    /// Whether it gets a page and asks for no words: then it is looked at whether people would find anything there.
    let looksAtPage: Bool

    init(
        transfer: Transfer, address: WebAddress, withheld: String?, redirects: Int, secretHeaders: Set<String>,
        bodyHasSecret: Bool, must: [Condition], should: [Condition], extractors: [(id: String, extractor: Extractor)],
        observed: [String]
    ) {
        self.transfer = transfer
        self.address = address
        self.withheld = withheld
        self.redirects = redirects
        self.secretHeaders = secretHeaders
        self.bodyHasSecret = bodyHasSecret
        self.must = must
        self.should = should
        self.extractors = extractors
        self.observed = observed
        let conditions = must + should
        isCostly = conditions.contains { $0.isCostly } || extractors.contains { $0.extractor.isCostly }
        readsText = conditions.contains { if case .text = $0 { true } else { false } }
        looksAtPage =
            transfer.method == "GET" && !transfer.endsAfterHandshake && !conditions.contains { $0.isAboutWords }
    }

    var host: String { address.host }

    var firstTransfer: Transfer? { withheld == nil ? transfer : nil }

    func isCostly(_ result: borrowing TransferResult) -> Bool {
        guard !isCostly else { return true }
        guard !result.body.isEmpty else { return false }
        // A page of a few lines is looked through in microseconds; a packed one may be of any size.
        return looksAtPage && result.body.count > Self.mostAtOnce || result.header(.contentEncoding) != nil
    }

    private static let mostAtOnce = 4096

    func makeRun(isExplained: Bool) -> any ProbeRun { HTTPRun(probe: self, isExplained: isExplained) }
}
